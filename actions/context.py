"""What a message means after an answer: "et pour un homme ?", "plus", "I can't call"; a pharmacist's next question; "go on" with a form."""

from __future__ import annotations

from actions.turn import Turn
from bot.i18n.phrases import begins_with, is_only, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS

PAUSED_FORM = "paused_form"
"""Slot with the name of a form that danger interrupted."""
FOLLOW_UP_WORDS = 8
"""A longer message says itself what it wants."""
WISHES = ("municipality", "audience", "format", "time", "topic", "setting")


COUNTER = "pharmacist_"
COUNTER_SHARE = 0.2
"""Share of the likeliest intent's probability from which a pharmacist who just read the procedure means the counter."""
OF_A_WITNESS = frozenset({"worried_about_someone", "ask_confidentiality", "service_details", "safety_planning", "file_complaint", "find_helpline"})
"""What a pharmacist's next question is taken for when it names no pharmacy: "what do I say to her?"."""


def _asked_at_the_counter(turn: Turn) -> str | None:
    """The pharmacist's question that a message is after an answer of the procedure; null where it says something else."""
    if not str(turn.slots.get("need") or "").startswith(COUNTER) or turn.active_form or turn.intent not in OF_A_WITNESS or not turn.text:
        return None
    likeliest = max(turn.confidences, default=0.0)
    pairs = zip(turn.ranking, turn.confidences, strict=True)
    return next((n for n, chance in pairs if n.startswith(COUNTER) and n not in URGENT_INTENTS and chance >= COUNTER_SHARE * likeliest), None)


def goes_on_with_form(turn: Turn) -> bool:
    """Whether the message takes up a form that danger interrupted: "go on", or a yes or a bare answer straight after the alarm."""
    if not turn.slots.get(PAUSED_FORM) or turn.active_form or not turn.text:
        return False
    straight_after = turn.slots.get("need") in URGENT_INTENTS and turn.intent in ("affirm", "inform")
    return straight_after or is_only(turn.text, "form.go_on", turn.language)


def meant(turn: Turn) -> str:
    """The intent of the turn, or the follow-up it is where something was just shown."""
    at_counter = _asked_at_the_counter(turn)
    if at_counter:
        return at_counter
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
