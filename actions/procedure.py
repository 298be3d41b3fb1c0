"""At the pharmacy counter: steps in order, the words to say, signs, secrecy, materials."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply
from actions.turn import Turn
from bot.directory.essentials import first_lines
from bot.directory.procedure import Step, sections
from bot.i18n.catalogue import localized
from bot.safety.first_words import first_lines_text

SECTIONS = {
    "pharmacist_procedure": ("steps",),
    "pharmacist_recognise_signs": ("signs",),
    "pharmacist_what_to_say": ("what_to_say", "what_to_avoid"),
    "pharmacist_confidentiality": ("secrecy", "minors"),
    "pharmacist_join": ("join", "background"),
}
OFFERS = {
    "pharmacist_procedure": ("pharmacist_what_to_say", "pharmacist_confidentiality", "pharmacist_immediate_danger"),
    "pharmacist_recognise_signs": ("pharmacist_procedure", "pharmacist_what_to_say"),
    "pharmacist_what_to_say": ("pharmacist_procedure", "pharmacist_confidentiality"),
    "pharmacist_confidentiality": ("pharmacist_procedure", "pharmacist_what_to_say"),
    "pharmacist_join": ("pharmacist_procedure", "find_training"),
}


def step_text(step: Step, language: str, number: int | None) -> str:
    """A step with the words to say."""
    title = localized(step.title, language)
    lines = [f"{number}. {title}" if number else f"– {title}", localized(step.text, language) or ""]
    lines += [f"« {words} »" if language == "fr" else f"“{words}”" for words in step.say.get(language, [])]
    return "\n".join(lines)


def step_item(step: Step, language: str) -> Dict[str, Any]:
    """A step as an item of the contract."""
    empty = dict.fromkeys(
        (
            "chat_url",
            "sms",
            "email",
            "website",
            "address",
            "municipality",
            "open_now",
            "open_until",
            "cost",
            "distance_km",
            "checked_on",
            "source_date",
            "source",
        )
    )
    return {
        "id": step.id,
        "kind": "procedure",
        "category": "procedure",
        "name": localized(step.title, language),
        "why": localized(step.text, language),
        "access": " ".join(step.say.get(language, [])) or None,
        "phones": [],
        "languages": [],
        **empty,
    }


class ActionShowProcedure(RelaisAction):
    """Answers every ``pharmacist_…`` intent but danger, which ``emergency.py`` answers."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_show_procedure"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The steps of the sections asked about."""
        of_minors = turn.intent == "pharmacist_confidentiality" and "young_people" in turn.entities.get("audience", [])
        steps = [step for section in (("minors",) if of_minors else SECTIONS[turn.intent]) for step in sections()[section]]
        numbered = turn.intent == "pharmacist_procedure"
        reply.say(f"utter_{turn.intent}")
        reply.write(PARAGRAPH.join(step_text(step, turn.language, i if numbered else None) for i, step in enumerate(steps, 1)))
        reply.custom("procedure", turn.intent, [step_item(step, turn.language) for step in steps])
        if turn.intent == "pharmacist_procedure":
            reply.write(first_lines_text(first_lines("any", turn.language), turn.language))
        reply.offer("utter_procedure_end", OFFERS[turn.intent])
        return [SlotSet("need", turn.intent), SlotSet("misunderstandings", 0)]


FOLLOW_UPS.update(dict.fromkeys(SECTIONS, ActionShowProcedure()))
