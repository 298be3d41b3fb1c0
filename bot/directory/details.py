"""What is known about one aspect of an entry that was just shown, in one sentence."""

from __future__ import annotations

import datetime as dt
import re
from typing import Sequence

from bot.directory.cards import item, opening_text, phone_lines
from bot.directory.entries import Entry
from bot.directory.hours import hours_on, is_always
from bot.directory.opening import relevant_hours
from bot.directory.suiting import BEDS
from bot.i18n import formats
from bot.i18n.catalogue import label, localized
from bot.i18n.hours_text import hours_in_words
from bot.i18n.terms import for_whom
from bot.text import fold

_DISCREET = re.compile(
    r"anonym|anoniem|confiden|discret|secre|geheim|vertrouw|papier|identit|document|accord|consent|toestemming|plainte|klacht|complaint"
)
"""Words of an access text that answer whether one can stay unnamed, and who is told."""
_BED = re.compile(
    r"hebergement|maisons? d.(?:accueil|urgence)|\blits?\b|\bloger|(?<!kinder)opvang|\bbed(?:den)?\b|slaap|shelter|\bbeds?\b|accommodat"
)
"""Words of a summary that say that people can sleep there, or are helped to a bed."""
REGISTER = "equal@sprb.brussels"
"""Who keeps the regional register of trainings, for an organiser that nobody can reach."""
ASPECTS = ("no_call", "bed", "open", "languages", "address", "access", "length", "dates", "price", "children", "whom", "contact", "anonymous", "who")
OF_TRAININGS = frozenset({"length"})
"""Aspects that only trainings have."""
_UNNAMED = re.compile(r"anonym|anoniem")
"""Words of a record that say that nobody has to give a name."""
SAID_OF_EACH = frozenset({"anonymous", "access", "dates"})
"""Aspects whose unknown names each one's number, so that several cannot share a sentence."""


def ways_without_call(entry: Entry, language: str, now: dt.datetime) -> str:
    """How to reach it without phoning: chat, SMS, e-mail, a door that is no secret; empty where there is no way."""
    shown = item(entry, language, now, {})
    ways = [shown["chat_url"], shown["sms"] and formats.phone_display(shown["sms"]), shown["email"], shown["address"]]
    return " · ".join(w for w in ways if w)


def for_men(entries: list[Entry], language: str) -> str:
    """Whether these services are for men too, in one sentence; what their records do not say is said to be unknown."""
    takes = [e for e in entries if {"men", "everyone"} & set(e.document.get("audiences") or ())]
    said = []
    for key, some in (("detail.also_for_men", takes), ("detail.for_men_unknown", [e for e in entries if e not in takes])):
        if some:
            said.append(label(key, language, names=formats.join([localized(e.document["name"], language) or e.id for e in some], language)))
    return " ".join(said)


def is_unnamed(entry: Entry) -> bool:
    """Whether its record says that one can stay anonymous, in any language."""
    texts = [text for field in ("access", "summary") for text in (entry.document.get(field) or {}).values()]
    return any(_UNNAMED.search(fold(text)) for text in texts if text)


def unnamed(entries: Sequence[Entry], language: str, for_another: bool) -> list[str]:
    """Whether these can be called without giving a name and, ``for_another``, by who worries about somebody: a yes first, then what is not known."""

    def names(some: Sequence[Entry]) -> str:
        return formats.join([name_of(entry, language) for entry in some], language)

    takes = [e for e in entries if "relatives" in (e.document.get("audiences") or ())] if for_another else []
    known = [e for e in entries if is_unnamed(e)]
    unknown = [e for e in entries if e not in known]
    said = (("detail.on_behalf", takes), ("detail.unnamed", known), ("detail.unnamed_unknown", unknown))
    return [label(key, language, names=names(some)) for key, some in said if some]


def name_of(entry: Entry, language: str) -> str:
    """The entry's name."""
    return item(entry, language, dt.datetime.now(dt.UTC), {})["name"]


def contact_of(entry: Entry, language: str) -> str:
    """The first of its numbers, else its chat, e-mail or website; empty where there is none."""
    shown = item(entry, language, dt.datetime.now(dt.UTC), {})
    number = next((p["display"] for p in shown["phones"]), None)
    return number or shown["chat_url"] or shown["email"] or shown["website"] or ""


def contacts_of(entries: Sequence[Entry], language: str) -> tuple[list[str], list[str]]:
    """The numbers of these entries, and their other ways: e-mail, website; each once."""
    shown = [item(entry, language, dt.datetime.now(dt.UTC), {}) for entry in entries]
    phones = [p["display"] for s in shown for p in s["phones"]]
    return list(dict.fromkeys(phones)), list(dict.fromkeys(way for s in shown for way in (s["email"], s["website"]) if way))


