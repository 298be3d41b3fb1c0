"""How to reach who gives trainings: an organiser has no record of its own, what is known of it stands with its trainings."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import Reply, directory
from actions.turn import Turn
from bot.directory import queries
from bot.directory.details import contact_of, contacts_of, describe
from bot.directory.entries import Entry
from bot.directory.hours import brussels_now
from bot.directory.training_search import trainings_of
from bot.i18n.catalogue import localized
from bot.i18n.phrases import mentioned, mentions

PAGE = 3
TRAINING = "training"


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


async def say_for_whom(turn: Turn, reply: Reply) -> List[EventType] | None:
    """For whom the trainings asked about are registered, who can say whether others may come; null where none of them is known."""
    entries = (await _asked_about(turn))[:PAGE]
    if not entries:
        return None
    now = brussels_now()
    reachable = [e for e in entries if contact_of(e, turn.language)]
    ways = describe(reachable, "contact", turn.language, now) or [reply.label("organiser.register")]
    reply.write(*describe(entries, "whom", turn.language, now), reply.label("trainings_whom_else"), *ways)
    reply.refer_to("service_details", entries)
    return [SlotSet("misunderstandings", 0)]


async def _asked_about(turn: Turn) -> List[Entry]:
    """Those of the organiser that is named, of which those just shown are meant; else those counted: "the second one"."""
    shown = await directory().ask(queries.entries_by_key, [key for key in turn.shown if key[0] == TRAINING])
    if organisation := turn.first("organisation"):
        every = await directory().ask(trainings_of, organisation)
        ids = {e.id for e in every}
        return [e for e in shown if e.id in ids] or [e for e in every if e.document["status"] != "past"]
    numbers = [int(o) for o in mentioned(turn.text, "ordinals", turn.language)]
    return [shown[n - 1] for n in numbers if 0 < n <= len(shown)]
