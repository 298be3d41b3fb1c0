"""Choosing whom to refer to: need, then topic, audience, place, language, open now (design.md, The conversation).

The lines said first come from ``first_lines.yaml``, never from here. If nothing fits exactly, wishes are dropped in the
order of ``WIDENING`` and the answer says so; it is never an empty list while any service serves the need.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.loading import DATA
from bot.directory.municipalities import police_zone
from bot.directory.needs import Need, first_line_ids, pinned_whenever_said, seldom
from bot.directory.opening import open_now
from bot.directory.suiting import (
    BEDS,
    ELDERLY,
    OFFICIAL,
    audiences_of,
    has_door,
    is_for_others,
    is_refused,
    is_somebody,
    serves,
    speaks,
    understood_first,
    without_call,
)
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.languages import languages

PAGE = 3
WIDENING = ("language", "no_call", "audience", "topic")
NEAR, REGION, AWAY = 1, 2, 3
_NOBODY_IN_PARTICULAR = {"everyone", "professionals"}
"""Audiences that say nothing about the person to be helped: a witness's "everyone looked away", a teacher who asks for a pupil."""
_EVERY_KIND = {"any", "gender_based_violence"}
_BROAD = {"partner_violence", "intrafamily_violence"}
"""Topics of a service that is not for one kind of violence only."""
NARROW = {"fgm", "forced_marriage", "honour_violence", "trafficking"}
"""Topics of which a service knows more than others, and for which alone it is looked for."""
_ALIKE = {"family_planning"}
"""Kinds of services whose records all name the same topics: none of them knows one better than the others."""
_MOST = {"everyone", "women"}
"""Who asks without saying for whom; a service for none of them (young men, say) comes after the others."""


@dataclass(frozen=True)
class Referral:
    """Whom to contact: lines said first, then entries with their reasons."""

    first: list[Entry]
    entries: list[Entry]
    dropped: tuple[str, ...]
    """Wishes that could not be met, in the order in which they were given up."""
    more: bool


def _serves_either(entry: Entry, need: Need, wishes: Criteria) -> bool:
    """Whether it serves whom the person named, or those the need itself is about (older people, say)."""
    return (need.audience is not None and serves(entry, need.audience)) or serves(entry, wishes.audience or need.audience)


def _topic_rank(entry: Entry, topic: str | None) -> int | None:
    topics = set(entry.document.get("topics") or [])
    if topic is None:  # lawyers against FGM: for those who ask for them, last where nobody said what about
        broad = topics & _BROAD and not topics & NARROW
        return 1 if broad or _EVERY_KIND & topics or not topics else 2
    if topic in topics:
        return 0
    return 1 if _EVERY_KIND & topics else None


def _is_of_use(entry: Entry, need: Need, wishes: Criteria, topic: str | None, language: str) -> bool:
    """Whether it is meant for what was asked, rather than one that could be asked as well."""
    if entry.id in need.pinned or (need.local and not need.with_door):  # whoever asks what exists in a place wants all of it
        return True
    if entry.category == "helpline" and language in OFFICIAL and not speaks(entry, language, wishes):
        return False  # a voice of another language is no help to who has one of their own
    rank = _topic_rank(entry, topic)
    asked_for = rank == 0 and (topic == wishes.topic is not None or topic in NARROW)
    return rank is not None and rank < 2 and (entry.id not in seldom() or asked_for)


def _place_rank(entry: Entry, place: dict[str, Any] | None) -> int:
    if place is None:
        return REGION
    where = entry.municipality
    if where is None:
        return REGION
    if where == place["id"]:
        return 0
    if entry.category == "police":  # it serves its zone, whoever the neighbours are
        return NEAR if police_zone(where) == place["police_zone"] else AWAY
    return NEAR if where in place["neighbours"] else AWAY


def _fits(entry: Entry, need: Need, wishes: Criteria) -> bool:
    if wishes.topic and _topic_rank(entry, wishes.topic) is None:
        return False
    if not _serves_either(entry, need, wishes):
        return False
    if wishes.languages and not set(wishes.languages) & set(entry.document["languages"]):
        return False
    if need.with_door and not has_door(entry):
        return False
    return not (wishes.no_call and not without_call(entry))


def _reasons(entry: Entry, wishes: Criteria, topic: str | None, place: dict[str, Any] | None, opened: bool | None, language: str) -> tuple[str, ...]:
    reasons = [f"category.{entry.category}"]
    if topic in (entry.document.get("topics") or []) and entry.category not in _ALIKE:
        reasons.append(f"topic={topic}")
    if place and entry.place_is_hidden:
        pass  # not even the municipality (R1)
    elif place and entry.municipality == place["id"]:
        reasons.append("same_municipality")
    elif place and entry.municipality in place["neighbours"]:
        reasons.append("near_municipality")
    spoken = entry.document["languages"]
    if wished := [code for code in wishes.languages if code in spoken]:
        reasons.append(f"language={' '.join(wished)}")
    elif not speaks(entry, language, wishes):
        reasons.append(f"language={' '.join(spoken)}")
    if opened:
        reasons.append("open_now")
    return tuple(reasons)


