"""The register of trainings."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply, directory
from actions.turn import Turn
from bot.directory.cards import item
from bot.directory.criteria import Criteria
from bot.directory.hours import brussels_now
from bot.directory.loading import DATA
from bot.directory.other_cards import training_text
from bot.directory.taxonomy import read_taxonomy
from bot.directory.training_search import PAGE, search_trainings
from bot.directory.widened import widened_lines

NEED = "find_training"


async def show_trainings(turn: Turn, reply: Reply, wishes: Criteria, offset: int = 0) -> List[EventType]:
    """One page of trainings, after the wishes that could not be met."""
    found = await directory().ask(search_trainings, wishes, offset, reader=turn.language)
    language = turn.language
    if found.entries:
        blocks = [training_text(e, language, i) for i, e in enumerate(found.entries, 1)]
        reply.write(*widened_lines("training_widened", found.dropped, wishes, language))
        reply.write(PARAGRAPH.join(blocks))
        now = brussels_now()
        reply.custom("trainings", NEED, [item(e, language, now, {}) for e in found.entries], found.more)
    else:
        reply.say("utter_find_training_none")
    search = {"kind": "training", "need": NEED, "wishes": wishes.as_dict(), "offset": offset + PAGE, "more": found.more}
    return [
        SlotSet("need", NEED),
        SlotSet("search", search),
        SlotSet("shown", [[e.kind, e.id] for e in found.entries]),
        SlotSet("misunderstandings", 0),
    ]


class ActionSearchTrainings(RelaisAction):
    """Answers ``find_training``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_search_trainings"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Trainings for the wishes said here; a new search forgets what the last one asked, except who asks."""
        said = {
            name: values[0]
            for name, values in turn.entities.items()
            if name in ("topic", "audience", "language", "format", "time", "organisation", "setting")
        }
        trained = [value for value in turn.entities.get("audience", []) if value in read_taxonomy(DATA).training_audiences]
        if trained:  # "about young people, for teachers": who is to be trained
            said["audience"] = trained[0]
        if turn.slots.get("is_pharmacist"):
            said.setdefault("audience", "health")
        not_for = next(iter(turn.refused.get("audience", [])), None)
        wishes = Criteria(**said, not_for=not_for, free_only=turn.wishes.free_only, with_past=turn.wishes.with_past)
        reply.say("utter_find_training")
        events = await show_trainings(turn, reply, wishes)
        reply.offer("utter_find_training_refine", ("more_results", "submit_training"))
        return [*events, SlotSet("wishes", wishes.as_dict())]


FOLLOW_UPS[NEED] = ActionSearchTrainings()
