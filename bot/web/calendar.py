"""Trainings with a real date as iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from typing import Sequence

from icalendar import Calendar, Event

from bot.directory.entries import Entry
from bot.i18n.catalogue import localized
from bot.web.addresses import code_of, page_of

_DAY = 10
"""Characters of a full date; "2026-03" is a month, and no date of a calendar."""


def real_dates(entry: Entry) -> list[dt.date]:
    """The days a training takes place, where they are known."""
    return [dt.date.fromisoformat(date) for date in entry.document["dated"] if len(date) == _DAY]


def has_real_date(entry: Entry) -> bool:
    """Whether the training can stand in a calendar."""
    return bool(real_dates(entry))


def calendar_of(entries: Sequence[Entry], language: str, origin: str, now: dt.datetime) -> bytes:
    """An iCalendar file, one all-day event a day of a training."""
    calendar = Calendar()
    calendar.add("prodid", "-//Relais//Trainings//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        for date in real_dates(entry):
            event = Event()
            event.add("uid", f"{code_of('training', entry.id)}-{date.isoformat()}@relais")
            event.add("dtstamp", now.astimezone(dt.UTC))
            event.add("dtstart", date)
            event.add("dtend", date + dt.timedelta(days=1))
            event.add("summary", localized(entry.document["title"], language))
            place = localized(entry.document["place"], language)
            if place:
                event.add("location", place)
            event.add("url", f"{origin}{page_of(language, 'training', entry.id)}")
            calendar.add_component(event)
    return calendar.to_ical()
