"""What both forms share: when a message answers the question, corrections of what was said before, stopping.

A form's slots are filled here alone, from free text, so that danger, a question or "stop" said in between never becomes
somebody's title (examples.md, trap 11).
"""

from __future__ import annotations

import abc
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.base import FOLLOW_UPS, RelaisAction, Reply
from actions.context import PAUSED_FORM, meant
from actions.named import LISTING, REPORT
from actions.turn import Turn
from bot import logs
from bot.errors import InvalidSubmission, RelaisError
from bot.i18n.phrases import begins_with, is_only, mentioned, mentions, text_after
from bot.safety.danger import URGENT_INTENTS, alarm
from bot.settings import get_settings

INTERRUPTS = frozenset(
    {*URGENT_INTENTS, "cancel", "change_language", "ask_confidentiality", "ask_bot_identity", "ask_capabilities", "not_helpful", "insult"}
)
"""Intents that are never the answer to a form's question, whatever it asks."""
ALWAYS = frozenset({*URGENT_INTENTS, "cancel"})
"""Of those, the ones that hold even when the message looks like a form's answer ("no, in French", "I do not know")."""
ANSWERS = frozenset({"inform", "affirm", "deny", "nlu_fallback", "submit_training", "report_outdated_info", "thank", "greet"})
"""Intents that answer even when the message ends with a question mark."""
BARE_NO = 4
"""Words of the longest "no, I'd rather not", which is nobody's title."""
UNKNOWN = "unknown"
"""Value of a slot the person cannot or does not want to fill."""


def is_answer(turn: Turn) -> bool:
    """Whether the message may fill the slot that was asked for; danger and questions never do."""
    if turn.intent == "change_language" and (turn.requested_slot or "").endswith("__languages"):
        return True
    said_in_a_form = any(mentions(turn.text, f"form.{kind}", turn.language) for kind in ("correction", "unknown"))
    if turn.intent in URGENT_INTENTS and is_only(turn.text, "form.unknown", turn.language) and not alarm(turn.text):  # "I don't know"
        return True
    if turn.intent in ALWAYS or (turn.intent in INTERRUPTS and not said_in_a_form):
        return False
    return not (turn.text.rstrip().endswith("?") and turn.intent not in ANSWERS)


