"""Languages that are not complete yet: enough to greet somebody in their own and show the lines that speak it.

Each is a folder of ``bot/locales`` with a ``first_help.yml``; adding one is adding that file.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

# Scripts that give the language away better than any statistics on three words.
_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "uk"}


@dataclass(frozen=True)
class FirstHelp:
    """What is said in a language before the person chooses one of ours."""

    code: str
    name: str
    direction: str
    emergency: str
    lines: str
    """Before lines that speak the language."""
    other_lines: str
    """Before lines where none does."""
    go_on: str
    """Before the choice of our languages."""
    words: frozenset[str]
    """Folded words that give the language away."""


@functools.cache
def first_help() -> dict[str, FirstHelp]:
    """Languages recognised beside the complete ones, by ISO 639-1 code."""
    found = {}
    for path in sorted(LOCALES.glob("*/first_help.yml")):
        data = read_yaml(path)
        words = frozenset(fold(str(word)) for word in data.pop("words"))
        data.pop("reviewer")
        found[path.parent.name] = FirstHelp(code=path.parent.name, words=words, **data)
    return found


@functools.cache
def _our_words() -> frozenset[str]:
    return frozenset(word for language in languages().values() for word in language.common_words)


def _script_language(text: str) -> str | None:
    letters = [c for c in text if c.isalpha()]
    for script, language in _SCRIPTS.items():
        if letters and sum(script in unicodedata.name(c, "") for c in letters) > len(letters) / 2:
            return language
    return None


def _language_of_words(words: list[str]) -> str | None:
    """The language that more of the words belong to than to any other: at least two of them, or nearly all of a short message."""
    hits = sorted(((sum(w in help_.words for w in words), code) for code, help_ in first_help().items()), reverse=True)
    (best, code), (second, _) = hits[0], hits[1]
    ours = sum(word in _our_words() for word in words)
    enough = best >= max(2, len(words) / 5) or (best and len(words) <= 2)
    return code if enough and best > second and best > ours else None


def our_language(text: str) -> str | None:
    """Which of our languages more of the words belong to than to any other, by at least two; for when Rasa cannot say. Else null."""
    words = re.findall(r"\w+", fold(text))
    hits = sorted(((sum(word in language.common_words for word in words), code) for code, language in languages().items()), reverse=True)
    return hits[0][1] if hits[0][0] >= hits[1][0] + 2 else None


def foreign_language(text: str) -> str | None:
    """ISO 639-1 code of a language that is not one of ours, when that is sure; else null."""
    return _script_language(text) or _language_of_words(re.findall(r"\w+", fold(text)))
