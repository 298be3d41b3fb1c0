"""Intents that can be offered as a choice when a message could mean several things."""

from __future__ import annotations

from typing import List

from actions.counter import COUNTER, has_another_role
from actions.exploited import speaks_of_expulsion
from actions.story import STORIES
from actions.turn import Turn
from bot.i18n.phrases import mentions
from bot.safety.danger import URGENT_INTENTS, alarm

CHOICES = 3
UNCHOOSABLE = frozenset(
    {
        "nlu_fallback",
        "inform",
        "affirm",
        "deny",
        "greet",
        "goodbye",
        "thank",
        "out_of_scope",
        "insult",
        "not_helpful",
        "more_results",
        "service_details",
        "cancel",
        "change_language",
        "submit_training",
        "report_outdated_info",
        "one_number",
        "unknown_service",
        "police_of_a_place",
        "practical_question",
        "listing_of_a_service",
    }
)
PERPETRATOR = "perpetrator_seeking_help"
WITH_POLICE = frozenset({"file_complaint", "protection_measures"})
"""Not offered to who just said that they do not want the police."""
SURE = 0.6
"""Probability from which an answer is not followed by a question."""
CALM = 0.3
"""Probability from which a calm meaning is offered after an alarm of the classifier."""
CLOSE = 0.5
"""Share of the likeliest intent's probability from which another is a close call."""


def likely(turn: Turn) -> List[str]:
    """The likeliest intents that can be offered."""
    of_a_victim = turn.slots.get("story") in STORIES - {PERPETRATOR}  # who is not asked whether they hurt
    unlikely = {PERPETRATOR} if of_a_victim else set()
    return [name for name in turn.ranking if name not in UNCHOOSABLE | unlikely and not _is_another_role(turn, name)][:CHOICES]


def close_calls(turn: Turn) -> List[str]:
    """What the message may have meant as well, where that was a close call; never after a button or inside a form.

    After an alarm that no rule raised, the likeliest calm meaning: who was told to call 112 by mistake goes on with one word.
    """
    if not turn.text or turn.active_form or turn.intent in UNCHOOSABLE or not turn.confidences:
        return []
    if turn.intent in URGENT_INTENTS:
        calm = [n for n, chance in zip(turn.ranking, turn.confidences, strict=True) if n not in URGENT_INTENTS and chance >= CALM]
        return [] if alarm(turn.text) else [n for n in calm if n not in UNCHOOSABLE][:1]
    first = max(turn.confidences)
    if first >= SURE:
        return []
    refused = WITH_POLICE if mentions(turn.text, "search.no_police", turn.language) or speaks_of_expulsion(turn) else frozenset()
    if turn.intent in STORIES:  # who is hurt is not asked whether they hurt
        refused |= {PERPETRATOR}
    pairs = zip(turn.ranking, turn.confidences, strict=True)
    if turn.slots.get("story") not in (None, PERPETRATOR):  # nor who told that they are hurt, or was refused a place
        refused |= {PERPETRATOR}
    close = [name for name, chance in pairs if name != turn.intent and name not in UNCHOOSABLE | refused and chance >= CLOSE * first]
    return [name for name in close if not _is_another_role(turn, name)][:2]


def _is_another_role(turn: Turn, intent: str) -> bool:
    """Whether an intent is a pharmacist's, in a conversation of somebody else."""
    return intent.startswith(COUNTER) and has_another_role(turn.slots)
