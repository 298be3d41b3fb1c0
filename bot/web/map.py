"""Brussels drawn from our own data, as positions in an SVG: no outside map, no tile server. Pages always show the same facts as a list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Sequence

from bot.directory.entries import Entry
from bot.directory.municipalities import municipality_names, records

WIDTH, HEIGHT, MARGIN = 640, 520, 40


@dataclass(frozen=True)
class Place:
    """A municipality on the map."""

    id: str
    name: str
    x: float
    y: float
    count: int
    radius: float
    is_chosen: bool


@dataclass(frozen=True)
class Map:
    """Everything the template draws."""

    width: int
    height: int
    places: list[Place]
    dots: list[tuple[float, float]]


def _scale() -> tuple[float, float, float, float, float]:
    lats, lons = [r["lat"] for r in records()], [r["lon"] for r in records()]
    narrow = math.cos(math.radians(sum(lats) / len(lats)))  # a degree of longitude is shorter than one of latitude
    x = (WIDTH - 2 * MARGIN) / ((max(lons) - min(lons)) * narrow)
    y = (HEIGHT - 2 * MARGIN) / (max(lats) - min(lats))
    return min(lons), max(lats), min(x, y), narrow, (WIDTH - min(x, y) * (max(lons) - min(lons)) * narrow) / 2


def _position(lat: float, lon: float) -> tuple[float, float]:
    west, north, scale, narrow, left = _scale()
    return round(left + (lon - west) * narrow * scale, 1), round(MARGIN + (north - lat) * scale, 1)


def municipality_map(counts: dict[str, int], language: str, chosen: str | None = None, dots: Sequence[tuple[float, float]] = ()) -> Map:
    """A circle a municipality, as large as its count."""
    names = municipality_names(language)
    places = []
    for record in records():
        x, y = _position(record["lat"], record["lon"])
        count = counts.get(record["id"], 0)
        places.append(Place(record["id"], names[record["id"]], x, y, count, round(6 + 2.2 * math.sqrt(count), 1), record["id"] == chosen))
    return Map(WIDTH, HEIGHT, places, list(dots))


def pharmacy_map(entries: Sequence[Entry], language: str, chosen: str | None = None) -> Map:
    """The municipalities with a dot for every pharmacy whose place is known."""
    counts: dict[str, int] = {}
    dots = []
    for entry in entries:
        document = entry.document
        counts[document["municipality"]] = counts.get(document["municipality"], 0) + 1
        if document.get("lat") is not None and document.get("lon") is not None and (chosen is None or document["municipality"] == chosen):
            dots.append(_position(document["lat"], document["lon"]))
    inside = [(x, y) for x, y in dots if 0 <= x <= WIDTH and 0 <= y <= HEIGHT]
    return municipality_map(counts, language, chosen, inside)
