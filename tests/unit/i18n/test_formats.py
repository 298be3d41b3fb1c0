"""Numbers, dates and lists as Belgians write them."""

import datetime as dt

import pytest

from bot.i18n import formats
from bot.i18n.hours_text import hours_in_words
from bot.text import clean, fold


@pytest.mark.parametrize(
    "number, display",
    [
        ("112", "112"),
        ("1712", "1712"),
        ("116000", "116000"),
        ("+3280030030", "0800 30 030"),
        ("+3225354542", "02 535 45 42"),
        ("0903 99 000", "0903 99 000"),
    ],
)
def test_phone_numbers_as_one_dials_them(number, display):
    assert formats.phone_display(number) == display


@pytest.mark.parametrize("text, number", [("02 535 45 42", "+3225354542"), ("107", "107"), ("12", None), ("abc", None), ("+32", None)])
def test_phone_numbers_for_machines(text, number):
    assert formats.phone_e164(text) == number


def test_lists_and_dates():
    assert formats.join(["a", "b", "c"], "nl") == "a, b en c"
    assert formats.day(dt.date(2026, 11, 22), "fr") == "22 novembre 2026"
    assert formats.partial_date("2026-08", "nl") == "augustus 2026"
    assert formats.partial_date("2019", "en") == "2019"
    assert formats.partial_date("soon", "en") is None and formats.partial_date(None, "en") is None


@pytest.mark.parametrize(
    "hours, language, said",
    [
        ("24/7", "nl", "dag en nacht, 7 dagen op 7"),
        ("Mo-Fr 09:00-17:00", "fr", "lun-ven 09:00-17:00"),
        ("Mo-Sa 09:00-18:00; PH off", "en", "Mon-Sat 09:00-18:00; public holidays closed"),
    ],
)
def test_opening_hours_in_words(hours, language, said):
    assert hours_in_words(hours, language) == said


def test_folding_and_cleaning():
    assert fold("  J’AI   Été ") == "j'ai ete"
    assert clean("a\x00b\u202ec\n\td", 100) == "a b c d"
    assert len(clean("x" * 20_000, 2000)) == 2000
