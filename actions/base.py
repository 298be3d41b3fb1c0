"""The base of all actions: one border for errors, and the first-contact notice.

No error leaves an action (Rasa would put the whole conversation into a log line): a person always gets an answer, and
one that carries the emergency numbers.
"""

from __future__ import annotations

import abc
import time
from dataclasses import replace
from typing import Any, Dict, List, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import HARDLY, misheard, numbers_are_due, wish_was_denied
from actions.buttons import title_key
from actions.choices import close_calls
from actions.context import PAUSED_FORM, goes_on_with_form, meant
from actions.counter import is_at_the_counter
from actions.exploited import speaks_of_expulsion
from actions.facts import NO_DANGER, POLICE, STRANGLED, facts_in, known, said_of, to_be_said
from actions.practical import is_no_wish_to_die
from actions.turn import Turn
from bot import logs
from bot.directory.cards import item, text
from bot.directory.criteria import Criteria
from bot.directory.database import Directory, shared_directory
from bot.directory.entries import Entry
from bot.directory.essentials import EMERGENCY, essentials, first_lines
from bot.directory.hours import brussels_now
from bot.directory.municipalities import municipality_names
from bot.directory.needs import emergency_departments, needs
from bot.directory.referral import nearest, refer
from bot.errors import RelaisError
from bot.i18n.catalogue import DEFAULT_LANGUAGE, has_label, label
from bot.i18n.identify import FirstHelp, first_help
from bot.i18n.languages import languages
from bot.i18n.phrases import mentions
from bot.safety.danger import DANGER, SUICIDE, URGENT_INTENTS, alarm
from bot.safety.first_words import emergency_message, first_lines_text, line_of
from bot.settings import get_settings


def directory() -> Directory:
    """The directory of this process."""
    settings = get_settings()
    return shared_directory(settings.sqlalchemy_url, settings.database_timeout)


OTHERWISE = DEFAULT_LANGUAGE
"""Language of a record's own words where the person's language is not complete yet."""
WORDS_OF_ANOTHER_LANGUAGE = 3
MEDICAL, DEPARTMENTS = "find_medical_help", 2
"""Where a throat that was held is seen, and how many emergency departments stand beside another answer."""
HEARD_ANEW, HEARD_ALL_THE_SAME = 0.3, 0.6
"""Probability from which danger is heard though a pharmacist said before, or says in this message, that there is none."""
PARAGRAPH = "\n \n"
"""Between blocks of one message; Rasa's REST output would cut a message at an empty line."""


ONLY_WITH_BUTTONS = frozenset({"utter_or_rather", "utter_also_asked", "utter_next_step"})
"""Texts that say nothing without the choices that follow them."""


