"""Texts of trainings and programmes, for a channel that shows text alone (services and pharmacies: ``cards.py``)."""

from __future__ import annotations

from typing import Any

from bot.directory.cards import freshness, item, language_label, public_source
from bot.directory.entries import Entry
from bot.directory.hours import brussels_now
from bot.i18n import formats
from bot.i18n.catalogue import label, localized
from bot.i18n.terms import term_name


def _line(lines: list[str], key: str, value: Any, language: str) -> None:
    if value:
        lines.append(label(f"card.line.{key}", language, value=value))


def training_text(entry: Entry, language: str, position: int | None = None) -> str:
    """A training, a line a fact; price and dates are said to be unknown where they are."""
    d = entry.document
    shown = item(entry, language, brussels_now(), {})
    lines = [f"{position}. {shown['name']}" if position else shown["name"]]
    if shown["why"]:
        lines.append(shown["why"])
    _line(lines, "organiser", localized(d["organiser_name"], language), language)
    _line(lines, "languages", formats.join([language_label(c, language) for c in d["languages"]], language), language)
    _line(lines, "format", label(f"formats.{d['format']}", language) if d["format"] else None, language)
    _line(lines, "audiences", formats.join([term_name("audiences", a, language) for a in d["audiences"]], language), language)
    _line(lines, "duration", localized(d["duration"], language), language)
    _line(lines, "address", localized(d["place"], language), language)
    lines.append(localized(d["dates"], language) or label("card.dates_unknown", language))
    price = localized(d["price"], language)
    lines.append(label("card.line.cost", language, value=price) if price else label("card.price_unknown", language))
    if d["note"]:
        lines.append(localized(d["note"], language) or "")
    for phone in shown["phones"]:
        _line(lines, "phone", phone["display"], language)
    _line(lines, "email", shown["email"], language)
    _line(lines, "website", shown["website"], language)
    lines.append(freshness(entry, language))
    return "\n".join(line for line in lines if line)


def programme_text(entry: Entry, language: str, position: int | None = None, in_full: bool = True) -> str:
    """A programme: what it is, where it stands, figures, how to join, contact, source and age."""
    d = entry.document
    shown = item(entry, language, brussels_now(), {})
    lines = [f"{position}. {shown['name']}" if position else shown["name"], localized(d["summary"], language) or ""]
    if d["status"]:
        lines.append(localized(d["status"], language) or "")
    figures = (d["figures"] or {}).get(language) or []
    if in_full:
        lines += [f"– {figure}" for figure in figures]
    if d["how_to"]:
        lines.append(localized(d["how_to"], language) or "")
    for phone in shown["phones"]:
        _line(lines, "phone", phone["display"], language)
    if d["contact"].get("note"):
        lines.append(localized(d["contact"]["note"], language) or "")
    _line(lines, "email", shown["email"], language)
    _line(lines, "website", shown["website"], language)
    if public_source(entry):
        lines.append(label("card.line.source", language, value=public_source(entry)))
    lines.append(freshness(entry, language))
    return "\n".join(line for line in lines if line)
