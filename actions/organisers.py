"""How to reach who gives trainings: an organiser has no record of its own, what is known of it stands with its trainings."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import Reply, directory
from actions.turn import Turn
from bot.directory.details import contact_of, contacts_of
from bot.directory.training_search import trainings_of
from bot.i18n.catalogue import localized
from bot.i18n.phrases import mentions

PAGE = 3


async def say_how_to_reach(turn: Turn, reply: Reply, organisation: str) -> List[EventType] | None:
    """One line with its contact, and that no phone is known where one was asked for; null where no training is of ``organisation``."""
    entries = await directory().ask(trainings_of, organisation)
    if not entries:
        return None
    name = localized(entries[0].document["organiser_name"], turn.language) or entries[0].document["organiser"]
    phones, others = contacts_of(entries, turn.language)
    if mentions(turn.text, "search.number", turn.language) and not phones:
        reply.write(reply.label("organiser.no_phone", name=name))
    ways = [*phones, *others]
    reply.write(reply.label("detail.line", name=name, text=" · ".join(ways)) if ways else reply.label("organiser.register"))
    if reachable := [e for e in entries if contact_of(e, turn.language)][:PAGE]:
        reply.refer_to("service_details", reachable)
    return [SlotSet("misunderstandings", 0)]
