"""Open now or not: from the hours of the phone or desk that one would use, never from "the house is staffed"."""

from __future__ import annotations

import datetime as dt

from bot.directory.entries import HIDDEN_PLACES, Entry
from bot.directory.hours import is_always, is_open, next_change


def relevant_hours(entry: Entry) -> str | None:
    """The hours that count: of the first phone that has any, else of the desk. Null when unknown.

    A shelter with a 24/7 record counts as open only where it takes people in day and night.
    """
    document = entry.document
    if entry.kind == "pharmacy":
        return document.get("opening_hours_osm")
    if entry.kind != "service":
        return None
    hours = next((p["hours"] for p in document["phones"] if p["hours"]), None)
    if hours is None and not (entry.category in HIDDEN_PLACES and document["phones"]):
        hours = document.get("opening_hours")
    if entry.category == "shelter" and is_always(hours) and not document.get("intake_24h"):
        return None
    return hours


def open_now(entry: Entry, now: dt.datetime) -> bool | None:
    """Whether one can reach it at ``now``; null when unknown."""
    return is_open(relevant_hours(entry), now)


def open_until(entry: Entry, now: dt.datetime) -> dt.datetime | None:
    """When it closes, if it is open and ever does."""
    hours = relevant_hours(entry)
    if not is_open(hours, now) or is_always(hours):
        return None
    return next_change(hours, now)


def opens_at(entry: Entry, now: dt.datetime) -> dt.datetime | None:
    """When it opens next, if it is closed."""
    hours = relevant_hours(entry)
    if is_open(hours, now) is not False:
        return None
    return next_change(hours, now)
