"""Danger: the numbers at once, nothing before them, no question."""

from __future__ import annotations

from typing import List

from rasa_sdk.events import ActiveLoop, EventType, SlotSet

from actions.after_danger import told_with_danger
from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.context import PAUSED_FORM
from actions.facts import OTHERS, known, those_heard
from actions.named import SPOKEN_OF, facts_asked
from actions.procedure import beside_the_alarm
from actions.searching import PERPETRATOR
from actions.turn import Turn
from actions.who_hurts import OTHER, SELF, who_strikes
from bot.directory import queries
from bot.directory.details import describe
from bot.directory.essentials import first_lines
from bot.directory.hours import brussels_now
from bot.directory.needs import needs
from bot.i18n.phrases import mentions
from bot.safety.danger import DANGER, PHARMACY_DANGER, URGENT_INTENTS, alarm
from bot.safety.first_words import emergency_message, first_lines_text

NEXT_AT_COUNTER = ("pharmacist_procedure", "pharmacist_what_to_say", "pharmacist_confidentiality")
NEXT_OF_OTHERS = ("worried_about_someone", "find_helpline")

FORM_INTENTS = {"submit_training_form": "submit_training", "report_entry_form": "report_outdated_info"}


class ActionAnswerDanger(RelaisAction):
    """Answers ``immediate_danger``, ``suicidal_thoughts`` and ``pharmacist_immediate_danger``."""

    is_urgent = True

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_danger"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Numbers from the snapshot: no database stands between a person and 112."""
        others = turn.intent == DANGER and known(turn, OTHERS)
        if turn.intent == DANGER and not others and of_who_hurts(turn):
            reply.write(reply.label("emergency.who_hurts"))
        else:
            reply.say("utter_danger_of_others" if others else f"utter_{turn.intent}")
        lines = those_heard(turn) if others else turn.intent
        reply.write(first_lines_text(first_lines(lines, turn.language) or first_lines(turn.intent, turn.language), turn.language))
        message = emergency_message(turn.intent, turn.language, brussels_now())
        reply.dispatcher.utter_message(json_message=message)
        told, cards = beside_the_alarm(turn, reply) if turn.intent == PHARMACY_DANGER else (turn.slots.get("told"), [])
        steps = NEXT_AT_COUNTER if turn.intent == PHARMACY_DANGER else NEXT_OF_OTHERS if others else needs()[turn.intent].next_steps
        reply.offer("utter_after_danger", steps)
        paused: List[EventType] = []
        if turn.active_form:  # what was filled in stays; the form goes on only when the person asks for it
            reply.offer("utter_form_waits", (FORM_INTENTS[turn.active_form],))
            paused = [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet(PAUSED_FORM, turn.active_form)]
        named = await self._of_the_named(turn, reply)
        shown = [["service", i] for i in dict.fromkeys([*(e.id for e in cards), *(item["id"] for item in message["items"])])]
        return [
            *paused,
            SlotSet("told", told),
            SlotSet("story", told_with_danger(turn)),
            *([SlotSet("searches", None), SlotSet("declined", [])] if turn.slots.get("searches") and _of_the_speaker(turn) else []),
            SlotSet("need", turn.intent),
            SlotSet("shown", shown),
            SlotSet("misunderstandings", 0),
            SlotSet(SPOKEN_OF, {"key": named, "shown": shown} if named else None),
        ]

    async def _of_the_named(self, turn: Turn, reply: Reply) -> List[str] | None:
        """Behind everything else, how to reach the service whose number was asked for in the same message; its key."""
        asked = turn.named_last and facts_asked(turn)
        entries = await directory().ask(queries.entries_by_key, [("service", value) for value in turn.named_last]) if asked else []
        reply.write(*describe(entries, "contact", turn.language, brussels_now()))
        return [entries[-1].kind, entries[-1].id] if entries else None


def of_who_hurts(turn: Turn) -> bool:
    """Whether who writes is the one who strikes: "I slapped her, she won't talk to me"; not "I hit him and now he breaks the door"."""
    strikes = who_strikes(turn.text, turn.language)
    return (strikes == {SELF} and not alarm(turn.text)) or (turn.slots.get("story") == PERPETRATOR and OTHER not in strikes)


def _of_the_speaker(turn: Turn) -> bool:
    """Whether a rule hears that the speaker is in danger, who may then be shown what was kept from them; never after a threat."""
    heard = alarm(turn.text) and not mentions(turn.text, "search.threat", turn.language)
    return bool(heard) and SELF not in who_strikes(turn.text, turn.language)


FOLLOW_UPS.update(dict.fromkeys(URGENT_INTENTS, ActionAnswerDanger()))
