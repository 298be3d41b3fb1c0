"""What a message is after subsidies were shown: who applies, until when, for how much, where to send it; until when a plan runs."""

from __future__ import annotations

from actions.turn import Turn
from bot.directory.subsidy_search import INTENT, applicant_in
from bot.i18n.phrases import keys_mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

WORDS = 14
"""Words of the longest such message."""
SURE = 0.5
"""Probability from which a message that sounds like another question is one."""
VAGUE = frozenset({"inform", "deny", "affirm", "not_helpful", "more_results", "service_details", "out_of_scope", "nlu_fallback"})
"""What such a message is taken for, however surely."""

NAMING = frozenset({"ask_policy_bodies", "ask_publications", "find_service"})
"""What a message is taken for by the name of a body that it holds."""


def asks_about_the_calls(turn: Turn) -> str | None:
    """ "We're a non-profit, not a municipality!", "where does the file go, and when?"; null where it is about something else."""
    elsewhere = turn.slots.get("need") != INTENT or turn.active_form or not turn.text or turn.intent in URGENT_INTENTS
    if not elsewhere and turn.intent == INTENT:  # "what has equal.brussels for us?" names no service to be described
        return INTENT
    if elsewhere or len(turn.text.split()) > WORDS or alarm(turn.text):
        return None
    besides = turn.intent in NAMING and mentions(turn.text, "calls.besides", turn.language)  # "anything else besides equal.brussels?"
    unclear = besides or turn.intent in VAGUE or max(turn.confidences, default=0.0) < SURE
    about_them = applicant_in(turn.text, turn.language) or keys_mentioned(turn.text, "calls", turn.language)
    return INTENT if unclear and about_them else None


def asks_until_when(turn: Turn) -> str | None:
    """ "Wat is de deadline?" after plans, programmes or trainings, none of which has opening hours; a service that is named may have."""
    dated = turn.shown and turn.shown[0][0] in ("programme", "training") and turn.slots.get("need") != INTENT
    elsewhere = turn.active_form or not turn.text or "organisation" in turn.entities or turn.intent in URGENT_INTENTS or alarm(turn.text)
    if not dated or elsewhere or len(turn.text.split()) > WORDS or not mentions(turn.text, "calls.until_when", turn.language):
        return None
    unclear = turn.intent in VAGUE or max(turn.confidences, default=0.0) < SURE
    return "service_details" if unclear else None
