"""Trainings: topic, audience, language, format, date, price, organiser; widened in a stated order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.past_trainings import OnlyPast, only_past
from bot.directory.taxonomy import read_taxonomy
from bot.text import slug_words

PAGE = 3
WIDENING = ("time", "free_only", "format", "organisation", "language", "audience", "topic")
"""The order in which wishes are given up; the topic, which matters most, last."""
_LEARNERS = "students"
"""Who is taught by those that are trained: what is for both is rather a workshop for the class."""
ORGANISERS = 5
"""Organisers named to who wants a session of their own."""
_MANY = 15
"""Trainings looked through for them."""
_OF_ONE_COURSE = ("time", "free_only", "format", "language", "organisation", "not_these")
"""Wishes for a course, which whoever sets up a session of one's own can meet."""
OTHER_TOPICS = "other_topics"
"""Given up instead of "topic" where not even the broader topic has a training."""
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
    only_past: tuple[OnlyPast, ...] = ()
    """Of the wishes that could not be met, those that a training which is over would have met."""


def _meets(entry: Entry, wish: str, wishes: Criteria, topics: set[str]) -> bool:
    d = entry.document
    if wish in ("topic", OTHER_TOPICS):
        return bool(set(d["topics"]) & topics)
    if wish == "audience":
        return wishes.audience in d["audiences"] or ("general_public" in d["audiences"] and wishes.audience == "everyone")
    if wish == "language":
        return bool(set(wishes.languages) & set(d["languages"]))
    if wish == "format":
        return d["format"] == wishes.format
    if wish == "time":
        return d["always_available"] or any(_same_time(date, wishes.time or "") for date in d["dated"])
    if wish == "free_only":
        return d["price_eur"] == 0
    return _is_of(entry, wishes.organisation or "")


def _same_time(date: str, wished: str) -> bool:
    return date.startswith(wished) or wished.startswith(date)


def _is_of(entry: Entry, organisation: str) -> bool:
    """Whether the organiser is ``organisation``, alone or with others: "Garance asbl", "Garance asbl (ICAP programme)", "equal.brussels with …"."""
    organiser = "-".join(slug_words(entry.document["organiser"]))
    return organisation == entry.id or f"-{organisation}-" in f"-{organiser}-" or f"{organisation}-".startswith(f"{organiser}-")


def trainings_of(session: Session, organisation: str) -> list[Entry]:
    """All trainings of an organiser, past ones too: what is known of how to reach it."""
    return [e for e in queries.trainings(session, with_past=True) if _is_of(e, organisation)]


def _is_refused(entry: Entry, wishes: Criteria, organisers: set[str]) -> bool:
    """Whether it was refused itself or is of ``organisers``, or is about the topic that is not meant, and not about the wanted one too."""
    if entry.id in (wishes.not_these or "").split() or any(_is_of(entry, organiser) for organiser in organisers):
        return True
    return wishes.not_about in entry.document["topics"] and wishes.topic not in entry.document["topics"]


def _widened(entries: list[Entry], wishes: Criteria) -> tuple[list[Entry], list[str], list[str], set[str]]:
    """The trainings that meet most wishes, the wishes they meet, those they do not, and the topics that were looked for.

    A wish is given up before a more important one, and taken back where those found meet it after all: "nothing in French" is said
    only where the courses shown are not in French.
    """
    wanted = [name for name in reversed(WIDENING) if getattr(wishes, name)]
    if wishes.time in ("now", "tonight", "weekend"):
        wanted.remove("time")
    topics = {wishes.topic} if wishes.topic else set()
    broader = read_taxonomy(DATA).broader.get(wishes.topic or "")
    dropped: list[str] = []

    def fitting() -> list[Entry]:
        return [e for e in entries if all(_meets(e, w, wishes, topics) for w in wanted)]

    found = fitting()
    for wish in WIDENING:
        if found:
            break
        if wish not in wanted:
            continue
        if wish == "topic" and broader:
            topics = topics | {broader}
            found = fitting()
            if found:
                dropped.append("topic")
                break
        wanted.remove(wish)
        dropped.append(OTHER_TOPICS if wish == "topic" else wish)
        found = fitting()
    for wish in [w for w in reversed(dropped) if w not in ("topic", OTHER_TOPICS)]:
        meeting = [e for e in found if _meets(e, wish, wishes, topics)]
        if meeting:
            found = meeting
            wanted.append(wish)
            dropped.remove(wish)
    return found, wanted, dropped, topics