def describe(
    entries: Sequence[Entry], aspect: str, language: str, now: dt.datetime, asked_language: str | None = None, asked_day: dt.date | None = None
) -> list[str]:
    """A line "name: what is known" for each entry, then one for all of which it is unknown.

    ``asked_language`` and ``asked_day`` are those of a question like "do they speak Turkish?", "and on Sunday?".
    """
    found = [(entry, _known(entry, aspect, language, now, asked_language, asked_day)) for entry in entries]
    unknown = [entry for entry, line in found if line is None]
    together = [[entry] for entry in unknown] if aspect in SAID_OF_EACH else [unknown] if unknown else []
    return [line for _, line in found if line] + [_unknown(some, aspect, language) for some in together]


def _unknown(entries: Sequence[Entry], aspect: str, language: str) -> str:
    names = formats.join([name_of(entry, language) for entry in entries], language)
    contact = contact_of(entries[0], language) or (REGISTER if entries[0].kind == "training" else "")
    return label(f"detail.{aspect}_unknown", language, name=names, contact=contact)


def _known(
    entry: Entry, aspect: str, language: str, now: dt.datetime, asked_language: str | None = None, asked_day: dt.date | None = None
) -> str | None:
    """One line "name: what is known"; null where it is unknown."""
    shown = item(entry, language, now, {})
    name = shown["name"]

    def said(text: str | None) -> str | None:
        return label("detail.line", language, name=name, text=text) if text else None

    if aspect == "open" and asked_day:
        hours = hours_on(relevant_hours(entry), asked_day)
        day = formats.weekday_date(asked_day, language)
        if hours and not is_always(relevant_hours(entry)):
            return label("detail.open_on", language, name=name, day=day, hours=hours)
        if hours == "":
            return label("detail.closed_on", language, name=name, day=day)
        if hours is None and not relevant_hours(entry):
            return label("detail.open_on_unknown", language, name=name, day=day)
    if aspect == "open":
        hours = (
            entry.document.get("opening_hours_osm")
            or label("punctuation.semicolon", language).join(p["hours"] for p in shown["phones"] if p["hours"])
            or entry.document.get("opening_hours")
        )
        parts = [opening_text(entry, language, now), hours_in_words(hours, language), localized(entry.document.get("hours_note"), language)]
        return said(" · ".join(p for p in parts if p))
    if aspect == "languages":
        names = formats.join([formats.language_name(code, language) for code in shown["languages"]], language)
        if asked_language and shown["languages"]:
            key = "detail.speaks" if asked_language in shown["languages"] else "detail.speaks_not_listed"
            return label(key, language, name=name, language=formats.language_name(asked_language, language), languages=names)
        return said(names)
    if aspect == "address":
        if entry.place_is_hidden:
            return said(label("card.address_not_given", language))
        return said(shown["address"])
    if aspect == "dates":
        status = localized(entry.document.get("status"), language) if entry.kind == "programme" else None  # "the plan's period ended in 2024"
        asked = status and f"{status} {label('detail.dates_ask', language, contact=contact_of(entry, language))}"
        return said(localized(entry.document.get("dates") or entry.document.get("deadline"), language) or asked)
    if aspect == "length":
        return said(localized(entry.document.get("duration"), language))
    if aspect == "price":
        return said(shown["cost"])
    if aspect == "contact":
        lines = [*phone_lines(entry, language), *(p["display"] for p in shown["phones"] if entry.kind in ("training", "programme"))]
        return said(" · ".join(dict.fromkeys(x for x in [*lines, shown["chat_url"], shown["email"], shown["website"]] if x)))
    if aspect == "no_call":
        return said(ways_without_call(entry, language, now))
    if aspect == "whom":
        audiences = [for_whom(value, language) for value in entry.document.get("audiences") or [] if value != "everyone"]
        everyone = label("detail.everyone", language) if "everyone" in (entry.document.get("audiences") or []) else None
        return said(everyone or (audiences and label("detail.whom", language, value=formats.join(audiences, language))) or None)
    if aspect == "bed":
        summary = localized(entry.document.get("summary"), language)
        sleeps = summary and (entry.category in BEDS or _BED.search(fold(summary)))
        return said(f"{summary} {label('detail.bed_ask', language, contact=contact_of(entry, language))}") if sleeps else None
    if aspect in ("who", "children"):
        return said(localized(entry.document.get("summary"), language))
    access = localized(entry.document.get("access"), language)
    if aspect == "access":
        return said(access)
    return said(access if access and _DISCREET.search(fold(access)) else None)