def _rank(entry: Entry, need: Need, wishes: Criteria, topic: str | None, place: dict[str, Any] | None, now: dt.datetime, language: str) -> tuple:
    opened = open_now(entry, now)
    near = _place_rank(entry, place)
    topic_rank = _topic_rank(entry, topic)
    wanted = wishes.audience or need.audience
    audiences = set(entry.document.get("audiences") or ["everyone"])
    specific = 0 if wanted in audiences else 1
    young_men = wanted == "men" and "young_people" in audiences  # a man who does not say how old he is
    for_others = 0 if audiences & _MOST or (wanted and not young_men) else 1
    spoken = entry.document["languages"]
    wished = wishes.languages or (language,)
    understood = next((i for i, code in enumerate([*wished, "en"]) if code in spoken), len(wished) + 1)
    of_the_others = language in OFFICIAL and language not in spoken  # who writes in Dutch is not sent to a French-speaking service first
    unheard = entry.category == "helpline" and not set(wished) & set(spoken)  # a voice that one does not understand helps nobody
    no_room = wishes.with_children and entry.category in BEDS and "children" not in audiences
    in_writing = wishes.no_call and not need.local and not (entry.document.get("chat_url") or entry.document.get("email"))  # a door comes after
    bed_now = (no_room, *_takes_in(entry, opened)) if wishes.open_now and entry.category in BEDS else ()  # whatever they speak
    pinned = need.pinned.index(entry.id) if entry.id in need.pinned and not (of_the_others or unheard) else len(need.pinned)
    confidence = {"high": 0, "medium": 1, "low": 2}[entry.document["confidence"]]
    return (
        entry.id in seldom() and entry.id not in need.pinned and not (topic_rank == 0 and topic in NARROW),
        bed_now,
        of_the_others,
        in_writing,
        pinned,
        unheard,
        no_room,
        0 if topic_rank == 0 else 1 if topic_rank == 1 else 2,
        for_others,
        near if need.local else 0,
        need.categories.index(entry.category) if entry.category in need.categories else -1,
        specific,
        understood,
        near,
        {True: 0, None: 1, False: 2}[opened] if not wishes.open_now else {True: 0, None: 5, False: 9}[opened],
        confidence,
        entry.id,
    )


def _takes_in(entry: Entry, opened: bool | None) -> tuple[bool, bool, bool]:
    """Ranks a bed for who has none at this hour: where people come in day and night, then where somebody answers, or may."""
    at_once = entry.document.get("intake_24h") or (entry.category == "emergency_night_shelter" and opened)
    return not at_once, opened is False, entry.category != "emergency_night_shelter"


