"""Messages of the contract as the page shows them. Templates escape everything; nothing here makes HTML."""

from __future__ import annotations

from typing import Any

from bot.web.cards import card_of

CARDS = "cards"
ANSWERED_IN_TEXT = "service_details"
"""Need of an answer about entries whose cards were shown before: its text is the answer, the cards would only say them again."""


def views_of(messages: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """What to show for the messages of a turn, without the texts that a card right after them shows better, or cards that stand above."""
    kept = []
    for before, message, after in zip([{}, *messages[:-1]], messages, [*messages[1:], {}], strict=True):
        custom = after.get("custom") or {}
        if "text" in message and custom.get("items") and _has_cards(custom) and not _only_names(message, custom):
            continue
        if _only_names(before, message.get("custom") or {}):
            continue
        kept.append(message)
    return [view for view in (view_of(message, language) for message in kept) if view]


def _only_names(message: dict[str, Any], custom: dict[str, Any]) -> bool:
    """Whether the text only names the trainings of ``custom``, which were shown before; a text form goes on behind the last name."""
    is_list = custom.get("type") == "trainings" and bool(custom.get("items"))
    return is_list and (message.get("text") or "").endswith(custom["items"][-1]["name"])


def _has_cards(custom: dict[str, Any]) -> bool:
    return custom.get("type") != "form" and custom.get("need") != ANSWERED_IN_TEXT


def view_of(message: dict[str, Any], language: str) -> dict[str, Any] | None:
    """What to show for a message: text with buttons, cards, or nothing."""
    custom = message.get("custom")
    if custom:
        own = custom.get("language") or language
        if not _has_cards(custom):
            return None
        return {"kind": CARDS, "type": custom["type"], "language": own, "cards": [card_of(item, own) for item in custom["items"]]}
    if message.get("text") or message.get("buttons"):
        return {"kind": "text", "text": message.get("text", ""), "buttons": message.get("buttons", [])}
    return None
