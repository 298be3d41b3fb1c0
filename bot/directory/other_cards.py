"""Texts of trainings and programmes, for a channel that shows text alone (services and pharmacies: ``cards.py``)."""

from __future__ import annotations

from typing import Any

from bot.directory.cards import freshness, item, public_source
from bot.directory.entries import Entry
from bot.directory.figures import figure, figures_of
from bot.directory.hours import brussels_now
from bot.i18n import formats
from bot.i18n.catalogue import label, localized
from bot.i18n.terms import for_whom


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
    spoken = [formats.language_name(c, language) for c in d["languages"]]
    _line(lines, "languages" if len(spoken) > 1 else "language", formats.join(spoken, language), language)
    _line(lines, "format", label(f"formats.{d['format']}", language) if d["format"] else None, language)
    _line(lines, "audiences", formats.join([for_whom(a, language) for a in d["audiences"]], language), language)
    _line(lines, "duration", localized(d["duration"], language), language)
    _line(lines, "place", localized(d["place"], language), language)
    lines += _dates_and_price(d, language)
    if d["note"]:
        lines.append(localized(d["note"], language) or "")
    for phone in shown["phones"]:
        _line(lines, "phone", phone["display"], language)
    _line(lines, "email", shown["email"], language)
    _line(lines, "website", shown["website"], language)
    lines.append(freshness(entry, language))
    return "\n".join(line for line in lines if line)


def _dates_and_price(document: dict[str, Any], language: str) -> list[str]:
    """When and for how much, or what of it the organiser has to be asked."""
    dates, price = localized(document["dates"], language), localized(document["price"], language)
    if not (dates or price):
        return [label("card.dates_and_price_unknown", language)]
    return [
        label("card.line.dates", language, value=dates) if dates else label("card.dates_unknown", language),
        label("card.line.cost", language, value=price) if price else label("card.price_unknown", language),
    ]


def programme_text(entry: Entry, language: str, position: int | None = None, in_full: bool = True, summary: bool = True) -> str:
    """A programme: what it is, where it stands, figures, how to join, contact, source and age."""
    d = entry.document
    shown = item(entry, language, brussels_now(), {})
    lines = [f"{position}. {shown['name']}" if position else shown["name"]]
    if summary:
        lines.append(localized(d["summary"], language) or "")
    if d["status"]:
        lines.append(localized(d["status"], language) or "")
    if in_full:
        lines += [f"– {figure}" for figure in figures_of(d, language)]
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


def figure_text(entry: Entry, language: str, position: int | None = None) -> str:
    """A figure that ``figures_for`` gave, with how sure and how old it is, and the page it was read on."""
    said = figure(entry, language) or ""
    lines = [f"{position}. {said}" if position else said, freshness(entry, language)]
    _line(lines, "source", public_source(entry), language)
    return "\n".join(lines)