class RelaisFormValidation(Action, abc.ABC):
    """Fills the requested slot from free text and checks it; knows corrections of earlier slots."""

    stem = ""
    """Name of the form without ``_form``; slots are ``<stem>__<field>``."""
    optional: frozenset[str] = frozenset()
    """Fields that may be answered with "I do not know"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"validate_{self.stem}_form"

    @abc.abstractmethod
    def check(self, field: str, text: str, turn: Turn) -> Any:
        """The value of ``field`` in ``text``.

        Raises:
            InvalidSubmission: it holds no value of this field.
        """

    def corrections(self, turn: Turn) -> Dict[str, Any]:
        """Fields filled before that this turn changes ("no, in French", "the title is …")."""
        filled = [f for f in turn.slots if f.startswith(f"{self.stem}__") and turn.slots[f] is not None]
        at_summary = turn.requested_slot == f"{self.stem}__is_confirmed"
        if not (at_summary or mentions(turn.text, "form.correction", turn.language)):
            return {}
        changed: Dict[str, Any] = {}
        for field in mentioned(turn.text, "form_fields", turn.language):
            value = text_after(turn.text, f"form_fields.{field}", turn.language)
            if f"{self.stem}__{field}" in filled and value:
                try:
                    changed[field] = self.check(field, value, turn)
                except InvalidSubmission:
                    continue
        if not changed:
            changed = {f: v for f, v in self.from_entities(turn).items() if f"{self.stem}__{f}" in filled}
        requested = (turn.requested_slot or "").removeprefix(f"{self.stem}__")
        return {field: value for field, value in changed.items() if field != requested}

    def from_entities(self, turn: Turn) -> Dict[str, Any]:
        """Values of fields that entities alone make clear; none by default."""
        return {}

    def is_about_something_else(self, turn: Turn) -> bool:
        """Whether the message leaves the form for good; only what interrupts it does by default."""
        return False

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> List[EventType]:
        """Called by Rasa while the form is active. No event means "not an answer": the form steps aside."""
        turn = Turn.of(tracker)
        slot = turn.requested_slot
        if slot and self.is_about_something_else(turn):
            return [*cleared(turn), ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_answer_anew")]
        if not slot or not slot.startswith(f"{self.stem}__") or not is_answer(turn):
            return []
        reply = Reply(dispatcher, turn)
        try:
            return self._fill(slot, turn, reply)
        except RelaisError as error:
            logs.get_logger().error("form.failed", error=error.code)
            reply.say("utter_technical_problem")
            return [SlotSet(slot, None)]

    def _fill(self, slot: str, turn: Turn, reply: Reply) -> List[EventType]:
        field = slot.removeprefix(f"{self.stem}__")
        changed = self.corrections(turn)
        if changed:
            reply.say("utter_form_corrected")
            return [SlotSet(slot, None), *(SlotSet(f"{self.stem}__{f}", v) for f, v in changed.items())]
        if field == "is_confirmed":
            return self._confirm(slot, turn, reply)
        if field in self.optional and mentions(turn.text, "form.unknown", turn.language):
            return [SlotSet(slot, UNKNOWN)]
        if turn.intent == "deny" and len(turn.text.split()) <= BARE_NO and begins_with(turn.text, "form.correction", turn.language):
            reply.say("utter_form_stop_or_answer")
            return [SlotSet(slot, None)]
        try:
            return [SlotSet(slot, self.check(field, turn.text, turn))]
        except InvalidSubmission:
            reply.say(f"utter_ask_{slot}_error")
            return [SlotSet(slot, None)]

    def _confirm(self, slot: str, turn: Turn, reply: Reply) -> List[EventType]:
        if turn.intent == "affirm" or mentions(turn.text, "form.yes", turn.language):
            return [SlotSet(slot, True)]
        reply.say("utter_form_what_to_change")
        return [SlotSet(slot, None)]


def answers(turn: Turn, stem: str) -> Dict[str, Any]:
    """What was filled in, by field, unknown as null."""
    prefix = f"{stem}__"
    values = {name.removeprefix(prefix): value for name, value in turn.slots.items() if name.startswith(prefix)}
    return {name: None if value == UNKNOWN else value for name, value in values.items() if name != "is_confirmed"}


def cleared(turn: Turn) -> List[EventType]:
    """Events that forget everything any form asked."""
    return [SlotSet(name, None) for name in turn.slots if "__" in name or name == PAUSED_FORM]


class ActionIntroduce(RelaisAction):
    """Says what Relais is before a form's first question, where nothing was said yet (the form's own action is Rasa's)."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_introduce"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Nothing more than every first reply says; to who wants a service listed, who does that."""
        if turn.intent == LISTING:
            contact = (get_settings().contact or "").removeprefix("mailto:")
            reply.write(
                reply.label("listing.editors"), reply.label("listing.contact", contact=contact) if contact else reply.label("listing.missing")
            )
            reply.offer("utter_next_step", ("submit_training",))
        return []

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Called by Rasa; no form begins where the message reports no error after all, or is about no training."""
        events = await super().run(dispatcher, tracker, domain)
        turn = Turn.of(tracker)
        means = meant(turn)
        elsewhere = turn.intent == REPORT != means or means == LISTING or (turn.intent == "submit_training" and means == "service_details")
        return [*events, FollowupAction("action_listen")] if elsewhere else events


FOLLOW_UPS[LISTING] = ActionIntroduce()


class ActionAnswerAnew(RelaisAction):
    """Answers a message that left a form, as if there had been none."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_anew"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """What the message says without the form."""
        return await FOLLOW_UPS.get(turn.intent, FOLLOW_UPS["out_of_scope"]).answer(turn, reply)

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Called by Rasa; then it is the person's turn."""
        return [*await super().run(dispatcher, tracker, domain), FollowupAction("action_listen")]


class ActionStopForm(RelaisAction):
    """Stops the form: nothing is stored."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_stop_form"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Says that nothing was kept."""
        reply.say("utter_form_stopped")
        return cleared(turn)
