"""The languages Relais speaks: one folder of ``bot/locales`` each, described by its ``language.yml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from bot.i18n.yaml_files import read_yaml

LOCALES = Path(__file__).resolve().parent.parent / "locales"


@dataclass(frozen=True)
class Language:
    """A language of the conversation."""

    code: str
    """ISO 639-1 code."""
    name: str
    """Name in the language itself."""
    direction: str
    """``ltr`` or ``rtl``."""
    fallback: str | None
    """Language whose texts are used where this one has none."""
    common_words: frozenset[str]
    """Folded words that alone give the language away in a short message."""


@functools.lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    """All languages by code, in the order of their ``rank``."""
    found = []
    for path in LOCALES.glob("*/language.yml"):
        data = read_yaml(path)
        language = Language(
            code=path.parent.name,
            name=data["name"],
            direction=data["direction"],
            fallback=data.get("fallback"),
            common_words=frozenset(str(word) for word in data.get("common_words", [])),
        )
        found.append((data.get("rank", 99), language.code, language))
    return {code: language for _, code, language in sorted(found, key=lambda item: item[:2])}


def is_supported(code: str | None) -> bool:
    """Whether Relais answers in this language."""
    return code in languages()
