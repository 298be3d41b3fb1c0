"""The form by which a professional submits a training to the register."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk.events import EventType

from actions.base import RelaisAction, Reply, directory
from actions.forms import RelaisFormValidation, answers, cleared
from actions.turn import Turn
from bot.directory import submissions
from bot.directory.hours import brussels_now
from bot.errors import InvalidSubmission
from bot.i18n import formats
from bot.i18n.catalogue import label
from bot.i18n.phrases import mentions
from bot.i18n.terms import term_name

STEM = "submit_training"
FIELDS = ("organiser", "title", "topics", "audience", "languages", "format", "dates", "price", "contact", "link")


class ValidateSubmitTrainingForm(RelaisFormValidation):
    """Checks each field of a submitted training."""

    stem = STEM
    optional = frozenset({"topics", "audience", "format", "dates", "price", "link"})

    def check(self, field: str, text: str, turn: Turn) -> Any:
        """The checked value of one field."""
        if field in ("organiser", "title"):
            return submissions.check_text(text)
        if field in ("topics", "audience", "languages"):
            return self._known_or_text(field, text, turn)
        if field == "format":
            if "format" not in turn.entities:
                raise InvalidSubmission("no_format")
            return turn.first("format")
        if field == "dates":
            return submissions.check_dates(text)
        if field == "price":
            return 0.0 if mentions(text, "search.free", turn.language) else submissions.check_price(text)
        if field == "contact":
            return submissions.check_contact(text)
        return submissions.check_link(text)

    def _known_or_text(self, field: str, text: str, turn: Turn) -> Any:
        entity = {"topics": "topic", "audience": "audience", "languages": "language"}[field]
        known = list(dict.fromkeys(turn.entities.get(entity, [])))
        if known:
            return known
        if field == "languages":
            raise InvalidSubmission("no_language")
        return [submissions.check_text(text)]

    def from_entities(self, turn: Turn) -> Dict[str, Any]:
        """Languages, audience, topics and format named in a correction."""
        found: Dict[str, Any] = {}
        for field, entity in (("languages", "language"), ("audience", "audience"), ("topics", "topic")):
            if entity in turn.entities:
                found[field] = turn.entities[entity]
        if "format" in turn.entities:
            found["format"] = turn.first("format")
        return found


def in_words(field: str, value: Any, language: str) -> str:
    """A field's value as a person would read it."""
    if value is None:
        return label("form_field_unknown", language)
    if field in ("topics", "audience"):
        group = {"topics": "topics", "audience": "audiences"}[field]
        return formats.join([term_name(group, v, language) for v in value], language)
    if field == "languages":
        return formats.join([formats.language_name(v, language) for v in value], language)
    if field == "format":
        return label(f"formats.{value}", language)
    if field == "price":
        return label("form_price_free", language) if value == 0 else f"{value:g} €"
    return str(value)


class ActionAskIsConfirmed(RelaisAction):
    """Shows the summary and asks for confirmation."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"action_ask_{STEM}__is_confirmed"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """A line a field, then the question."""
        said = answers(turn, STEM)
        lines = [label(f"form_summary.{f}", turn.language, value=in_words(f, said.get(f), turn.language)) for f in FIELDS]
        reply.write(*lines)
        reply.custom("form", STEM, [])
        reply.offer(f"utter_{STEM}_confirm", ("affirm", "cancel"))
        return []


class ActionSubmitTraining(RelaisAction):
    """Stores the confirmed training as a pending submission."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return f"action_submit_{STEM}"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Without conversation id; the contact apart, so that it can be deleted."""
        said = answers(turn, STEM)
        contact = said.pop("contact", None)
        await directory().ask(submissions.receive, "training", {**said, "written_in": turn.language}, contact, brussels_now().date())
        reply.say(f"utter_{STEM}_received")
        return cleared(turn)
