"""Look-up of texts.

Order of look-up: the language, its ``fallback``, the default language; then ``CatalogueError``. Texts are whole
sentences with named placeholders (``{count}``); code never glues pieces together.

    bot/locales/<lang>/labels.yml          short texts by dotted key
    bot/locales/<lang>/responses/*.yml     Rasa responses (``utter_…``), also read here for answers without Rasa
"""

from __future__ import annotations

import functools
from typing import Any, Mapping

from bot.errors import CatalogueError
from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml

DEFAULT_LANGUAGE = "fr"


def _flatten(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in data.items():
        dotted = f"{prefix}{key}"
        if isinstance(value, Mapping):
            flat.update(_flatten(value, f"{dotted}."))
        else:
            flat[dotted] = value
    return flat


@functools.cache
def labels(language: str) -> dict[str, Any]:
    """All labels of a language, by dotted key."""
    return _flatten(read_yaml(LOCALES / language / "labels.yml"))


@functools.cache
def responses(language: str) -> dict[str, list[dict]]:
    """All Rasa responses of a language, by name.

    Raises:
        CatalogueError: two files of the language define the same response.
    """
    merged: dict[str, list[dict]] = {}
    for path in sorted((LOCALES / language / "responses").glob("*.yml")):
        for name, variations in (read_yaml(path) or {}).items():
            if name in merged:
                raise CatalogueError(f"{name} stands twice in the responses of '{language}', the second time in {path.name}")
            merged[name] = variations
    return merged


def _order(language: str) -> list[str]:
    known = languages()
    wanted = [language, known[language].fallback if language in known else None, DEFAULT_LANGUAGE]
    return [code for code in dict.fromkeys(wanted) if code in known]


def label(key: str, language: str, /, **values: Any) -> str:
    """The label ``key`` in ``language``, with its placeholders filled.

    Raises:
        CatalogueError: no language of the look-up order has it.
    """
    for code in _order(language):
        text = labels(code).get(key)
        if text is not None:
            return text.format(**values) if values else text
    raise CatalogueError(f"no label '{key}' for '{language}'")


def has_label(key: str, language: str) -> bool:
    """Whether some language of the look-up order has this label."""
    return any(key in labels(code) for code in _order(language))


def response(name: str, language: str, /, **values: Any) -> str:
    """The text of a Rasa response outside Rasa: for the answers that must not depend on it.

    Raises:
        CatalogueError: no language of the look-up order has it.
    """
    for code in _order(language):
        variations = responses(code).get(name)
        if variations:
            text = variations[0]["text"]
            return text.format(**values) if values else text
    raise CatalogueError(f"no response '{name}' for '{language}'")


def localized(texts: Mapping[str, str | None] | None, language: str) -> str | None:
    """The text of a record in ``language``, else in the first language it has; null when it has none."""
    if not texts:
        return None
    for code in [*_order(language), *texts]:
        if texts.get(code):
            return texts[code]
    return None
