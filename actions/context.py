"""What a short message means after an answer: "et pour un homme ?", "plus", "I can't call", "too far"."""

from __future__ import annotations

from actions.turn import Turn
from bot.i18n.phrases import begins_with, is_only, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS

FOLLOW_UP_WORDS = 8
"""A longer message says itself what it wants."""
WISHES = ("municipality", "audience", "format", "time", "topic", "setting")


def meant(turn: Turn) -> str:
    """The intent of the turn, or the follow-up it is where something was just shown."""
    if not turn.slots.get("search") or turn.active_form or not turn.text or turn.intent in URGENT_INTENTS:
        return turn.intent
    if len(turn.text.split()) > FOLLOW_UP_WORDS:
        return turn.intent
    if is_only(turn.text, "search.more", turn.language):
        return "more_results"
    changes = any(name in turn.entities for name in WISHES) or mentions(turn.text, "search.man", turn.language)
    if changes and begins_with(turn.text, "search.and_for", turn.language):
        return "inform"
    aspects = mentioned(turn.text, "aspects", turn.language)
    if "no_call" in aspects:
        return "service_details"
    if "nearer" in aspects:
        return "more_results"
    return turn.intent
