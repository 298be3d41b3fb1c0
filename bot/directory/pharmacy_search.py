"""Pharmacies near a municipality: open ones first, then the nearest. No list of participating pharmacies exists."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, replace
from typing import Any

from haversine import haversine
from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.opening import open_now
from bot.i18n import formats
from bot.i18n.yaml_files import read_yaml

PAGE = 3


@dataclass(frozen=True)
class PharmaciesFound:
    """A page of pharmacies and whether there are more."""

    entries: list[Entry]
    more: bool


@functools.lru_cache(maxsize=1)
def duty_service() -> dict[str, Any]:
    """The pharmacies-on-duty line (phone, price, hours, websites) with its source."""
    return read_yaml(DATA / "pharmacy_duty.yaml")


def duty_in_words(language: str) -> dict[str, str]:
    """Number, price and website of the duty line, for the responses that name it."""
    duty = duty_service()
    return {
        "number": formats.phone_display(duty["phone"]),
        "price": formats.amount(duty["price_eur_per_minute"], language),
        "website": duty["websites"][language],
    }


def pharmacies_near(
    session: Session, municipality_id: str, now: dt.datetime, offset: int = 0, only_open: bool = False, size: int = PAGE
) -> PharmaciesFound:
    """Pharmacies of the municipality, then of the others by distance in kilometres from its centre.

    Those that are open come first, then those whose hours are unknown, then the closed ones; ``only_open`` keeps the first.
    """
    place = queries.municipality(session, municipality_id)
    centre = (place["lat"], place["lon"]) if place else None
    ranked: list[tuple[tuple, Entry]] = []
    for entry in queries.pharmacies(session):
        lat, lon = entry.document.get("lat"), entry.document.get("lon")
        if centre is None or lat is None or lon is None:
            continue
        distance = haversine(centre, (lat, lon))
        state = open_now(entry, now)
        if only_open and not state:
            continue
        here = entry.municipality == municipality_id
        reasons = ["same_municipality" if here else "near_municipality", *(["pharmacy_open"] if state else [])]
        complete = bool(entry.document.get("address"))
        rank = (not here, not complete, {True: 0, None: 1, False: 2}[state], distance)
        ranked.append((rank, replace(entry, distance_km=round(distance, 1), reasons=tuple(reasons))))
    ranked.sort(key=lambda pair: pair[0])
    entries = [entry for _, entry in ranked]
    return PharmaciesFound(entries[offset : offset + size], len(entries) > offset + size)
