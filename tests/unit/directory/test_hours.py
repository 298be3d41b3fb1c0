"""Opening hours on Belgian time, with Belgian holidays and the change of time."""

import datetime as dt

import pytest

from bot.directory.entries import Entry
from bot.directory.hours import BRUSSELS, hours_on, is_open, next_change
from bot.directory.opening import open_now, open_until, opens_at

WORKING_DAYS = "Mo-Fr 09:00-18:00; PH off"


@pytest.mark.parametrize(
    "moment, expected",
    [
        ("2026-11-23T08:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:59", True),
        ("2026-11-23T18:00", False),
        ("2026-07-21T12:00", False),  # national holiday
        ("2026-11-11T12:00", False),  # Armistice
        ("2026-11-22T12:00", False),  # Sunday
    ],
)
def test_open_to_the_minute(moment, expected):
    assert is_open(WORKING_DAYS, dt.datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)) is expected


@pytest.mark.parametrize("utc, expected", [("2026-10-23T15:30", True), ("2026-10-26T16:30", True), ("2026-10-26T17:30", False)])
def test_open_across_the_change_of_time(utc, expected):
    assert is_open(WORKING_DAYS, dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)) is expected


def test_unknown_hours_are_unknown():
    assert is_open(None, dt.datetime.now(BRUSSELS)) is None and next_change(None, dt.datetime.now(BRUSSELS)) is None


def _service(category="helpline", phone_hours=None, desk=None, **more):
    phones = [{"number": "107", "hours": phone_hours, "free": True, "note": None}]
    return Entry("service", "x", {"category": category, "phones": phones, "opening_hours": desk, **more}, None, None, False)


def test_the_phones_hours_count_before_the_desks(monday_noon):
    entry = _service(phone_hours="Mo-Fr 13:00-14:00", desk="24/7")
    assert open_now(entry, monday_noon) is False
    assert opens_at(entry, monday_noon).hour == 13


def test_a_house_staffed_day_and_night_is_not_called_open(monday_noon):
    assert open_now(_service("shelter", "24/7"), monday_noon) is None
    assert open_now(_service("shelter", "24/7", intake_24h=True), monday_noon) is True


def test_open_until(monday_noon):
    assert open_until(_service(phone_hours="Mo-Fr 09:00-18:00"), monday_noon).hour == 18
    assert open_until(_service(phone_hours="24/7"), monday_noon) is None


@pytest.mark.parametrize(
    "hours, day, said",
    [
        ("Mo-Fr 09:00-12:00,13:00-17:00", "2026-11-27", "09:00-12:00, 13:00-17:00"),
        ("Mo-Fr 09:00-12:00", "2026-11-28", ""),
        ("24/7", "2026-11-28", "00:00-24:00"),
        (None, "2026-11-28", None),
    ],
)
def test_the_hours_of_one_day(hours, day, said):
    assert hours_on(hours, dt.date.fromisoformat(day)) == said
