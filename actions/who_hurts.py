"""Who strikes whom in a sentence: "c'est ma femme qui me frappe", "ik heb mijn vriendin geduwd"."""

from __future__ import annotations

import functools
import re

from bot.i18n.phrases import mentions, phrases, place_of, without
from bot.text import slug_words

OTHER, SELF = "other", "self"
AFTER = 3
"""How many words after the verb still deny it: "ik sla haar niet"."""
_CLAUSES = re.compile(r"[.!?;:,\n()]+")


def who_strikes(text: str, language: str) -> set[str]:
    """``OTHER`` where somebody strikes the writer, ``SELF`` where the writer strikes somebody; both, or none.

    Read clause by clause: who stands before the verb, and who is struck. What is denied ("I never hit her") is nothing.
    """
    clauses = [" ".join(slug_words(clause)) for clause in _CLAUSES.split(text)]
    parts = [part for clause in clauses for part in _joined(language).split(clause)]
    return {struck for part in parts if (struck := _in_part(part, language))}


@functools.cache
def _joined(language: str) -> re.Pattern:
    """Between two clauses without a mark: "and" before another who does something."""
    subjects = "|".join(" ".join(slug_words(word)) for word in phrases(language, "strikes.i"))
    joins = "|".join(" ".join(slug_words(word)) for word in phrases(language, "strikes.joins"))
    return re.compile(rf"\b(?:{joins})\b(?=\s(?:{subjects})\b)")


def _in_part(part: str, language: str) -> str | None:
    verb, state = place_of(part, "strikes.verbs", language), place_of(part, "strikes.violent", language)
    place = verb or state
    if place is None:
        return None
    before, after = part[: place[0]], " ".join(part[place[1] :].split()[:AFTER])
    if mentions(f"{before} . {after}", "wishes.never", language):
        return None
    i, me = mentions(without(before, "strikes.i_think", language), "strikes.i", language), mentions(part, "strikes.me", language)
    if mentions(before, "strikes.somebody", language) and (me or (verb is None and not i)):
        return OTHER
    return SELF if i and not me and (verb is None or mentions(part, "strikes.struck", language)) else None
