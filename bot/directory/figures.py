"""The figures people ask for, one by one, each with the page it was read on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.programme_search import PAGE
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.catalogue import localized

INTENT = "ask_statistics"
MEASURES = frozenset({"share", "reports"})
"""Themes that say how something is counted; they narrow what is counted."""
PLACES = frozenset({"belgium", "brussels"})
Fit = Literal["exact", "near", "general", "other"]


@dataclass(frozen=True)
class FigureQuestion:
    """What a question wants counted."""

    themes: tuple[str, ...] = ()
    """Subjects, measures and places, as ``Statistic.themes`` names them; a subject that no record counts is one of them too."""
    years: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    """Figures it quotes, digits only: "where does 86 % come from?"."""
    of_another_time: bool = False
    """This year, or how it changes: no record says that."""
    of_something_else: bool = False
    """It names what no record counts: hospitals, men, a municipality."""


@dataclass(frozen=True)
class FiguresFound:
    """Figures that answer a question, best first: each as the programme's entry with this one statistic and its source."""

    entries: list[Entry]
    fit: Fit
    """Whether they are the ones asked for, the nearest to them, the main ones (nothing else was asked), or no answer but what there is."""


def figure(entry: Entry, language: str) -> str | None:
    """The figure of an entry that ``figures_for`` gave."""
    return localized(_statistic(entry)["text"], language)


def figures_of(document: dict[str, Any], language: str) -> list[str]:
    """All figures of a programme's record: those people ask for, then the others."""
    asked_for = [localized(s["text"], language) for s in document["statistics"]]
    return [*(text for text in asked_for if text), *((document["figures"] or {}).get(language) or [])]


def figures_for(session: Session, question: FigureQuestion) -> FiguresFound:
    """The figures on the subjects of a question, at most three; where there is none on them, those there are."""
    every = _statistics(session)
    quoted = [e for e in every if _numbers(e) & set(question.numbers)]
    if quoted:
        return FiguresFound(quoted[:PAGE], "near" if question.of_something_else or question.of_another_time else "exact")
    held = {theme for e in every for theme in _themes(e)}
    subjects = [t for t in question.themes if t not in MEASURES | PLACES]
    measures, years, broader = MEASURES & set(question.themes), set(question.years), read_taxonomy(DATA).broader
    known = [t for subject in subjects if (t := subject if subject in held else broader.get(subject)) in held]
    not_held = question.of_something_else or any(t not in held for t in subjects)

    def rank(entry: Entry) -> tuple:
        themes = _themes(entry)
        first = next((i for i, subject in enumerate(known) if subject in themes), len(known))
        counts = _statistic(entry)["themes"][0]
        return (-len(themes & {*question.themes, *known}) - len(years & set(_statistic(entry)["years"])), counts not in known, first)

    on_them = _each_subject_first(sorted((e for e in every if not known or _themes(e) & set(known)), key=rank), known)
    if not_held:
        return FiguresFound(on_them[:PAGE], "near" if known else "other")
    if not known:  # no more than what is said of how and when they were counted
        on_them = [e for e in on_them if not measures or _themes(e) & measures]
        on_them = [e for e in on_them if years & set(_statistic(e)["years"])] or on_them
    shown = on_them[:PAGE]
    if question.of_another_time or not years <= {year for e in shown for year in _statistic(e)["years"]}:
        return FiguresFound(shown, "near")
    if not (subjects or measures or years):
        return FiguresFound(shown, "general")
    if all(_is_held(shown, s, question.themes) for s in subjects or [None]):
        return FiguresFound(shown, "exact")
    reports = [e for e in every if "reports" in measures & _themes(e) and e not in shown]  # "complaints for harassment": those there are
    return FiguresFound([*shown, *reports][:PAGE], "near")


def _statistics(session: Session) -> list[Entry]:
    """Every statistic as an entry of its own; those of the bodies that count come first."""
    programmes = sorted(queries.programmes(session), key=lambda e: e.document["intent"] != INTENT)
    return [_alone(e, statistic) for e in programmes for statistic in e.document["statistics"]]


def _alone(entry: Entry, statistic: dict[str, Any]) -> Entry:
    source = statistic["source"]
    document = {**entry.document, "statistics": [statistic], "sources": [source]}
    return replace(entry, document=document, source_date=source["page_date"])


def _statistic(entry: Entry) -> dict[str, Any]:
    return entry.document["statistics"][0]


def _themes(entry: Entry) -> set[str]:
    return set(_statistic(entry)["themes"])


def _numbers(entry: Entry) -> set[str]:
    """The figures in an English text: "4,848 reports" gives 4848."""
    return set(re.findall(r"\d+", (_statistic(entry)["text"]["en"] or "").replace(",", "")))


def _each_subject_first(ranked: list[Entry], subjects: list[str]) -> list[Entry]:
    """The best figure on each of the subjects, then the others."""
    best = [next(i for i, e in enumerate(ranked) if subject in _themes(e)) for subject in subjects]
    first = list(dict.fromkeys(best))
    return [ranked[i] for i in [*first, *(i for i in range(len(ranked)) if i not in first)]]


def _is_held(entries: list[Entry], subject: str | None, asked: tuple[str, ...]) -> bool:
    """Whether one of the figures counts ``subject`` the way that is asked, in a place that is asked."""
    needed = (MEASURES & set(asked)) | ({subject} if subject else set())
    places = PLACES & set(asked)
    return any(needed <= _themes(e) and (not places or places & _themes(e)) and not _is_of_more(e, subject, asked) for e in entries)


def _is_of_more(entry: Entry, subject: str | None, asked: tuple[str, ...]) -> bool:
    """Whether what a figure counts only includes ``subject``: reports within the family are not those between partners alone.

    The first theme of a record is what it counts; a survey's share of it is asked for as such.
    """
    counts = _statistic(entry)["themes"][0]
    return subject is not None and subject != counts and counts not in MEASURES | PLACES and counts not in asked
