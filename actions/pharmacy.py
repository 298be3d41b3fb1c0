"""Pharmacies where one can ask for a private word."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.hours import brussels_now
from bot.directory.needs import needs
from bot.directory.pharmacy_search import PAGE, duty_in_words, pharmacies_near

NEED = "find_pharmacy"


async def show_pharmacies(turn: Turn, reply: Reply, wishes: Criteria, offset: int = 0) -> List[EventType]:
    """Pharmacies near the municipality of ``wishes``; without one, the question which."""
    search = {"kind": "pharmacy", "need": NEED, "wishes": wishes.as_dict(), "offset": offset + PAGE, "more": False}
    duty_values = duty_in_words(turn.language)
    if not wishes.municipality:
        reply.say("utter_find_pharmacy_where", **duty_values)
        return [SlotSet("need", NEED), SlotSet("search", search), SlotSet("misunderstandings", 0)]
    only_open = wishes.open_now or wishes.time in ("now", "tonight")
    found = await directory().ask(pharmacies_near, wishes.municipality, brussels_now(), offset, only_open)
    if found.entries:
        reply.show("referrals", NEED, found.entries, found.more)
    reply.say("utter_find_pharmacy_duty" if found.entries else "utter_find_pharmacy_none_open", **duty_values)
    search["more"] = found.more
    return [
        SlotSet("need", NEED),
        SlotSet("search", search),
        SlotSet("shown", [[e.kind, e.id] for e in found.entries]),
        SlotSet("misunderstandings", 0),
    ]


class ActionFindPharmacy(RelaisAction):
    """Answers ``find_pharmacy``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_find_pharmacy"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Any pharmacist can be asked for a private word; said honestly that no list of participants exists."""
        reply.say("utter_find_pharmacy")
        events = await show_pharmacies(turn, reply, turn.wishes)
        reply.offer("utter_next_step", needs()[NEED].next_steps)
        return events


FOLLOW_UPS[NEED] = ActionFindPharmacy()
