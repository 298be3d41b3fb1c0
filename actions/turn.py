"""One turn of a conversation as the actions see it: read-only, made from Rasa's tracker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.language_wish import wanted
from actions.said import wanted_and_refused
from bot.directory.criteria import Criteria
from bot.directory.names import with_services
from bot.i18n.languages import is_supported
from bot.settings import get_settings


@dataclass(frozen=True)
class Turn:
    """What was said, and what is remembered."""

    text: str
    intent: str
    ranking: tuple[str, ...]
    """Names of the likeliest intents, likeliest first."""
    confidences: tuple[float, ...]
    """Their probabilities, in the same order."""
    alarm_probability: float
    """How likely danger is where the message raised an alarm: 1 where a rule did; 0 where there is none."""
    needs: tuple[str, ...]
    """The concrete needs that the message asks for together, most urgent first; empty where there are not several."""
    entities: dict[str, list[str]]
    """Normalised values by entity, in the order they were said."""
    refused: dict[str, list[str]]
    """Likewise, of values the message denies: "not for nurses"."""
    unnamed: str
    """The message without the words that entities were found in."""
    language: str
    """The conversation's language."""
    written_in: str | None
    """Language this message is written in, where it is known."""
    wishes: Criteria
    slots: dict[str, Any]
    active_form: str | None
    requested_slot: str | None
    named_last: tuple[str, ...] = ()
    """The organisations of the last clause that names any: "number of Child Focus, or of SOS Enfants"."""
    is_named_alone: bool = False
    """Whether that clause asks with nothing but a name: "whom do I tell? Phare?"."""

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """The latest turn of ``tracker``."""
        message = tracker.latest_message
        kept = tracker.get_slot("conversation_language")
        language = kept if is_supported(kept) else get_settings().default_language
        text = message.get("text") or ""
        after = (tracker.get_slot("search") or {}).get("kind")
        found = with_services(text, message.get("entities") or [])
        said, denied = wanted_and_refused(text, language, found, after)
        entities, refused = _by_name(said), _by_name(denied)
        if entities.pop("language", None) and (languages := wanted(text, language, said)):
            entities["language"] = languages
        return cls(
            text="" if text.startswith("/") else text,
            intent=(message.get("intent") or {}).get("name") or "nlu_fallback",
            ranking=tuple(r["name"] for r in message.get("intent_ranking") or []),
            confidences=tuple(r["confidence"] for r in message.get("intent_ranking") or []),
            alarm_probability=message.get("alarm_probability") or 0.0,
            needs=tuple(message.get("needs") or ()),
            entities=entities,
            refused=refused,
            unnamed=_without(text, found),
            language=language,
            written_in=message.get("language"),
            wishes=Criteria.from_dict(tracker.get_slot("wishes")),
            slots=dict(tracker.slots),
            active_form=(tracker.active_loop or {}).get("name"),
            requested_slot=tracker.get_slot("requested_slot"),
            named_last=_named_last(text, said)[0],
            is_named_alone=_named_last(text, said)[1],
        )

    def first(self, entity: str) -> str | None:
        """The first value of an entity in this message."""
        values = self.entities.get(entity)
        return values[0] if values else None

    @property
    def words(self) -> int:
        """How many words the message has."""
        return len(self.text.split())

    @property
    def certainty(self) -> float:
        """Probability of the likeliest intent."""
        return max(self.confidences, default=0.0)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Keys of the entries shown last."""
        return [tuple(key) for key in self.slots.get("shown") or []]


def _by_name(entities: list[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entity in entities:
        found.setdefault(entity["entity"], []).append(entity["value"])
    return found


def _named_last(text: str, entities: list[dict[str, Any]]) -> tuple[tuple[str, ...], bool]:
    """The organisations of the last clause that names any, and whether it asks with nothing else."""
    named = sorted((e for e in entities if e["entity"] == "organisation" and "start" in e), key=lambda e: e["start"])
    if not named:
        return (), False
    start = max((m.end() for m in re.finditer(r"[.;!?\n]+(?=\s)", text[: named[-1]["start"]])), default=0)
    alone = not re.search(r"\w", text[start : named[-1]["start"]]) and text[named[-1]["end"] :].lstrip().startswith("?")
    return tuple(dict.fromkeys(e["value"] for e in named if e["start"] >= start)), alone


def _without(text: str, entities: list[dict[str, Any]]) -> str:
    named = {i for e in entities for i in range(e.get("start", 0), e.get("end", 0))}
    return "".join(" " if i in named else letter for i, letter in enumerate(text))