def refer(
    session: Session,
    need: Need,
    wishes: Criteria,
    language: str,
    now: dt.datetime,
    offset: int = 0,
    exclude: frozenset[str] = frozenset(),
    size: int = PAGE,
    for_anybody: bool = False,
    without: frozenset[str] = frozenset(),
) -> Referral:
    """Lines said first and at most ``size`` entries from ``offset``, best first.

    ``exclude`` holds ids not to repeat, ``without`` categories that are no help here. ``language`` is the conversation's.
    ``for_anybody``: with the services for others than the person, for who looks through a list.
    """
    if wishes.audience in _NOBODY_IN_PARTICULAR or wishes.audience not in read_taxonomy(DATA).help_audiences:
        wishes = wishes.without("audience")
    place = queries.municipality(session, wishes.municipality) if wishes.municipality else None
    persons = dict.fromkeys([wishes.audience or "", *(wishes.groups or "").split()])
    lines = next((need.first_lines_for[who] for who in persons if who in need.first_lines_for), need.first_lines)
    heard = next((code for code in wishes.languages if code in languages()), language)
    first = queries.services_by_id(session, first_line_ids(lines, heard)) if lines else []
    first = [entry for entry in first if entry.id not in exclude and not is_refused(entry, wishes)]
    skip = {entry.id for entry in first} | exclude
    pinned = [i for who in persons for i in need.pinned_for.get(who, ())]
    said = [i for i in need.pinned if any(i in ids for ids in pinned_whenever_said().values())]
    need = replace(need, pinned=tuple(dict.fromkeys((*said, *pinned, *need.pinned))))
    found = [e for e in queries.services_in(session, need.categories, for_victims=need.for_victims, today=now.date()) if e.id not in skip]
    if set(need.pinned) - {e.id for e in found}:
        anywhere = queries.services_in(session, tuple(sorted(read_taxonomy(DATA).categories)), for_victims=need.for_victims, today=now.date())
        found += [e for e in anywhere if e.id in need.pinned and e.category not in need.categories and e.id not in skip]

    found = [e for e in found if e.category not in without]
    if not for_anybody:
        wanted = [e for e in found if not is_refused(e, wishes) and (is_somebody(e) or not wishes.languages)]
        found = [e for e in wanted if not is_for_others(e, need, wishes)] or wanted or found

    topic = wishes.topic or need.topic
    asked = wishes
    dropped: list[str] = []
    fitting = [e for e in found if _fits(e, need, asked)]
    for wish in WIDENING:
        if fitting:
            break
        if getattr(asked, wish):
            asked = asked.without(wish)
            dropped.append(wish)
            fitting = [e for e in found if _fits(e, need, asked)]
    if asked.language and fitting and not any(_is_of_use(e, need, wishes, topic, language) for e in fitting):
        others = [e for e in found if _fits(e, need, asked.without("language")) and _is_of_use(e, need, wishes, topic, language)]
        if others:  # who speaks the language does something else
            asked, fitting = asked.without("language"), others
            dropped.append("language")
    interpreters = _interpreters(session, wishes.languages, need, now.date()) if "language" in dropped else []
    fitting = [e for e in fitting if _is_of_use(e, need, wishes, topic, language)] or fitting
    fitting.sort(key=lambda e: _rank(e, need, asked, topic, place, now, language))
    fitting = [*interpreters, *(e for e in fitting if e not in interpreters)]
    fitting.sort(key=lambda e: _answers_on_a_number_of(e, first))
    fitting = [*_twins_together(fitting), *_may_take_in(found, fitting, asked)]
    if not (for_anybody or wishes.from_abroad):  # few numbers can be dialled from there: those of the other language are better than none
        fitting = understood_first(fitting, language, wishes, first, need.pinned)
    if "language" in dropped and any(set(wishes.languages) & set(e.document["languages"]) for e in first):  # the lines said first speak it
        dropped.remove("language")
    if need.audience == ELDERLY and not any(e.category == "elder" for e in fitting):
        dropped = [*(wish for wish in dropped if wish not in ("audience", "topic")), ELDERLY]
    page = fitting[offset : offset + size]
    if place and not any(_place_rank(e, place) <= NEAR or e.category in BEDS for e in page):  # a bed is taken wherever it is free
        dropped.append("municipality")
    return Referral(
        first=first,
        entries=[replace(e, reasons=_reasons(e, asked, topic, place, open_now(e, now), language)) for e in page],
        dropped=tuple(dropped),
        more=len(fitting) > offset + size,
    )


def _answers_on_a_number_of(entry: Entry, lines: list[Entry]) -> bool:
    """Whether nothing but the number of one of ``lines`` leads to it: a house of Samusocial, after Samusocial."""
    said = {phone["number"] for line in lines for phone in line.document["phones"]}
    numbers = {phone["number"] for phone in entry.document["phones"]}
    return bool(numbers) and numbers <= said and not (entry.document.get("email") or has_door(entry))


def nearest(session: Session, ids: tuple[str, ...], municipality: str | None, language: str) -> list[Entry]:
    """These services, those in or next to ``municipality`` first, then those that speak the conversation's language."""
    place = queries.municipality(session, municipality) if municipality else None
    found = queries.services_by_id(session, list(ids))
    return sorted(found, key=lambda e: (_place_rank(e, place), language in OFFICIAL and language not in e.document["languages"]))


def refuges(session: Session, today: dt.date) -> frozenset[str]:
    """Ids of the houses that take in women or children: none is named to who hurts, who may sleep among men or at Samusocial."""
    found = queries.services_in(session, sorted(BEDS), for_victims=False, today=today)
    return frozenset(e.id for e in found if {"women", "children"} & audiences_of(e))


def _interpreters(session: Session, wished: tuple[str, ...], need: Need, today: dt.date) -> list[Entry]:
    """Who interprets a language of ``wished`` for the person themself: sign language, say; where no service speaks it."""
    found = queries.services_in(session, ("interpretation",), for_victims=need.for_victims, today=today)
    return [e for e in found if set(wished) & set(e.document["languages"]) and serves(e, None)]


def _may_take_in(found: list[Entry], fitting: list[Entry], wishes: Criteria) -> list[Entry]:
    """Shelters that one second-hand source says are for others: it never excludes one (design.md); the card says to call and ask."""
    return [e for e in found if e.second_hand and e.category == "shelter" and e not in fitting and not serves(e, wishes.audience)]


def _twins_together(entries: list[Entry]) -> list[Entry]:
    by_id = {entry.id: entry for entry in entries}
    ordered: dict[str, Entry] = {}
    for entry in entries:
        ordered.setdefault(entry.id, entry)
        for twin in entry.document.get("twins", []):
            if twin in by_id:
                ordered.setdefault(twin, by_id[twin])
    return list(ordered.values())