class Reply:
    """What is said in one turn, in the conversation's language."""

    def __init__(self, dispatcher: CollectingDispatcher, turn: Turn) -> None:
        self.dispatcher, self.turn = dispatcher, turn
        self._numbers_are_said = False

    def say(self, name: str, /, **values: Any) -> None:
        """Utter the response ``name``."""
        self.dispatcher.utter_message(response=name, **values)

    def write(self, *paragraphs: str) -> None:
        """Utter text made from catalogue sentences and records."""
        said = "\n".join(p for p in paragraphs if p)
        if said:
            self.dispatcher.utter_message(text=said)

    def numbers(self) -> None:
        """The emergency numbers in one line, once in a turn, with the line against suicide where that was heard."""
        if self._numbers_are_said or self._are_at_ease():
            return
        self._numbers_are_said = True
        unwanted = mentions(self.turn.text, "search.no_police", self.turn.language) or known(self.turn, POLICE) or speaks_of_expulsion(self.turn)
        self.write(self.label("emergency.police_last" if unwanted else "emergency.numbers"))
        if self.turn.wishes.no_call:
            self.say("utter_emergency_without_voice")
        heard = self.turn.intent == SUICIDE and (self.turn.alarm_probability >= HARDLY or not self.turn.slots.get("need"))
        if heard and not wish_was_denied(self.turn) and not mentions(self.turn.text, "search.figure_of_speech", self.turn.language):
            line = first_lines(SUICIDE, self.turn.language)[0]
            self.write(self.label("emergency.suicide", line=line_of(line, self.turn.language)))

    def _are_at_ease(self) -> bool:
        """Whether a pharmacist said that there is no danger, and none is heard anew."""
        turn = self.turn
        calm = is_at_the_counter(turn) and known(turn, NO_DANGER) and turn.intent != SUICIDE
        limit = HEARD_ALL_THE_SAME if mentions(turn.text, "search.no_danger", turn.language) else HEARD_ANEW
        return calm and turn.alarm_probability < limit and not alarm(turn.text)

    def label(self, key: str, /, **values: Any) -> str:
        """A label of the conversation's language."""
        return label(key, self.turn.language, **values)

    def show(self, kind: str, need: str, entries: Sequence[Entry], more: bool, lead: str | None = None) -> None:
        """Show entries: as text that carries every fact, then as one ``custom`` message of the contract.

        The text form stands directly before its ``custom`` message, so that a client with cards can leave it out.
        """
        now = brussels_now()
        names = municipality_names(self.turn.language)
        language = self.turn.language
        numbered = len(entries) > 1
        blocks = [text(e, language, now, names, i if numbered else None) for i, e in enumerate(entries, 1)]
        if lead:
            self.write(lead)
        self.write(PARAGRAPH.join(blocks))
        self.custom(kind, need, [item(e, language, now, names) for e in entries], more)

    def refer_to(self, need: str, entries: Sequence[Entry]) -> None:
        """Name the entries that the text just said speaks about, for programs."""
        kind = {"training": "trainings", "programme": "programme"}.get(entries[0].kind, "referrals")
        names, now = municipality_names(self.turn.language), brussels_now()
        self.custom(kind, need, [item(e, self.turn.language, now, names) for e in entries])

    def custom(self, kind: str, need: str, items: List[Dict[str, Any]], more: bool = False) -> None:
        """Send the machine-readable form of what was just said (docs/contract/)."""
        self.dispatcher.utter_message(json_message={"type": kind, "language": self.turn.language, "need": need, "items": items, "more": more})

    def offer(self, name: str, intents: Sequence[str], **values: Any) -> None:
        """Utter ``name`` with one button for each intent; buttons are an offer, free text works too."""
        buttons = [
            {"title": self.label(title_key(intent, bool(self.turn.slots.get("is_pharmacist")))), "payload": f"/{intent}"}
            for intent in intents
            if has_label(f"buttons.{intent}", self.turn.language) and intent not in (self.turn.slots.get("declined") or ())
        ]
        if buttons or name not in ONLY_WITH_BUTTONS:
            self.dispatcher.utter_message(response=name, buttons=buttons, **values)


FOLLOW_UPS: Dict[str, RelaisAction] = {}
"""Actions that answer where the context says otherwise than the message alone; by intent. The modules of the actions fill it."""


