"""Days that a question names."""

import datetime as dt

import pytest

from bot.i18n.days import day_named

SATURDAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    "text, language, day",
    [
        ("et dimanche ?", "fr", "2026-11-29"),
        ("en zaterdag?", "nl", "2026-11-28"),
        ("are they open on Mondays", "en", "2026-11-30"),
        ("vrijdags ook?", "nl", "2026-12-04"),
        ("c'est ouvert demain ?", "fr", "2026-11-29"),
        ("et la nuit ?", "fr", None),
    ],
)
def test_the_next_day_of_that_name(text, language, day):
    assert day_named(text, language, SATURDAY) == (dt.date.fromisoformat(day) if day else None)
