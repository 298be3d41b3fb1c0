"""Trainings: topic, audience, language, format, date, price, organiser; widened in a stated order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.taxonomy import read_taxonomy
from bot.text import slug_words

PAGE = 3
WIDENING = ("time", "free_only", "format", "organisation", "language", "audience", "topic")
"""The order in which wishes are given up; the topic, which matters most, last."""
_STATUS = {"current": 0, "recurring": 1, "unknown": 2, "past": 3}
_CONFIDENCE = {"high": 0, "medium": 1, "low": 2}
_TOPIC_OF_SETTING = {"work": "work", "street": "public_space", "transport": "public_space", "school": "youth", "online": "cyberviolence"}
"""What a training about "harassment at work" is about beside harassment."""


@dataclass(frozen=True)
class TrainingsFound:
    """A page of trainings, the wishes that could not be met, and whether there are more."""

    entries: list[Entry]
    dropped: tuple[str, ...]
    more: bool


def _meets(entry: Entry, wish: str, wishes: Criteria, topics: set[str]) -> bool:
    d = entry.document
    if wish == "topic":
        return bool(set(d["topics"]) & topics)
    if wish == "audience":
        return wishes.audience in d["audiences"] or "general_public" in d["audiences"] and wishes.audience == "everyone"
    if wish == "language":
        return wishes.language in d["languages"]
    if wish == "format":
        return d["format"] == wishes.format
    if wish == "time":
        return d["always_available"] or any(_same_time(date, wishes.time or "") for date in d["dated"])
    if wish == "free_only":
        return d["price_eur"] == 0
    return wishes.organisation == "-".join(slug_words(d["organiser"])) or wishes.organisation == entry.id


def _same_time(date: str, wished: str) -> bool:
    return date.startswith(wished) or wished.startswith(date)


def search_trainings(session: Session, wishes: Criteria, offset: int = 0, size: int = PAGE, reader: str | None = None) -> TrainingsFound:
    """Trainings that meet the wishes, best first; where none does, wishes are dropped in the order of ``WIDENING``.

    A training that is over comes only where ``with_past`` was asked for. Among equals those in the ``reader``'s language come first.
    """
    broader = read_taxonomy(DATA).broader
    entries = queries.trainings(session, with_past=wishes.with_past)
    if wishes.with_past:
        entries = [e for e in entries if e.document["status"] == "past"]
    wanted = [name for name in ("topic", "audience", "language", "format", "time", "free_only", "organisation") if getattr(wishes, name)]
    if wishes.time in ("now", "tonight", "weekend"):
        wanted.remove("time")
    topics = {wishes.topic} if wishes.topic else set()
    dropped: list[str] = []
    found = [e for e in entries if all(_meets(e, w, wishes, topics) for w in wanted)]
    for wish in WIDENING:
        if found:
            break
        if wish not in wanted:
            continue
        if wish == "topic" and broader.get(wishes.topic or ""):
            topics = topics | {broader[wishes.topic or ""]}
            found = [e for e in entries if all(_meets(e, w, wishes, topics) for w in wanted)]
            if found:
                dropped.append("topic")
                break
        wanted.remove(wish)
        dropped.append(wish)
        found = [e for e in entries if all(_meets(e, w, wishes, topics) for w in wanted)]
    met = [name for name in (*wanted, *dropped) if name not in ("time", "free_only")]

    def rank(entry: Entry) -> tuple:
        unwanted = wishes.not_for != wishes.audience and wishes.not_for in entry.document["audiences"]
        missed = sum(not _meets(entry, w, wishes, topics) for w in met)
        exact = 0 if wishes.topic in entry.document["topics"] else 1
        elsewhere = _TOPIC_OF_SETTING.get(wishes.setting or "") not in entry.document["topics"]
        foreign = bool(reader) and reader not in entry.document["languages"]
        return (unwanted, missed, exact, elsewhere, foreign, _STATUS[entry.document["status"]], _CONFIDENCE[entry.document["confidence"]], entry.id)

    found.sort(key=rank)
    page = [replace(e, reasons=_reasons(e, wishes, topics)) for e in found[offset : offset + size]]
    return TrainingsFound(page, tuple(dropped), len(found) > offset + size)


def _reasons(entry: Entry, wishes: Criteria, topics: set[str]) -> tuple[str, ...]:
    reasons = []
    if entry.document["status"] == "past":
        reasons.append("training_other_status")
    if wishes.topic and set(entry.document["topics"]) & topics:
        reasons.append("training_topic")
    if wishes.audience and wishes.audience in entry.document["audiences"]:
        reasons.append("training_audience")
    return tuple(reasons or ["category.training"])
