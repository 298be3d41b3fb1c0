"""Opening hours in OpenStreetMap's syntax, on Belgian time and with Belgian public holidays.

Time is always a parameter: callers pass ``now``.
"""

from __future__ import annotations

import datetime as dt
import functools
from zoneinfo import ZoneInfo

import opening_hours

BRUSSELS = ZoneInfo("Europe/Brussels")


def brussels_now() -> dt.datetime:
    """This moment in Brussels."""
    return dt.datetime.now(BRUSSELS)


@functools.lru_cache(maxsize=2048)
def _parsed(hours: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(hours, timezone=BRUSSELS, country="BE", max_interval_days=40)


def is_valid_hours(hours: str) -> bool:
    """Whether ``hours`` can be evaluated."""
    return opening_hours.validate(hours)


def is_open(hours: str | None, now: dt.datetime) -> bool | None:
    """Open at ``now``, to the minute; null where the hours are unknown or say so."""
    return _is_open(hours, now.astimezone(BRUSSELS).replace(second=0, microsecond=0)) if hours else None


@functools.lru_cache(maxsize=4096)
def _is_open(hours: str, moment: dt.datetime) -> bool | None:
    parsed = _parsed(hours)
    if parsed.is_unknown(moment):
        return None
    return parsed.is_open(moment)


def next_change(hours: str | None, now: dt.datetime) -> dt.datetime | None:
    """When it next opens or closes after ``now``; null where unknown or never."""
    if not hours:
        return None
    return _parsed(hours).next_change(now.astimezone(BRUSSELS))


def hours_on(hours: str | None, day: dt.date) -> str | None:
    """When it is open on ``day``, as "09:00-12:00, 13:00-17:00"; empty where it is closed, null where the hours are unknown."""
    if not hours:
        return None
    start = dt.datetime.combine(day, dt.time(), BRUSSELS)
    spans = [
        (begin, end) for begin, end, state, _ in _parsed(hours).intervals(start, start + dt.timedelta(days=1)) if state == opening_hours.State.OPEN
    ]
    return ", ".join(f"{begin:%H:%M}-{end:%H:%M}".replace("-00:00", "-24:00") for begin, end in spans)


def is_always(hours: str | None) -> bool:
    """Whether it is open day and night, all year."""
    return hours == "24/7"
