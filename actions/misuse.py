"""Requests to find a person or a refuge: no location, no hint, and help for the one who asks."""

from __future__ import annotations

from dataclasses import replace
from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply
from actions.referral import find, present
from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.needs import needs


class ActionRefuseLocation(RelaisAction):
    """Answers ``locate_person_or_refuge``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_refuse_location"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Nothing of the message is used: not the place, not the name, not what was shown before."""
        need = needs()[turn.intent]
        reply.say("utter_locate_person_or_refuge")
        found = await find(turn, need, Criteria())
        found = replace(found, entries=found.entries[:1], more=False)  # one service for people who use violence, no list
        present(reply, need, Criteria(), found, with_first_lines=True)
        return [SlotSet("need", need.intent), SlotSet("story", need.intent), SlotSet("search", None), SlotSet("shown", []), SlotSet("wishes", {})]


FOLLOW_UPS["locate_person_or_refuge"] = ActionRefuseLocation()
