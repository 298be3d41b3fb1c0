"""What is said first in danger, and what is said when nothing else works. Needs no database and no Rasa."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.directory.cards import item, phone_lines
from bot.directory.entries import Entry
from bot.directory.essentials import EMERGENCY, essentials, first_lines
from bot.i18n import formats
from bot.i18n.catalogue import label, localized, response
from bot.i18n.identify import our_language
from bot.i18n.languages import languages
from bot.safety.danger import DANGER, alarm

LETTERS = 4
"""Letters by which a language's name is known in "Franstalig", "English-language"."""


def urgent_entries(intent: str, language: str) -> list[Entry]:
    """Emergency numbers, then the lines said first for this danger."""
    return [*essentials(EMERGENCY), *first_lines(intent, language)]


def line_of(entry: Entry, language: str, in_writing: bool = False, abroad: bool = False) -> str:
    """A first line in one line: name, numbers with hours, chat; without numbers for somebody who cannot call, with those to dial from abroad."""
    contacts = [*phone_lines(entry, language, abroad)]
    name = _without_number(localized(entry.document["name"], language), contacts)
    if entry.document.get("chat_url"):
        contacts = [] if in_writing else contacts
        contacts.append(label("card.line.chat", language, value=entry.document["chat_url"]))
    contact = " · ".join(contacts) or entry.document.get("website") or ""
    spoken = entry.document.get("languages") or []
    if spoken and language not in spoken and not _says_its_languages(name, spoken, language):
        names = formats.join([formats.language_name(code, language) for code in spoken], language)
        return label("first_lines.speaks", language, name=name, languages=names, contact=contact)
    return label("first_lines.item", language, name=name, contact=contact)


def _without_number(name: str, contacts: list[str]) -> str:
    """A name that holds the number said right after it ("112 – ambulance", "Tele-Onthaal – 106"), without it."""
    parts = name.split(" – ")
    kept = [part for part in parts if part not in {contact.split(" (")[0] for contact in contacts}]
    return " – ".join(kept)[:1].upper() + " – ".join(kept)[1:] if kept and len(kept) < len(parts) else name


def _says_its_languages(name: str, spoken: list[str], language: str) -> bool:
    """Whether a name ends in brackets that say the languages ("(Franstalig)"): known by the first letters of each."""
    _, _, ending = name.rpartition("(")
    return ending != name and all(formats.language_name(code, language)[:LETTERS].lower() in ending.lower() for code in spoken)


def first_lines_text(entries: list[Entry], language: str, in_writing: bool = False) -> str:
    """The lines said first, one a line; empty when there are none. Those with a chat alone, where there is one, for somebody who cannot call."""
    if in_writing:
        entries = [e for e in entries if e.document.get("chat_url")] or entries
    if not entries:
        return ""
    return "\n".join([label("first_lines.lead", language), *(f"– {line_of(e, language, in_writing)}" for e in entries)])


def emergency_message(intent: str, language: str, now: dt.datetime) -> dict[str, Any]:
    """The ``custom`` message of an emergency."""
    items = [item(entry, language, now, {}) for entry in urgent_entries(intent, language)]
    return {"type": "emergency", "language": language, "need": intent, "items": items, "more": False}


def answer_without_rasa(text: str, language: str, now: dt.datetime) -> list[dict[str, Any]]:
    """The messages of a turn when Rasa, the actions or the database fail: numbers first, danger by rules alone.

    The answer is in the language of the danger that was recognised, else in that of the words where they give it away, else in ``language``.
    """
    seen = alarm(text)
    language = seen.language if seen else our_language(text) or language
    language = language if language in languages() else "en"
    intent = seen.intent if seen else DANGER
    first = response(f"utter_{intent}", language) if seen else response("utter_technical_problem", language)
    lines = first_lines_text(first_lines(intent if seen else "any", language), language)
    return [{"text": first}, {"text": lines}, {"custom": emergency_message(intent if seen else DANGER, language, now)}]
