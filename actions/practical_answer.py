"""The answer to a practical question, and who says more of it; the services for intimate images that are shared."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.as_told import as_told
from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.lines import images_first, present_lines, show_images_first
from actions.practical import PRACTICAL, answers, told
from actions.referral import find, wishes_for
from actions.turn import Turn
from bot.directory import queries
from bot.directory.needs import needs, practical_lines
from bot.directory.suiting import is_refused

OF_THE_IMAGES = frozenset({"removal", "crime_images"})
"""Questions that those who act on images answer: they are named again."""
HELPLINE = "find_helpline"
LINES = 2
"""How many lines of the story stand behind the answer."""


class ActionPractical(RelaisAction):
    """Answers what a person asks in the middle of a story and no record says."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_practical_question"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The answer, then who can say more: the lines of the story, and those who know this question."""
        story = told(turn)
        keys = answers(turn, story)
        reply.write(*(reply.label(f"practical.{key}") for key in keys))
        need = as_told(needs()[story or HELPLINE], turn)
        found = await find(turn, need, wishes_for(turn, need))
        ids = [i for key in keys for i in practical_lines().get(key.split("_")[0], ())]
        beside = await directory().ask(queries.services_by_id, list(dict.fromkeys(ids)))
        of_them = bool(OF_THE_IMAGES & set(keys))
        images = await images_first(turn, need.intent)
        show_images_first(reply, [e for e in images if of_them or (e.kind, e.id) not in turn.shown])
        first = [*found.first, *found.entries][: 1 if images else LINES]
        lines = [*first, *(e for e in beside if e not in first and not is_refused(e, turn.wishes))]
        present_lines(reply, lines, reply.label("referrals_again"))
        return [SlotSet("shown", [[e.kind, e.id] for e in [*images, *lines]]), SlotSet("misunderstandings", 0)]


FOLLOW_UPS[PRACTICAL] = ActionPractical()
