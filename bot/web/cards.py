"""Entries and items of the contract as cards of the pages. Templates escape everything; nothing here makes HTML."""

from __future__ import annotations

import datetime as dt
from typing import Any, Sequence

from bot.directory.cards import item
from bot.directory.entries import Entry
from bot.directory.figures import figures_of
from bot.directory.municipalities import municipality_names
from bot.i18n import formats
from bot.i18n.catalogue import label, localized
from bot.i18n.hours_text import hours_in_words
from bot.i18n.terms import for_whom, term_name
from bot.web.addresses import code_of, page_of


def cards_of(entries: Sequence[Entry], language: str, now: dt.datetime) -> list[dict[str, Any]]:
    """Cards for the pages beside the chat: those of the chat with the summary and what only a page has room for."""
    names = municipality_names(language)
    return [{**card_of(item(e, language, now, names), language), **_more(e, language, names)} for e in entries]


def _more(entry: Entry, language: str, names: dict[str, str]) -> dict[str, Any]:
    document = entry.document
    more = {
        "summary": localized(document.get("summary"), language),
        "hours_note": localized(document.get("hours_note"), language),
        "place": names.get(entry.municipality or ""),
        "is_over": document.get("status") == "past",
    }
    if entry.kind == "training":
        more |= {
            "organiser": localized(document["organiser_name"], language),
            "topics": formats.join([term_name("topics", t, language) for t in document["topics"]], language),
            "audiences": formats.join([for_whom(a, language) for a in document["audiences"]], language),
            "format": label(f"formats.{document['format']}", language) if document["format"] else None,
            "duration": localized(document["duration"], language),
            "note": localized(document["note"], language),
        }
    if entry.kind == "programme":
        more |= {"status": localized(document["status"], language), "figures": figures_of(document, language)}
    return more


def card_of(item: dict[str, Any], language: str) -> dict[str, Any]:
    """An item of the contract as the pages show it."""
    facts = []

    def add(key: str, value: Any) -> None:
        if value:
            facts.append(label(f"card.line.{key}", language, value=value))

    add("languages", formats.join([formats.language_name(code, language) for code in item["languages"]], language))
    add("place" if item["kind"] == "training" else "address", item["address"])
    add("distance", item["distance_km"])
    add("cost", item["cost"])
    return {
        **item,
        "code": code_of(item["kind"], item["id"]),
        "page": page_of(language, item["kind"], item["id"]),
        "can_be_wrong": item["kind"] in ("service", "pharmacy", "training", "programme"),
        "opening": _opening(item, language),
        "facts": facts,
        "numbers": [{**p, "said": label("punctuation.semicolon", language).join(_remarks(p, language))} for p in item["phones"]],
        "freshness": _freshness(item, language) if item["kind"] != "procedure" else None,
    }


def _remarks(phone: dict[str, Any], language: str) -> list[str]:
    remarks = [hours_in_words(phone["hours"], language), label("card.free_call", language) if phone["free"] else None]
    return [remark for remark in remarks if remark]


def _opening(item: dict[str, Any], language: str) -> str | None:
    if item["open_now"] is None:
        return None
    if not item["open_now"]:
        return label("card.closed", language)
    if item["open_until"]:
        return label("card.open_until", language, time=item["open_until"][11:16])
    return label("card.open", language)


def _freshness(item: dict[str, Any], language: str) -> str:
    if item["checked_on"]:
        return label("card.checked", language, date=formats.partial_date(item["checked_on"], language))
    date = formats.partial_date(item["source_date"], language)
    return label("card.not_checked", language, date=date) if date else label("card.not_checked_undated", language)
