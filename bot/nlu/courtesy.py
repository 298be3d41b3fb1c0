"""Thanks or a greeting with a question behind it: "merci, et pour les enfants ?" asks about the children.

The classifier sees the whole message, in which "thank you" speaks loudest; here the rest of it is judged alone.
"""

from __future__ import annotations

import functools
import re
from typing import Callable

from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.text import fold

COURTEOUS = frozenset({"thank", "greet", "goodbye"})
"""Intents of a message that may be mere politeness around another."""
WORDS = 3
"""Words of the shortest question."""
SURE, UNSURE = 0.6, 0.35
"""Probability that the rest needs where it follows without a break ("merci comment je fais"), and as a clause of its own."""

Ranking = list[tuple[str, float]]


@functools.cache
def _beginning() -> re.Pattern:
    """Polite words (``wishes.courtesy``) and those that go on (``wishes.goes_on``), of all languages, at the beginning of a clause."""
    polite, others = (
        "|".join(sorted({re.escape(fold(str(w))) for code in languages() for w in _wishes(code)[group]}, key=len, reverse=True))
        for group in ("courtesy", "goes_on")
    )
    return re.compile(rf"^(?:\W*\b(?:(?P<polite>{polite})|{others})\b)+")


def _wishes(code: str) -> dict[str, list[str]]:
    return terms(code)["wishes"]


def without_courtesy(text: str) -> tuple[str, bool]:
    """What is left of ``text`` beside polite words, and whether these make a clause of their own; empty where nothing polite was said."""
    clauses = [clause.strip() for clause in re.split(r"[,;.:!?\u2026\n]+", fold(text)) if clause.strip()]
    begins = [_beginning().match(clause) for clause in clauses]
    polite = [bool(begin and begin["polite"]) for begin in begins]
    if not any(polite):
        return "", False
    bare = [clause[begin.end() :].strip() if begin else clause for clause, begin in zip(clauses, begins, strict=True)]
    if not polite[-1]:  # before a question "merci t'es un amour" and "thank you sister" say nothing more either
        bare = ["" if kind and len(rest.split()) <= WORDS else rest for kind, rest in zip(polite, bare, strict=True)]
    return ", ".join(filter(None, bare)), "" in bare


def with_its_question(text: str, ranking: Ranking, judge: Callable[[str], Ranking]) -> Ranking:
    """``ranking`` of ``text``, or that of the question in it where the whole was taken for politeness; ``judge`` ranks a text."""
    if not ranking or ranking[0][0] not in COURTEOUS:
        return ranking
    rest, apart = without_courtesy(text)
    if len(rest.split()) < WORDS:
        return ranking
    asked = judge(rest)
    if asked[0][0] in COURTEOUS:
        return ranking
    plainly = apart and "?" in text and len(rest.split()) > WORDS  # a question is better not understood than thanked for
    return asked if plainly or asked[0][1] >= (UNSURE if apart else SURE) else ranking
