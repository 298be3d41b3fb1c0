"""Names of topics, audiences and formats in each language (the first word of ``terms.yml``)."""

from __future__ import annotations

import functools

from bot.i18n.catalogue import has_label, label
from bot.i18n.languages import LOCALES
from bot.i18n.yaml_files import read_yaml


@functools.cache
def terms(language: str) -> dict:
    """The catalogue ``terms.yml`` of a language, read once."""
    return read_yaml(LOCALES / language / "terms.yml")


def term_name(group: str, term: str, language: str) -> str:
    """Name of ``term`` in ``group`` ("topics", "audiences"); the id where the catalogue has none."""
    words = (terms(language).get(group) or {}).get(term)
    return str(words[0]) if words else term.replace("_", " ")


def for_whom(audience: str, language: str) -> str:
    """The audience as it stands behind "for": "la police", "het nachtleven", with the article it needs."""
    key = f"for_whom.{audience}"
    return label(key, language) if has_label(key, language) else term_name("audiences", audience, language)
