"""Entries as the outside sees them: items of the contract (docs/contract/) and the same facts as text.

Everything that may not be said of a place is left out here, once, for the chat, the pages and the API.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.directory.entries import Entry
from bot.directory.hours import BRUSSELS, is_always
from bot.directory.opening import open_now, open_until, opens_at, relevant_hours
from bot.directory.writing import SECOND_HAND
from bot.i18n import formats
from bot.i18n.catalogue import has_label, label, localized
from bot.i18n.hours_text import hours_in_words
from bot.i18n.terms import term_name


def item(entry: Entry, language: str, now: dt.datetime, municipality_names: dict[str, str]) -> dict[str, Any]:
    """One item of a ``custom`` message. Unknown is null; ``why`` and ``access`` are finished sentences."""
    document = entry.document
    until = open_until(entry, now)
    base: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "category": entry.category,
        "name": _name(entry, language),
        "why": why(entry, language, municipality_names),
        "access": _access(entry, language),
        "phones": _phones(entry, language),
        "chat_url": document.get("chat_url"),
        "sms": None if document.get("sms_note") else document.get("sms"),
        "email": document.get("email"),
        "website": document.get("website"),
        "address": _address(entry, language),
        "municipality": entry.municipality,
        "open_now": open_now(entry, now),
        "open_until": until.astimezone(BRUSSELS).isoformat() if until else None,
        "languages": document.get("languages") or [],
        "cost": localized(document.get("cost"), language),
        "distance_km": None if entry.place_is_hidden else entry.distance_km,
        "checked_on": entry.checked_on.isoformat() if entry.checked_on else None,
        "source_date": entry.source_date,
        "source": public_source(entry),
    }
    if entry.kind == "training":
        base.update(_training(document, language))
    elif entry.kind == "programme":
        base.update(_programme(document))
    return base


def _contact_phone(contact: dict[str, Any]) -> list[dict[str, Any]]:
    number = formats.phone_e164(contact["phone"]) if contact.get("phone") else None
    return [{"number": number, "display": formats.phone_display(number), "hours": None, "free": None}] if number else []


def _training(document: dict[str, Any], language: str) -> dict[str, Any]:
    contact = document["contact"]
    return {
        "phones": _contact_phone(contact),
        "email": contact.get("email"),
        "website": document.get("url") or contact.get("url"),
        "cost": localized(document.get("price"), language),
    }


def _programme(document: dict[str, Any]) -> dict[str, Any]:
    contact = document["contact"]
    return {"phones": _contact_phone(contact), "email": contact.get("email"), "website": contact.get("url")}


def _name(entry: Entry, language: str) -> str:
    if entry.kind == "pharmacy":
        return entry.document["name"]
    return localized(entry.document.get("name") or entry.document.get("title"), language) or entry.id


def why(entry: Entry, language: str, municipality_names: dict[str, str]) -> str | None:
    """Why this one: finished sentences, most telling first; null for entries nobody ranked."""
    sentences = []
    for reason in entry.reasons:
        reason, _, value = reason.partition("=")
        key = f"why.{reason}"
        if not has_label(key, language):
            continue
        place = municipality_names.get(entry.municipality or "", "")
        sentences.append(label(key, language, municipality=place, value=_in_words(reason, value, language)))
    return " ".join(sentences) or None


def _in_words(reason: str, value: str, language: str) -> str:
    """What a reason names: the languages spoken there, the situation that a service knows."""
    if reason == "language":
        return formats.join([formats.language_name(code, language) for code in value.split()], language)
    return term_name("topics", value, language) if reason == "topic" else value


def _access(entry: Entry, language: str) -> str | None:
    if entry.kind == "pharmacy":
        return label("card.pharmacy_access", language)
    if entry.kind == "training":
        return localized(entry.document.get("dates"), language) or label("card.dates_unknown", language)
    if entry.kind == "programme":
        return localized(entry.document.get("how_to"), language)
    text = localized(entry.document.get("access"), language)
    if entry.place_is_hidden:
        hidden = label("card.address_not_given", language)
        return f"{text} {hidden}" if text else hidden
    return text


def _phones(entry: Entry, language: str) -> list[dict[str, Any]]:
    document = entry.document
    if entry.kind == "pharmacy":
        number = formats.phone_e164(document["phone"]) if document.get("phone") else None
        return [{"number": number, "display": formats.phone_display(number), "hours": None, "free": None}] if number else []
    return [
        {"number": p["number"], "display": formats.phone_display(p["number"]), "hours": p["hours"], "free": p["free"]}
        for p in document.get("phones", [])
    ]


def _address(entry: Entry, language: str) -> str | None:
    if entry.place_is_hidden:
        return None
    if entry.kind == "pharmacy":
        parts = [entry.document.get("address"), entry.document.get("postcode")]
        return ", ".join(p for p in parts if p) or None
    if entry.kind == "training":
        return localized(entry.document.get("place"), language)
    if entry.kind == "programme":
        return entry.document["contact"].get("address")
    address = entry.document.get("address") or {}
    if not address.get("street"):
        return None
    street = " ".join(p for p in (address["street"], address.get("number")) if p)
    return f"{street}, {address['postcode']}" if address.get("postcode") else street


def public_source(entry: Entry) -> str | None:
    """Address of the newest source that may be shown; null for confidential and second-hand records."""
    if entry.document.get("address_confidential") or entry.second_hand:
        return None
    shown = [s for s in entry.document["sources"] if s["url"].startswith("http") and SECOND_HAND not in s["url"] and "github.com" not in s["url"]]
    if not shown:
        return None
    return max(shown, key=lambda s: s["page_date"] or "")["url"].split(" ")[0]


def freshness(entry: Entry, language: str) -> str:
    """How sure and how old, in one sentence."""
    if entry.checked_on:
        return label("card.checked", language, date=formats.day(entry.checked_on, language))
    date = formats.partial_date(entry.source_date, language)
    return label("card.not_checked", language, date=date) if date else label("card.not_checked_undated", language)


def opening_text(entry: Entry, language: str, now: dt.datetime) -> str | None:
    """ "Open now until 18:00" or when it opens next; null where hours are unknown."""
    hours = relevant_hours(entry)
    if is_always(hours):
        return label("card.always_open", language)
    state = open_now(entry, now)
    if state is None:
        return None
    if state:
        until = open_until(entry, now)
        return label("card.open_until", language, time=formats.clock(until, language)) if until else label("card.open", language)
    opens = opens_at(entry, now)
    if opens is None:
        return label("card.closed", language)
    opens = opens.astimezone(BRUSSELS)
    if opens.date() == now.astimezone(BRUSSELS).date():
        return label("card.closed_until_time", language, time=formats.clock(opens, language))
    return label("card.closed_until_day", language, day=formats.day(opens.date(), language), time=formats.clock(opens, language))


def can_be_dialled_from_abroad(entry: Entry) -> bool:
    """Whether one of its numbers works from another country."""
    return any(formats.phone_from_abroad(p["number"]) for p in entry.document.get("phones") or [])


def phone_lines(entry: Entry, language: str, abroad: bool = False) -> list[str]:
    """Each number with its hours, whether it is free, and what else one should know of it, as one line each; ``abroad``: as dialled from there."""
    lines = []
    raw = entry.document.get("phones", [])
    for index, phone in enumerate(_phones(entry, language)):
        remarks = [hours_in_words(phone["hours"], language)]
        remarks.append(label("card.free_call", language) if phone["free"] else None)
        number = formats.phone_from_abroad(phone["number"]) if abroad else phone["display"]
        if number is None:
            continue
        said = label("punctuation.semicolon", language).join(r for r in remarks if r)
        line = f"{number} ({said})" if said else number
        note = localized(raw[index].get("note"), language) if entry.kind == "service" and index < len(raw) else None
        lines.append(f"{line} – {note.rstrip('.')}" if note else line)
    return lines


def text(entry: Entry, language: str, now: dt.datetime, municipality_names: dict[str, str], position: int | None = None) -> str:
    """The same facts as ``item`` for a channel that shows text alone, a line a fact."""
    shown = item(entry, language, now, municipality_names)
    lines = [f"{position}. {shown['name']}" if position else shown["name"]]

    def add(key: str, value: Any) -> None:
        if value:
            lines.append(label(f"card.line.{key}", language, value=value))

    if shown["why"]:
        lines.append(shown["why"])
    numbers = phone_lines(entry, language) or [p["display"] for p in shown["phones"]]
    add("phone", " / ".join(numbers))
    opening = opening_text(entry, language, now)
    if opening:
        lines.append(opening)
    if entry.kind == "pharmacy":
        add("hours", hours_in_words(entry.document.get("opening_hours_osm"), language))
    add("hours_note", localized(entry.document.get("hours_note"), language))
    add("chat", shown["chat_url"])
    add("sms", formats.phone_display(shown["sms"]) if shown["sms"] else None)
    add("sms", localized(entry.document.get("sms_note"), language))
    add("email", shown["email"])
    add("website", shown["website"] if shown["website"] != shown["chat_url"] else None)
    add("address", shown["address"])
    if shown["distance_km"] is not None:
        add("distance", f"{shown['distance_km']:.1f}".replace(".", "." if language == "en" else ","))
    add("languages", formats.join([formats.language_name(code, language) for code in shown["languages"]], language))
    add("cost", shown["cost"])
    if shown["access"]:
        lines.append(shown["access"])
    lines.append(freshness(entry, language))
    return "\n".join(lines)
