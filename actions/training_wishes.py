"""What a message wishes of trainings: for whom, about what, in which language; what the register cannot be searched by; what of it is refused."""

from __future__ import annotations

from typing import Any, Dict, List

from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.loading import DATA
from bot.directory.needs import needs
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.catalogue import label
from bot.i18n.formats import join
from bot.i18n.phrases import affirms, is_only, mentions
from bot.safety.danger import URGENT_INTENTS

WISHES = ("topic", "audience", "language", "format", "time", "organisation", "setting")
NOT_RECORDED = ("evening", "length", "accreditation", "period")
"""Wishes that no field of a training answers."""
NOBODY_IN_PARTICULAR = "professionals"
"""Every training is for professionals."""
SAID_OF_THE_LIST = frozenset({"topic", "audience", "language", "organisation"})
"""What is refused of trainings already shown; "not online" can belong to a new search."""
WHO_ASKS = frozenset({"associations", "institutions"})
"""Rather who writes than who is to be trained, where both are named: "we are an NGO, something for HR"."""
TRAINING = "training"
OF_AN_OFFICE = "gender_equality"
"""Where another topic is named beside it, who writes works for equal opportunities."""


def said_of_trainings(turn: Turn) -> Dict[str, str]:
    """The wishes named in this message, one value each.

    "About young people, for teachers": the audience is who is to be trained. "A training on this" is about what was told before.
    """
    said = {name: values[0] for name, values in turn.entities.items() if name in WISHES}
    topics = [topic for topic in turn.entities.get("topic", []) if topic != OF_AN_OFFICE]
    if topics:
        said["topic"] = topics[0]
    trained = [value for value in turn.entities.get("audience", []) if value in read_taxonomy(DATA).training_audiences]
    if trained:
        said["audience"] = next((value for value in trained if value not in WHO_ASKS), trained[0])
    if said.get("audience") == NOBODY_IN_PARTICULAR:
        del said["audience"]
    told = needs().get(turn.slots.get("need") or "")
    if "topic" not in said and told and told.topic and mentions(turn.text, "register.on_this", turn.language):
        said["topic"] = told.topic
    return said


def training_wishes(turn: Turn) -> Criteria:
    """The wishes of a new search; of one that finds fault with the last, or asks for nothing but past ones, the last one's with what changes.

    A pharmacist who names nobody to be trained means pharmacists.
    """
    said = said_of_trainings(turn)
    search = turn.slots.get("search") or {}
    with_past = affirms(turn.text, "search.with_past", turn.language)
    if search.get("kind") == TRAINING and (SAID_OF_THE_LIST & set(turn.refused) or (with_past and not said)):
        return changed_training_wishes(turn, search)
    wishes = Criteria(**said, free_only=turn.wishes.free_only, with_past=with_past).refusing(_refusals(turn))
    pharmacist = turn.slots.get("is_pharmacist") and wishes.not_for != "pharmacists"
    trained = wishes.audience in read_taxonomy(DATA).training_audiences
    return wishes if trained or not pharmacist else Criteria.from_dict({**wishes.as_dict(), "audience": "pharmacists"})


def changed_training_wishes(turn: Turn, search: Dict[str, Any]) -> Criteria:
    """The wishes of the last ``search`` for trainings with what this message says and refuses.

    Where the audience was refused, one that was named earlier in the conversation ("we are a school") takes its place.
    """
    before = Criteria.from_dict(search.get("wishes")).refusing(_refusals(turn))
    if mentions(turn.text, "search.with_past", turn.language) and not affirms(turn.text, "search.with_past", turn.language):
        before = before.without("with_past")
    flags = {name: True for name in ("free_only", "with_past") if getattr(turn.wishes, name)}
    remembered: Dict[str, str] = {}
    known = turn.wishes.audience
    if turn.refused and not before.audience and known in read_taxonomy(DATA).training_audiences and known != before.not_for:
        remembered = {"audience": known}
    return Criteria.from_dict({**before.as_dict(), **remembered, **flags, **said_of_trainings(turn)})


def _refusals(turn: Turn) -> List[tuple[str, str]]:
    return [(name, value) for name, values in turn.refused.items() for value in values]


def not_recorded(turn: Turn) -> str | None:
    """One sentence on what the message wishes and the register cannot be searched by, for the organiser to answer; null where there is nothing."""
    dated = "time" in turn.entities  # "before Easter" with a month is a date after all
    wished = [key for key in NOT_RECORDED if affirms(turn.text, f"register.{key}", turn.language) and not (dated and key == "period")]
    names = [label(f"training_not_recorded.{key}", turn.language) for key in wished]
    return label("training_not_recorded.say", turn.language, value=join(names, turn.language, "or")) if names else None


def finds_fault_with_trainings(turn: Turn) -> str | None:
    """ "Inform", the intent of a changed wish, where the message refuses something of the trainings just shown, or wants past ones; else null.

    A rule for ``actions/context.py``: such messages are long or a single word ("passées"), and read alone they are anything.
    """
    if (turn.slots.get("search") or {}).get("kind") != TRAINING or turn.active_form or turn.intent in URGENT_INTENTS:
        return None
    return "inform" if turn.refused or is_only(turn.text, "search.with_past", turn.language) else None
