"""The form by which anybody says that an entry is wrong. From a victim: record and field, no free text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, List

from rasa_sdk.events import EventType

from actions.base import RelaisAction, Reply, directory
from actions.forms import ALWAYS, RelaisFormValidation, answers, cleared
from actions.named import reports_an_error, wants_one
from actions.turn import Turn
from bot.directory import queries, submissions
from bot.directory.cards import item
from bot.directory.hours import brussels_now
from bot.directory.needs import needs
from bot.errors import InvalidSubmission
from bot.i18n.catalogue import label
from bot.i18n.phrases import is_only, mentioned, mentions

STEM = "report_entry"
UNSURE, SURE = 0.5, 0.75
"""Probability from which a message asks for help, and where its own words are the right information."""
NAMED = "named"
"""Kind of a record that was named in words no entry is known by."""


class ValidateReportEntryForm(RelaisFormValidation):
    """Checks which record, which field, and the right value where one is known."""

    stem = STEM
    optional = frozenset({"correction"})

    def is_about_something_else(self, turn: Turn) -> bool:
        """Whether somebody asks for help instead: a need, a question, a language, one number; what reports an error goes on with the form."""
        if turn.intent in ALWAYS or reports_an_error(turn):
            return False
        field = (turn.requested_slot or "").removeprefix(f"{STEM}__")
        if field == "field" and mentioned(turn.text, "report_fields", turn.language):
            return False
        sure = max(turn.confidences, default=0.0) >= (SURE if field == "correction" else UNSURE)
        bare_name = field == "record" and turn.intent == "find_service" and not mentions(turn.text, "search.asks_for", turn.language)
        seeks = turn.intent in needs() and sure and not bare_name  # "Espace Lila asbl", which the list does not know
        names_a_language = field == "record" and "language" in turn.entities
        return seeks or names_a_language or wants_one(replace(turn, active_form=None)) is not None or "?" in turn.text

    def check(self, field: str, text: str, turn: Turn) -> Any:
        """The checked value of one field."""
        if field == "record":
            return self._record(text, turn)
        if field == "field":
            found = mentioned(text, "report_fields", turn.language)
            if not found:
                raise InvalidSubmission("no_field")
            return found[0]
        if is_only(text, "form.yes", turn.language):
            raise InvalidSubmission("no_correction")
        return submissions.check_text(text, submissions.MAX_TEXT) if not any(c.isdigit() for c in text) else text[: submissions.MAX_TEXT]

    def _record(self, text: str, turn: Turn) -> str:
        if "organisation" in turn.entities:
            return f"service:{turn.first('organisation')}"
        ordinals = [int(o) for o in mentioned(text, "ordinals", turn.language)]
        for ordinal in ordinals:
            if 0 < ordinal <= len(turn.shown):
                return ":".join(turn.shown[ordinal - 1])
        return f"{NAMED}:{submissions.check_text(text)}"


class ActionAskRecord(RelaisAction):
    """Asks which entry is wrong, with those just shown as help."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"action_ask_{STEM}__record"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The names of what was shown, numbered, then the question."""
        shown = await directory().ask(queries.entries_by_key, turn.shown[:3]) if turn.shown else []
        now = brussels_now()
        reply.write(*(f"{i}. {item(e, turn.language, now, {})['name']}" for i, e in enumerate(shown, 1)))
        reply.say(f"utter_{STEM}_which")
        return []


class ActionAskReportIsConfirmed(RelaisAction):
    """Shows what will be sent and asks for confirmation."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"action_ask_{STEM}__is_confirmed"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """A line a field, then the question."""
        said = answers(turn, STEM)
        kind, _, key = str(said["record"]).partition(":")
        entries = await directory().ask(queries.entries_by_key, [(kind, key)]) if kind != NAMED else []
        name = item(entries[0], turn.language, brussels_now(), {})["name"] if entries else key
        field = label(f"report_fields.{said['field']}", turn.language)
        correction = said.get("correction") or label("form_field_unknown", turn.language)
        reply.write(
            label("form_summary.record", turn.language, value=name),
            label("form_summary.field", turn.language, value=field),
            label("form_summary.correction", turn.language, value=correction),
        )
        reply.custom("form", STEM, [])
        reply.offer(f"utter_{STEM}_confirm", ("affirm", "cancel"))
        return []


class ActionSubmitReport(RelaisAction):
    """Stores the confirmed report as a pending submission."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"action_submit_{STEM}"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Free text is kept only from professionals (design.md, Privacy)."""
        said = answers(turn, STEM)
        kind, _, key = str(said.pop("record")).partition(":")
        if not turn.slots.get("is_professional"):
            said["correction"] = None
            key = key if kind != NAMED else ""  # their own words for a service we did not recognise
        await directory().ask(submissions.receive, "correction", {"kind": kind, "record": key, **said}, None, brussels_now().date())
        reply.say(f"utter_{STEM}_received")
        return cleared(turn)
