"""The wishes a search gave up, said aloud: nobody should wonder why a list is not what they asked for."""

from __future__ import annotations

from typing import Literal, Sequence

from bot.directory.criteria import Criteria
from bot.directory.municipalities import municipality_names
from bot.i18n.catalogue import label
from bot.i18n.formats import language_name, partial_date
from bot.i18n.terms import term_name


def widened_lines(kind: Literal["widened", "training_widened"], dropped: Sequence[str], wishes: Criteria, language: str) -> list[str]:
    """A sentence of the catalogue section ``kind`` for each wish in ``dropped``, with its value in words of ``language``."""
    return [label(f"{kind}.{wish}", language, value=_in_words(wish, wishes, language)) for wish in dropped]


def _in_words(wish: str, wishes: Criteria, language: str) -> str:
    value = getattr(wishes, wish)
    if wish in ("topic", "audience"):
        return term_name(f"{wish}s", value, language)
    if wish == "language":
        return language_name(value, language)
    if wish == "municipality":
        return municipality_names(language)[value]
    if wish == "format":
        return label(f"formats.{value}", language)
    if wish == "time":
        return partial_date(value, language) or value
    return str(value)
