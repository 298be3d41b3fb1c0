"""Figures: those of the theme asked for, the nearest, or none."""

import pytest

from bot.directory.cards import public_source
from bot.directory.figures import FigureQuestion, figure, figures_for, figures_of
from bot.directory.queries import programmes

SURVEY = ["More than one Brussels woman in two", "86%", "17%"]


def _begin(entries, beginnings):
    said = [figure(e, "en") for e in entries]
    return len(said) == len(beginnings) and all(text.startswith(start) for text, start in zip(said, beginnings, strict=True))


@pytest.mark.parametrize(
    "question, fit, beginnings",
    [
        (FigureQuestion(("femicide",)), "exact", ["2 femicides", "30 to 40"]),
        (FigureQuestion(("femicide", "belgium")), "exact", ["30 to 40", "2 femicides"]),
        (FigureQuestion(("femicide",), years=(2022,)), "exact", ["2 femicides", "30 to 40"]),
        (FigureQuestion(("femicide",), years=(2024,)), "near", ["2 femicides", "30 to 40"]),
        (FigureQuestion(("femicide",), of_another_time=True), "near", ["2 femicides", "30 to 40"]),
        (FigureQuestion(("share",)), "exact", SURVEY),
        (FigureQuestion(years=(2016, 2017)), "exact", SURVEY),
        (FigureQuestion(("partner_violence", "share")), "exact", ["More than one", "4,848"]),
        (FigureQuestion(("harassment",)), "exact", ["86%"]),
        (FigureQuestion(("harassment", "reports")), "near", ["86%", "4,848"]),
        (FigureQuestion(("harassment",), of_something_else=True), "near", ["86%"]),
        (FigureQuestion(("public_space",)), "near", ["86%"]),  # by its broader topic
        (FigureQuestion(("stalking", "harassment", "partner_violence")), "exact", ["17%", "86%", "More than one"]),
        (FigureQuestion(("partner_violence", "reports")), "near", ["4,848", "More than one"]),  # of all in the family
        (FigureQuestion(("migration",)), "other", ["4,848", "2 femicides", "More than one"]),
        (FigureQuestion(of_something_else=True), "other", ["4,848", "2 femicides", "More than one"]),
        (FigureQuestion(("brussels",)), "general", ["4,848", "2 femicides", "More than one"]),
        (FigureQuestion(numbers=("86",)), "exact", ["86%"]),
        (FigureQuestion(numbers=("4848",), of_something_else=True), "near", ["4,848"]),
        (FigureQuestion(("share",), numbers=("50",)), "exact", SURVEY),
    ],
)
def test_figures_fit_the_question(session, question, fit, beginnings):
    found = figures_for(session, question)
    assert found.fit == fit and _begin(found.entries, beginnings), [figure(e, "en") for e in found.entries]


def test_a_figure_has_its_own_source_and_date(session):
    entry = figures_for(session, FigureQuestion(("intrafamily_violence",))).entries[0]
    assert entry.id == "safe-brussels" and "bornin" in public_source(entry) and entry.source_date == "2024-05-03"


def test_a_programme_keeps_all_its_figures(session):
    plan = next(e for e in programmes(session) if e.id == "plan-violence-2020-2024")
    assert len(figures_of(plan.document, "nl")) == 8
