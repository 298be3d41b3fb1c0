"""Greetings, thanks, language, limits, and what happens when a message is not understood."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply
from actions.choices import likely
from actions.referral import lines_so_far
from actions.turn import Turn
from bot.directory.needs import starters

MENU = starters()
OFFERS = {
    "greet": MENU,
    "ask_capabilities": MENU,
    "out_of_scope": MENU,
    "cancel": MENU,
    "change_language": MENU,
    "not_helpful": ("find_helpline", "ask_capabilities"),
    "deny": ("find_helpline", "ask_capabilities"),
    "insult": ("find_helpline", "ask_capabilities"),
    "thank": ("find_helpline", "safety_planning"),
    "ask_confidentiality": ("digital_safety", "find_helpline"),
}
WITH_LINES = frozenset({"not_helpful", "out_of_scope", "deny", "affirm", "insult"})
"""Answers that say nothing of use by themselves."""


async def not_understood_again(turn: Turn, reply: Reply) -> List[EventType]:
    """The second time in a row: choices and a human line, never a third "I did not understand"."""
    reply.offer("utter_fallback_again", list(dict.fromkeys([*likely(turn), "find_helpline"])))
    await lines_so_far(turn, reply)
    return [SlotSet("misunderstandings", (turn.slots.get("misunderstandings") or 0) + 1)]


class ActionAnswer(RelaisAction):
    """Says ``utter_<intent>`` and offers what fits after it."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The one answer of this intent."""
        if turn.intent == "out_of_scope" and turn.slots.get("misunderstandings"):
            return await not_understood_again(turn, reply)
        events: List[EventType] = [SlotSet("misunderstandings", int(turn.intent == "out_of_scope"))]
        if turn.intent == "affirm" and turn.slots.get("search", None) and turn.slots["search"].get("more"):
            reply.offer("utter_affirm", ("more_results", "find_helpline"))
            return events
        if turn.intent in OFFERS:
            reply.offer(f"utter_{turn.intent}", OFFERS[turn.intent])
        else:
            reply.say(f"utter_{turn.intent}")
        if turn.intent in WITH_LINES and (turn.intent == "not_helpful" or turn.slots.get("need")):
            await lines_so_far(turn, reply)
        if turn.intent in ("cancel", "goodbye"):
            events += [
                SlotSet("wishes", {}),
                SlotSet("search", None),
                SlotSet("shown", []),
                SlotSet("told", []),
                SlotSet("need", None),
                SlotSet("story", None),
            ]
        return events


class ActionFallback(RelaisAction):
    """Not understood: once, a better question with choices; twice, choices and a human line; never a third time the same."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_fallback"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The likeliest intents as choices."""
        if turn.slots.get("misunderstandings"):
            return await not_understood_again(turn, reply)
        reply.offer("utter_fallback", likely(turn) or MENU)
        if turn.slots.get("need"):
            await lines_so_far(turn, reply)
        return [SlotSet("misunderstandings", 1)]


FOLLOW_UPS.update(dict.fromkeys(("affirm", "goodbye", *OFFERS), ActionAnswer()))
FOLLOW_UPS["nlu_fallback"] = ActionFallback()
