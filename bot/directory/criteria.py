"""What a person looks for, as ids; everything optional."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Iterable


@dataclass(frozen=True)
class Criteria:
    """Wishes of a search. Values are ids of the taxonomy, municipalities, ISO languages."""

    topic: str | None = None
    audience: str | None = None
    municipality: str | None = None
    language: str | None = None
    language_too: str | None = None
    """Other languages that will do as well, with spaces between: "in English, or Dutch at a pinch"."""
    format: str | None = None
    time: str | None = None
    organisation: str | None = None
    setting: str | None = None
    free_only: bool = False
    open_now: bool = False
    with_past: bool = False
    with_children: bool = False
    """Children come along: shelters that take them in come first."""
    not_for: str | None = None
    """Audience that is not meant: "not for nurses"."""
    not_about: str | None = None
    """Topic that is not meant: "the FGM one has nothing to do with this"."""
    not_these: str | None = None
    """Ids of trainings and services that were refused, with spaces between: "that is no good to us", "107 does not work"."""
    not_kinds: str | None = None
    """Categories of services that are refused, with spaces between: "not a lawyer"; ``cpas`` besides."""
    groups: str | None = None
    """Groups with services of their own that the person said they are one of, with spaces between: sex workers, migrants …"""
    applicant: str | None = None
    """Who would apply for a subsidy: associations, municipalities or others."""
    no_call: bool = False
    """The person cannot phone: entries with chat, SMS, e-mail or a door come first."""

    from_abroad: bool = False
    """The person calls from another country: no short and no free numbers."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages wished, any of which will do, the first rather than the others."""
        return (self.language, *(self.language_too or "").split()) if self.language else ()

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

    def refusing(self, values: Iterable[tuple[str, str]]) -> Criteria:
        """The same search without these ``(wish, value)`` where it had them; an audience and a topic among them are remembered as not meant."""
        found = self
        for name, value in values:
            if getattr(found, name, None) == value:
                found = found.without(name)
            if name == "audience":
                found = replace(found, not_for=value)
            if name == "topic":
                found = replace(found, not_about=value)
            if name == "organisation":
                found = replace(found, not_these=" ".join(dict.fromkeys([*(found.not_these or "").split(), value])))
        return found
