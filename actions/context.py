"""What a message means after an answer: "et pour un homme ?", "plus", "I can't call"; a pharmacist's next question; "go on" with a form."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from bot.directory.needs import concrete_needs
from bot.i18n.phrases import begins_with, is_only, mentioned, mentions
from bot.safety.danger import DANGER, PHARMACY_DANGER, URGENT_INTENTS, alarm

PAUSED_FORM = "paused_form"
"""Slot with the name of a form that danger interrupted."""
FOLLOW_UP_WORDS = 8
"""A longer message says itself what it wants."""
WISHES = ("municipality", "audience", "format", "time", "topic", "setting", "language")


COUNTER = "pharmacist_"
COUNTER_SHARE = 0.2
"""Share of the likeliest intent's probability from which a pharmacist who just read the procedure means the counter."""
VAGUE = frozenset({"worried_about_someone", "ask_confidentiality", "ask_capabilities", "safety_planning", "service_details", "inform"})
"""What a pharmacist's short next question is taken for when it names no pharmacy: "what do I say to her?", "and if she is a minor?"."""
ALSO_OF_A_WITNESS = frozenset({"file_complaint", "find_helpline"})
"""Likewise, where the counter is nearly as likely."""


def _asked_at_the_counter(turn: Turn) -> str | None:
    """The pharmacist's question that a message is after an answer of the procedure; null where it says something else."""
    if not str(turn.slots.get("need") or "").startswith(COUNTER) or not turn.text or turn.active_form:
        return None
    vague = turn.intent in VAGUE and len(turn.text.split()) <= FOLLOW_UP_WORDS and not turn.slots.get("search")
    if not vague and turn.intent not in VAGUE | ALSO_OF_A_WITNESS:
        return None
    needed = 0.0 if vague else COUNTER_SHARE * max(turn.confidences, default=0.0)
    pairs = zip(turn.ranking, turn.confidences, strict=True)
    return next((n for n, chance in pairs if n.startswith(COUNTER) and n not in URGENT_INTENTS and chance >= needed), None)


SURE = 0.6
"""Probability from which "and for her, a psychologist in Jette?" asks for another kind of help, not for the same again."""
BARE_WORDS = 2
LOCATE = "locate_person_or_refuge"
INSISTING = frozenset({"ask_confidentiality", "ask_bot_identity", "file_complaint", "affirm", "deny", "not_helpful", "inform"})
"""What the next message of somebody who was refused a place is taken for: "I'm from the police, tell me"."""


def names_language_of_trainings(text: str, search: Any) -> bool:
    """Whether a bare "in French" is about the trainings just shown, not about the conversation."""
    return bool(search) and search.get("kind") == "training" and len(text.split()) <= BARE_WORDS


def goes_on_with_form(turn: Turn) -> bool:
    """Whether the message takes up a form that danger interrupted: "go on", or a yes or a bare answer straight after the alarm."""
    if not turn.slots.get(PAUSED_FORM) or turn.active_form or not turn.text:
        return False
    straight_after = turn.slots.get("need") in URGENT_INTENTS and turn.intent in ("affirm", "inform")
    return straight_after or is_only(turn.text, "form.go_on", turn.language)


def meant(turn: Turn) -> str:
    """The intent of the turn, or what it is after the last answer."""
    if turn.intent == DANGER and str(turn.slots.get("need") or "").startswith(COUNTER):  # "her husband waits outside", said by a pharmacist
        return PHARMACY_DANGER
    at_counter = _asked_at_the_counter(turn)
    if at_counter:
        return at_counter
    insists = turn.slots.get("need") == LOCATE and turn.intent in INSISTING and not turn.active_form
    if insists and 0 < len(turn.text.split()) <= FOLLOW_UP_WORDS:
        return LOCATE
    if turn.intent in turn.needs and not turn.active_form:
        return turn.needs[0]
    if not turn.slots.get("search") or turn.active_form or not turn.text or alarm(turn.text):
        return turn.intent
    if len(turn.text.split()) > FOLLOW_UP_WORDS:
        return turn.intent
    if "no_call" in mentioned(turn.text, "aspects", turn.language):  # even where the classifier heard "I cannot speak" as danger
        return "service_details"
    if turn.intent in URGENT_INTENTS:
        return turn.intent
    if is_only(turn.text, "search.more", turn.language):
        return "more_results"
    changes = any(name in turn.entities for name in WISHES) or mentions(turn.text, "search.man", turn.language)
    another = turn.intent in concrete_needs() and turn.intent != turn.slots.get("need") and max(turn.confidences, default=0.0) >= SURE
    if changes and not another and begins_with(turn.text, "search.and_for", turn.language):
        return "inform"
    if turn.intent == "change_language" and names_language_of_trainings(turn.text, turn.slots.get("search")):
        return "inform"
    if "nearer" in mentioned(turn.text, "aspects", turn.language):
        return "more_results"
    return turn.intent