def search_trainings(session: Session, wishes: Criteria, offset: int = 0, size: int = PAGE, reader: str | None = None) -> TrainingsFound:
    """Trainings that meet the wishes, best first; where none does, wishes are dropped in the order of ``WIDENING``.

    A training that is over comes only where ``with_past`` was asked for. Among equals those in the ``reader``'s language come first.
    """
    every = queries.trainings(session, with_past=True)
    # the id of a training may begin with its organiser's name, all of whose others are not refused
    organisers = set((wishes.not_these or "").split()) - {e.id for e in every}
    entries = [e for e in every if (e.document["status"] == "past") == wishes.with_past and not _is_refused(e, wishes, organisers)]
    found, wanted, dropped, topics = _widened(entries, wishes)
    given_up = {"audience", "topic", OTHER_TOPICS} & set(dropped)
    over = only_past(every, wishes) if given_up and not wishes.with_past else ()
    met = [name for name in (*wanted, *dropped) if name not in ("time", "free_only")]
    akin = read_taxonomy(DATA).broader_audience.get(wishes.audience or "") if "audience" in dropped else None
    seldom_meant = frozenset() if wishes.topic else read_taxonomy(DATA).seldom_meant

    def rank(entry: Entry) -> tuple:
        d = entry.document
        unwanted = wishes.not_for != wishes.audience and wishes.not_for in d["audiences"]
        missed = sum(not _meets(entry, w, wishes, topics) for w in met)
        exact = 0 if wishes.topic in d["topics"] else 1
        elsewhere = _TOPIC_OF_SETTING.get(wishes.setting or "") not in d["topics"]
        foreign = bool(reader) and reader not in d["languages"]
        like_past = not any(set(past.topics) & set(d["topics"]) for past in over)
        return (
            unwanted,
            missed,
            bool(seldom_meant & set(d["topics"])),
            exact,
            elsewhere,
            foreign,
            like_past,
            akin not in d["audiences"],
            wishes.audience != _LEARNERS and _LEARNERS in d["audiences"],
            _STATUS[d["status"]],
            _CONFIDENCE[d["confidence"]],
            entry.id,
        )

    found.sort(key=rank)
    page = [replace(e, reasons=_reasons(e, wishes, topics)) for e in found[offset : offset + size]]
    return TrainingsFound(page, tuple(dropped), len(found) > offset + size, over)


def organisers_of_trainings(session: Session, wishes: Criteria, reader: str | None = None) -> list[Entry]:
    """One training of each organiser that can be reached and whose trainings come nearest to the wishes: those with a telephone or e-mail first.

    Those of what is followed alone, at any time, come last. Other people's trainings on the topic come where few are found.
    """
    of_them = wishes.without(*_OF_ONE_COURSE)
    found: dict[str, Entry] = {}
    for asked in (of_them, of_them.without("audience")) if wishes.topic else (of_them,):
        nearest = search_trainings(session, asked, size=_MANY, reader=reader).entries
        for entry in sorted(nearest, key=lambda e: (e.document["always_available"], not _can_be_asked(e))):
            contact = entry.document["contact"]
            if way := contact["email"] or contact["phone"] or contact["url"]:
                found.setdefault(way, entry)
        if len(found) >= PAGE:
            break
    return list(found.values())[:ORGANISERS]


def _can_be_asked(entry: Entry) -> bool:
    return bool(entry.document["contact"]["phone"] or entry.document["contact"]["email"])


def _reasons(entry: Entry, wishes: Criteria, topics: set[str]) -> tuple[str, ...]:
    reasons = []
    if entry.document["status"] == "past":
        reasons.append("training_other_status")
    if wishes.topic and wishes.topic in entry.document["topics"]:
        reasons.append("training_topic")
    elif set(entry.document["topics"]) & topics:  # found by the broader topic
        reasons.append("training_near_topic")
    if wishes.audience and wishes.audience in entry.document["audiences"]:
        reasons.append("training_audience")
    return tuple(reasons or ["category.training"])
