"""Which calls and subsidies a question is about: those the applicant may apply for, of the theme that is named first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.programme_search import CONFIDENCE, PAGE, named_programmes
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.phrases import affirmed_in_order, affirms, denies, ends_with, is_made_of, places_of, without

INTENT = "ask_subsidy"
ASSOCIATIONS, MUNICIPALITIES, OTHERS = "associations", "municipalities", "others"
APPLICANTS = (ASSOCIATIONS, MUNICIPALITIES)
"""Those the calls are for; ``OTHERS`` are hospitals, schools, companies, CPAS …, to whom the calls for associations come nearest."""
BREATH = 3
"""Words that at most stand between two applicants who are named together."""
_PAYING = frozenset({"administration", "regional support to municipalities"})
"""Kinds of bodies that are named for the calls they answer for: "a subsidy of equal.brussels"."""


@dataclass(frozen=True)
class Subsidies:
    """Subsidies that answer a question, best first, and those it names that are for other applicants only."""

    entries: list[Entry]
    for_others: list[Entry]


def applicant_in(text: str, language: str) -> str | None:
    """Who applies, as ``text`` says it, one of ``APPLICANTS`` or ``OTHERS``; null where it names none, or two in one breath."""
    said = without(text, "calls.not_the_applicant", language)
    if writing := _writing(said, language, (*APPLICANTS, OTHERS)):  # "those are for municipalities, we're an asbl"
        return writing
    keys = {f"calls.{applicant}": applicant for applicant in APPLICANTS}
    found = affirmed_in_order(said, keys, language)
    if len(found) > 1 and _in_one_breath(found[1][1], language):
        return None
    if found:  # "our association works with the municipality": the first
        return keys[found[0][0]]
    if affirms(said, f"calls.{OTHERS}", language):
        return OTHERS
    if denies(said, f"calls.{MUNICIPALITIES}", language):
        return OTHERS if denies(said, f"calls.{ASSOCIATIONS}", language) else ASSOCIATIONS
    return None


def applicant_writing(text: str, language: str) -> str | None:
    """The one of ``APPLICANTS`` that whoever writes says to be or to work for: "we're an asbl", "notre asbl"; null where they do not say."""
    return _writing(text, language, APPLICANTS)


def _writing(text: str, language: str, applicants: Iterable[str]) -> str | None:
    """Likewise, one of ``applicants``."""
    for key, before, _ in places_of(text, "calls", language):
        at_work = key == ASSOCIATIONS and ends_with(before, "wishes.ours", "wishes.articles", language)  # "my commune" is a place too
        if key in applicants and (at_work or ends_with(before, "wishes.i_am", "wishes.articles", language)):
            return key
    return None


def _in_one_breath(between: str, language: str) -> bool:
    """Whether the words between two applicants only join them: "communes ou nous les asbl"."""
    words = between.split()
    return len(words) <= BREATH and (not words or is_made_of(words[0], "search.little_words", language))


def subsidies_for(session: Session, text: str, applicant: str | None, topics: Iterable[str]) -> Subsidies:
    """The subsidies that ``text`` names, else all that ``applicant`` may apply for, those about ``topics`` first; at most three."""
    every = _subsidies(session)
    named = subsidies_named(session, text)
    for_others = [e for e in named if not _may_apply(e, applicant)]
    open_to = [e for e in every if _may_apply(e, applicant)]
    found = [e for e in named if e in open_to] or open_to
    broader = read_taxonomy(DATA).broader
    asked = {topic for t in topics for topic in (t, broader.get(t)) if topic}

    def rank(entry: Entry) -> tuple:
        served = set(entry.document["topics"])
        return (-len(asked & served), -len(served), CONFIDENCE[entry.document["confidence"]], entry.id)

    found.sort(key=rank)
    return Subsidies(found[:PAGE], for_others)


def _may_apply(entry: Entry, applicant: str | None) -> bool:
    nearest = ASSOCIATIONS if applicant == OTHERS else applicant
    return applicant is None or not entry.document["applicants"] or nearest in entry.document["applicants"]


def subsidies_named(session: Session, text: str) -> list[Entry]:
    """The subsidy that ``text`` names best, else those of the bodies that it names."""
    named = named_programmes(session, text, forgiving=False)  # "deadline of the call for projects" is nobody's name
    calls = [e for e in named if e.document["intent"] == INTENT]
    if calls:
        return calls[:1]
    addresses = {e.document["contact"]["url"] for e in named if e.document["kind"] in _PAYING}
    return [e for e in _subsidies(session) if e.document["contact"]["url"] in addresses]


def _subsidies(session: Session) -> list[Entry]:
    return [e for e in queries.programmes(session) if e.document["intent"] == INTENT]