class RelaisAction(Action, abc.ABC):
    """An action that answers one turn."""

    is_urgent = False
    """Urgent answers come before the first-contact notice."""

    @abc.abstractmethod
    def name(self) -> str:
        """Rasa's name of the action."""

    @abc.abstractmethod
    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Answer ``turn`` through ``reply``; gives the events to remember."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Called by Rasa."""
        turn = Turn.of(tracker)
        reply = Reply(dispatcher, turn)
        started = time.perf_counter()
        introduce = not turn.slots.get("is_introduced")
        events: List[EventType] = []
        help_in_own_language = first_help().get(turn.written_in or "")
        if help_in_own_language and _has_not_chosen(turn):
            return await self._answer_in_own_language(help_in_own_language, reply)
        if not self.is_urgent and goes_on_with_form(turn):
            return [SlotSet(PAUSED_FORM, None), FollowupAction(turn.slots[PAUSED_FORM])]
        if introduce and not self.is_urgent:
            reply.say("utter_introduction")
        intent = meant(turn)
        if self.is_urgent and intent not in (*URGENT_INTENTS, *FOLLOW_UPS):  # a form, say, which only Rasa can start
            intent = turn.intent
        answering = FOLLOW_UPS.get(intent, self) if intent != turn.intent else self
        if intent not in URGENT_INTENTS and not is_at_the_counter(turn) and (denied := misheard(turn)):
            reply.write(reply.label("emergency.misheard_wish" if denied == SUICIDE else "emergency.misheard_danger"))
        explained = self.is_urgent and intent not in URGENT_INTENTS  # an alarm that the context explains: the numbers all the same
        if explained and numbers_are_due(turn) and not is_no_wish_to_die(turn, intent):
            reply.numbers()
        if not self.is_urgent and turn.text and not introduce and mentions(turn.text, "search.would_kill", turn.language):
            reply.numbers()
        turn = replace(turn, intent=intent)
        reply.turn = turn
        throat = to_be_said(turn, STRANGLED) and not (intent in URGENT_INTENTS and alarm(turn.text))
        if (throat or STRANGLED in facts_in(turn.text, intent, turn.language)) and intent not in URGENT_INTENTS:
            reply.write(reply.label("emergency.strangled"))
        elif mentions(turn.text, "search.badly_hurt", turn.language) and intent not in URGENT_INTENTS and not turn.slots.get("is_professional"):
            reply.write(reply.label("emergency.badly_hurt"))
        try:
            events = await answering.answer(turn, reply)
        except Exception as error:  # the border: whatever happened, the person gets numbers, not silence
            logs.get_logger().error("action.failed", error=type(error).__name__, ms=round(1000 * (time.perf_counter() - started)))
            reply.say("utter_technical_problem")
            reply.write(first_lines_text(first_lines("any", turn.language), turn.language))
            reply.dispatcher.utter_message(json_message=emergency_message(DANGER, turn.language, brussels_now()))
        else:
            if declined := next((e["value"] for e in events if e.get("name") == "declined"), None):  # what this answer refuses is offered no more
                reply.turn = replace(turn, slots={**turn.slots, "declined": declined})
            if throat:
                events = [*events, *await self._doctor_today(turn, reply)]
            also = [n for n in turn.needs if n != turn.intent and has_label(f"buttons.{n}", turn.language)]
            if also and turn.intent in turn.needs:
                reply.offer("utter_also_asked", also)
            offered = {button["payload"] for message in dispatcher.messages for button in message.get("buttons") or []}
            others = [n for n in close_calls(turn) if has_label(f"buttons.{n}", turn.language) and f"/{n}" not in offered]
            if others:
                reply.offer("utter_or_rather", others)
        if introduce and self.is_urgent:
            reply.say("utter_introduction")
        if introduce:
            events.append(SlotSet("is_introduced", True))
        return events

    async def _doctor_today(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Emergency departments beside the answer, for a throat that was held; behind an alarm also why."""
        if turn.intent in URGENT_INTENTS:
            reply.write(reply.label("emergency.strangled"))
        if turn.intent != MEDICAL:
            found = await directory().ask(nearest, emergency_departments(), turn.wishes.municipality, turn.language)
            reply.show("referrals", MEDICAL, found[:DEPARTMENTS], True, reply.label("emergency.strangled_where"))
        return [SlotSet("facts", said_of(turn, STRANGLED))]

    async def _answer_in_own_language(self, own: FirstHelp, reply: Reply) -> List[EventType]:
        """The emergency numbers in a language that is not complete yet, lines that speak it, and the choice of ours."""
        now = brussels_now()
        lines = first_lines("any", OTHERWISE)
        lead = own.other_lines
        try:
            referral = await directory().ask(refer, needs()["find_helpline"], Criteria(language=own.code), OTHERWISE, now)
            if referral.entries and "language" not in referral.dropped:
                lines, lead = referral.entries, own.lines
        except RelaisError as error:
            logs.get_logger().warning("own_language.lines", error=error.code)
        reply.write(own.emergency)
        reply.write(lead, *(f"– {line_of(entry, own.code)}" for entry in lines))
        shown = [item(entry, OTHERWISE, now, {}) for entry in [*essentials(EMERGENCY[:2]), *lines]]
        message = {"type": "emergency", "language": own.code, "need": DANGER, "items": shown, "more": False}
        reply.dispatcher.utter_message(json_message=message)
        choices = [{"title": ours.name, "payload": f'/change_language{{"language": "{code}"}}'} for code, ours in languages().items()]
        reply.dispatcher.utter_message(text=own.go_on, buttons=choices)
        return []


def _has_not_chosen(turn: Turn) -> bool:
    """Whether a message in another language is to be answered in it: not inside a form, not a word thrown in ("ciao")."""
    return turn.active_form is None and (not turn.slots.get("is_introduced") or len(turn.text.split()) >= WORDS_OF_ANOTHER_LANGUAGE)
