"""Brussels equality policy: plans, subsidies, bodies, laws, figures."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply, directory
from actions.figures import show_figures
from actions.subsidies import show_subsidies
from actions.turn import Turn
from bot.directory.cards import item
from bot.directory.figures import INTENT as FIGURES
from bot.directory.hours import brussels_now
from bot.directory.other_cards import programme_text
from bot.directory.programme_search import programmes_for
from bot.directory.subsidy_search import INTENT as SUBSIDIES


class ActionDescribeProgramme(RelaisAction):
    """Answers the ``ask_…`` intents of professionals from the programme records."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_describe_programme"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The programme that is named, else those the question is about; figures and subsidies by what they count and for whom they are."""
        if turn.intent == SUBSIDIES:
            told = await show_subsidies(turn, reply)
        elif turn.intent == FIGURES:
            told = await show_figures(turn, reply)
        else:
            told = await self._describe(turn, reply)
        return [*told, SlotSet("need", turn.intent), SlotSet("search", None), SlotSet("misunderstandings", 0)]

    async def _describe(self, turn: Turn, reply: Reply) -> List[EventType]:
        found = await directory().ask(programmes_for, turn.intent, turn.text)
        reply.say(f"utter_{turn.intent}")
        many = len(found) > 1
        reply.write(PARAGRAPH.join(programme_text(e, turn.language, i if many else None, in_full=not many) for i, e in enumerate(found, 1)))
        now = brussels_now()
        reply.custom("programme", turn.intent, [item(e, turn.language, now, {}) for e in found])
        return [SlotSet("shown", [[e.kind, e.id] for e in found])]


FOLLOW_UPS[SUBSIDIES] = ActionDescribeProgramme()
