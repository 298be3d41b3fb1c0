"""What a question to the directory gives back: plain values, never ORM rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

HIDDEN_PLACES = frozenset({"shelter", "emergency_night_shelter"})
"""Categories whose street, postcode, coordinates and distance are never said (design.md, Hidden places)."""


@dataclass(frozen=True)
class Entry:
    """A record as a question found it. ``document`` is the effective record; why it was chosen stands beside it."""

    kind: str
    id: str
    document: dict[str, Any]
    source_date: str | None
    checked_on: dt.date | None
    second_hand: bool
    distance_km: float | None = None
    reasons: tuple[str, ...] = field(default=())
    """Catalogue keys below ``why.``; the first says most."""

    @property
    def category(self) -> str:
        """The service's category, else the kind."""
        return self.document.get("category", self.kind)

    @property
    def place_is_hidden(self) -> bool:
        """Whether nothing finer than the Region may be said of where it is."""
        return self.category in HIDDEN_PLACES or bool(self.document.get("address_confidential"))

    @property
    def municipality(self) -> str | None:
        """Municipality that may be named; null for confidential records."""
        if self.document.get("address_confidential"):
            return None
        if self.kind == "pharmacy":
            return self.document["municipality"]
        return (self.document.get("address") or {}).get("municipality")
