"""What a person looks for, as ids; everything optional."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any


@dataclass(frozen=True)
class Criteria:
    """Wishes of a search. Values are ids of the taxonomy, municipalities, ISO languages."""

    topic: str | None = None
    audience: str | None = None
    municipality: str | None = None
    language: str | None = None
    format: str | None = None
    time: str | None = None
    organisation: str | None = None
    setting: str | None = None
    free_only: bool = False
    open_now: bool = False
    with_past: bool = False
    with_children: bool = False
    """Children come along: shelters that take them in come first."""
    no_call: bool = False
    """The person cannot phone: entries with chat, SMS, e-mail or a door come first."""

    def as_dict(self) -> dict[str, Any]:
        """Only what is wished, JSON-ready."""
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Criteria:
        """Criteria from what ``as_dict`` gave; unknown keys are dropped."""
        known = {f.name for f in fields(cls)}
        return cls(**{key: value for key, value in (data or {}).items() if key in known})

    def without(self, *names: str) -> Criteria:
        """The same search with these wishes dropped."""
        return replace(self, **{name: (False if isinstance(getattr(self, name), bool) else None) for name in names})
