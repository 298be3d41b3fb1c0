"""Brussels equality policy: plans, subsidies, bodies, laws, figures."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply, directory
from actions.figures import show_figures
from actions.subsidies import show_subsidies
from actions.turn import Turn
from bot.directory.cards import item
from bot.directory.entries import Entry
from bot.directory.figures import INTENT as FIGURES
from bot.directory.hours import brussels_now
from bot.directory.other_cards import programme_text
from bot.directory.programme_search import programmes_for
from bot.directory.subsidy_search import INTENT as SUBSIDIES
from bot.i18n.catalogue import label, localized
from bot.i18n.phrases import mentions

TWO_QUESTIONS = 12
"""Words of the shortest message that asks two things."""
SURE = 0.6
"""Probability from which ``actions/choices.py`` offers nothing beside an answer."""
ASKED_TOO = 0.1
"""Probability from which a second question is heard."""
OF_TWO = frozenset({FIGURES, SUBSIDIES, "ask_regional_plan", "find_training"})


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
        if also := _asked_too(turn):
            reply.offer("utter_also_asked", also)
        return [*told, SlotSet("need", turn.intent), SlotSet("search", None), SlotSet("misunderstandings", 0)]

    async def _describe(self, turn: Turn, reply: Reply) -> List[EventType]:
        found = await directory().ask(programmes_for, turn.intent, turn.text)
        reply.say(f"utter_{turn.intent}")
        if found and mentions(turn.text, "programmes.running", turn.language):  # "is it finished?" is answered first; cards have no room for it
            reply.write(_state(found[0], turn.language))
        many = len(found) > 1
        reply.write(PARAGRAPH.join(programme_text(e, turn.language, i if many else None, in_full=not many) for i, e in enumerate(found, 1)))
        now = brussels_now()
        reply.custom("programme", turn.intent, [item(e, turn.language, now, {}) for e in found])
        return [SlotSet("shown", [[e.kind, e.id] for e in found])]


def _asked_too(turn: Turn) -> List[str]:
    """What a message of two questions asks besides: "figures for the council, and is there a call for projects?"."""
    if len(turn.text.split()) < TWO_QUESTIONS or turn.confidences and max(turn.confidences) < SURE:  # close calls are offered anyway
        return []
    pairs = zip(turn.ranking, turn.confidences, strict=True)
    return [name for name, chance in pairs if name in OF_TWO and name != turn.intent and chance >= ASKED_TOO][:1]


def _state(entry: Entry, language: str) -> str:
    """Whether a programme still runs, where its record says so."""
    state = localized(entry.document["status"], language)
    return label("detail.line", language, name=localized(entry.document["name"], language), text=state) if state else ""


FOLLOW_UPS.update(dict.fromkeys((SUBSIDIES, "ask_policy_bodies", "ask_publications"), ActionDescribeProgramme()))
