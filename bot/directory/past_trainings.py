"""Trainings that are over, for who asked what no coming one offers: "none is known for pharmacists; there were some in 2021 and 2022"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Sequence

from bot.directory.criteria import Criteria
from bot.directory.entries import Entry

PAST = "past"


@dataclass(frozen=True)
class OnlyPast:
    """A wish that only trainings met which are over."""

    wish: Literal["audience", "audience_on_topic", "topic"]
    years: tuple[str, ...]
    """When there were some, earliest first."""
    topics: tuple[str, ...]
    """What they were about."""


def only_past(entries: Sequence[Entry], wishes: Criteria) -> tuple[OnlyPast, ...]:
    """The wishes for an audience and a topic that only past ones of ``entries`` meet; where one with both is known, that alone.

    Nothing is said of past ones whose year is unknown.
    """
    on_topic = [e for e in entries if wishes.topic in e.document["topics"]]
    for_audience = [e for e in entries if wishes.audience in e.document["audiences"]]
    both = [e for e in for_audience if e in on_topic]
    asked: list[tuple[Literal["audience", "audience_on_topic", "topic"], list[Entry]]] = [("audience", for_audience), ("topic", on_topic)]
    if wishes.audience and wishes.topic and _are_over(both):
        asked = [("audience_on_topic", both)]
    return tuple(OnlyPast(wish, _years(met), _topics(met)) for wish, met in asked if _are_over(met) and _years(met))


def _are_over(entries: Sequence[Entry]) -> bool:
    return bool(entries) and all(e.document["status"] == PAST for e in entries)


def _years(entries: Sequence[Entry]) -> tuple[str, ...]:
    dates = [date for e in entries for date in (e.document["dated"] or [e.document["last_seen"]]) if date]
    return tuple(sorted({date[:4] for date in dates}))


def _topics(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(sorted({topic for e in entries for topic in e.document["topics"]}))
