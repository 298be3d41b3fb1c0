"""Messages of the contract as the page shows them. Templates escape everything; nothing here makes HTML."""

from __future__ import annotations

from typing import Any

from bot.directory.cards import language_label
from bot.i18n import formats
from bot.i18n.catalogue import label
from bot.i18n.hours_text import hours_in_words

CARDS = "cards"


def view_of(message: dict[str, Any], language: str) -> dict[str, Any] | None:
    """What to show for a message: text with buttons, cards, or nothing."""
    custom = message.get("custom")
    if custom:
        own = custom.get("language") or language
        if custom.get("type") == "form":
            return None
        return {"kind": CARDS, "type": custom["type"], "language": own, "cards": [_card(item, own) for item in custom["items"]]}
    if message.get("text") or message.get("buttons"):
        return {"kind": "text", "text": message.get("text", ""), "buttons": message.get("buttons", [])}
    return None


def _card(item: dict[str, Any], language: str) -> dict[str, Any]:
    facts = []

    def add(key: str, value: Any) -> None:
        if value:
            facts.append(label(f"card.line.{key}", language, value=value))

    add("languages", formats.join([language_label(code, language) for code in item["languages"]], language))
    add("address", item["address"])
    add("distance", item["distance_km"])
    add("cost", item["cost"])
    return {
        **item,
        "opening": _opening(item, language),
        "facts": facts,
        "numbers": [{**p, "said": "; ".join(_remarks(p, language))} for p in item["phones"]],
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
