"""Requests to find a person or a refuge: no location, no hint, and help for the one who asks."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply
from actions.referral import find
from actions.searching import KEPT_FROM_THEM, PERSON, PLACE, looks_for_a_person, was_refused
from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.needs import needs
from bot.i18n.phrases import mentions
from bot.safety.first_words import first_lines_text


class ActionRefuseLocation(RelaisAction):
    """Answers ``locate_person_or_refuge``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_refuse_location"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Nothing of the message is used: not the place, not the name, not what was shown before."""
        need, again = needs()[turn.intent], was_refused(turn)
        threat, waits = (mentions(turn.text, f"search.{key}", turn.language) for key in ("threat", "lies_in_wait"))
        if threat:
            reply.say("utter_locate_threat")
        elif waits:
            reply.say("utter_do_not_wait")
        if not (again and (threat or waits)):
            reply.say("utter_locate_again" if again else "utter_locate_person_or_refuge")
        found = await find(turn, need, Criteria())
        entries = found.entries[:1] if threat else []  # one service for people who use violence, where violence is spoken of
        reply.write(first_lines_text(found.first, turn.language))
        if entries:
            reply.show("referrals", need.intent, entries, more=False)
        else:
            reply.refer_to(need.intent, found.first)
        looks = again or looks_for_a_person(turn) or threat or waits
        return [
            SlotSet("need", need.intent),
            SlotSet("story", need.intent),
            SlotSet("searches", PERSON if looks else PLACE),
            SlotSet("declined", sorted({*(turn.slots.get("declined") or ()), *KEPT_FROM_THEM})),
            SlotSet("search", None),
            SlotSet("shown", []),
            SlotSet("wishes", {}),
        ]


FOLLOW_UPS["locate_person_or_refuge"] = ActionRefuseLocation()
