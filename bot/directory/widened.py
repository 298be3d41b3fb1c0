"""The wishes a search gave up, said aloud: nobody should wonder why a list is not what they asked for."""

from __future__ import annotations

from typing import Literal, Sequence

from bot.directory.criteria import Criteria
from bot.directory.municipalities import municipality_names
from bot.directory.past_trainings import OnlyPast
from bot.directory.training_search import OTHER_TOPICS, TrainingsFound
from bot.i18n.catalogue import label
from bot.i18n.formats import join, language_name, partial_date
from bot.i18n.terms import for_whom, term_name


def widened_lines(kind: Literal["widened", "training_widened"], dropped: Sequence[str], wishes: Criteria, language: str) -> list[str]:
    """A sentence of the catalogue section ``kind`` for each wish in ``dropped``, with its value in words of ``language``."""
    return [label(f"{kind}.{wish}", language, value=in_words(wish, wishes, language)) for wish in dropped]


def training_lines(found: TrainingsFound, wishes: Criteria, language: str, in_chat: bool) -> list[str]:
    """A sentence for each wish that no coming training met; where a past one would have, when that was, and ``in_chat`` how to see it."""
    for_audience = [past for past in found.only_past if past.wish != "topic"]
    on_topic = [past for past in found.only_past if past.wish == "topic"]
    lines = [_past_line(past, wishes, language, in_chat) for past in for_audience]
    for wish in found.dropped:
        if wish == "audience" and for_audience:
            lines.append(label("training_past.others", language))
        else:
            lines += widened_lines("training_widened", [wish], wishes, language)
    return lines + [_past_line(past, wishes, language, in_chat) for past in on_topic]


def _past_line(past: OnlyPast, wishes: Criteria, language: str, in_chat: bool) -> str:
    value = in_words("topic" if past.wish == "topic" else "audience", wishes, language)
    said = label(f"training_past.{past.wish}", language, value=value, years=join(past.years, language))
    return f"{said} {label('training_past.how', language)}" if in_chat else said


def in_words(wish: str, wishes: Criteria, language: str) -> str:
    """The value of ``wish`` in words of ``language``: "partner violence", "teachers"."""
    wish = "topic" if wish == OTHER_TOPICS else wish
    value = getattr(wishes, wish, None)  # null for what no wish was given up for: nobody for older people alone
    if wish == "audience":
        return for_whom(value, language)
    if wish == "topic":
        return term_name("topics", value, language)
    if wish == "language":
        return join([language_name(code, language) for code in wishes.languages], language, "or")
    if wish == "municipality":
        return municipality_names(language)[value]
    if wish == "format":
        return label(f"formats.{value}", language)
    if wish == "time":
        return partial_date(value, language) or value
    return str(value)
