"""The need as it was told: which services and lines the story and the message put first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from actions.counter import is_at_the_counter
from actions.facts import MINOR, known
from actions.speaker import looks_for_a_helper
from actions.story import STORIES
from actions.turn import Turn
from bot.directory.needs import Need, needs, pinned_whenever_said
from bot.directory.referral import NARROW
from bot.directory.suiting import INTIMATE_TOPICS
from bot.i18n.languages import languages
from bot.i18n.phrases import mentions

SHELTER, INTERPRETER = "find_shelter", "search.interpreter"
WOMENS_ORGANISATIONS = ("womens_org", "victim_support", "psychological")
"""What a pharmacist means by an organisation for whoever stands at the counter."""
OF_MINORS = ("child",)
INTIMATE, PLANNING = "search.intimate", "family_planning"
INTERPRETATION = ("interpretation",)
RECEIVING = ("victim_support", "family_planning", "womens_org", "psychological")
"""Kinds of services where somebody can sit down and talk, without a story that says more."""


def as_told(need: Need, turn: Turn) -> Need:
    """The need with the services that an editor put first for what the message tells."""
    if need.intent in ("find_service", "find_helpline") and mentions(turn.text, INTERPRETER, turn.language) and not looks_for_a_helper(turn):
        own = {"audience": "professionals", "for_victims": False} if is_at_the_counter(turn) else {}
        return replace(
            need, categories=INTERPRETATION, topic=None, first_lines=None, local=False, pinned=need.pinned_said.get("interpreter", ()), **own
        )
    if need.intent == SHELTER and known(turn, MINOR):  # who dares not go home is taken in by no house of adults
        return replace(need, categories=OF_MINORS, first_lines="child_abuse", pinned=need.pinned_for["young_people"])
    if need.intent == "find_helpline" and mentions(turn.text, "search.face_to_face", turn.language):
        return replace(need, categories=RECEIVING, first_lines=None, first_lines_for={}, local=True, with_door=True)
    if need.intent == "find_service" and (
        looks_for_a_helper(turn) == need.intent
        or (is_at_the_counter(turn) and turn.text and not set(turn.entities.get("language", [])) - set(languages()))
    ):
        return replace(need, categories=WOMENS_ORGANISATIONS, local=False)
    return _with_what_was_told(need, turn)


def _with_what_was_told(need: Need, turn: Turn) -> Need:
    """The need with the services and the lines that the story and this message put first."""

    def said_first(table: Dict[str, Any]) -> List[Any]:
        return [value for key, value in table.items() if mentions(turn.text, f"search.{key}", turn.language)]

    story = needs()[turn.slots["story"]] if turn.slots.get("story") in STORIES and need.intent not in STORIES else None
    topics = {need.topic, story and story.topic, turn.wishes.topic} - {turn.wishes.not_about}
    after = [ids for name, ids in need.pinned_after.items() if needs()[name].topic in topics]
    intimate = mentions(turn.text, INTIMATE, turn.language)
    categories = (PLANNING, *need.categories) if intimate and PLANNING in need.categories else need.categories
    if story and story.topic in NARROW and need.intent == "find_helpline":  # who knows it is no line for everybody
        categories = story.categories
    whenever = said_first(pinned_whenever_said()) if need.intent != SHELTER else []  # a bed comes before the bank card
    return replace(
        need,
        pinned=(*(ids for found in whenever for ids in found), *[*after, *said_first(need.pinned_said), need.pinned][0]),
        first_lines=story.first_lines or "any" if story and need.first_lines == "any" else need.first_lines,
        categories=categories,
        topic=story.topic if story and (need.topic or story.topic in NARROW) else need.topic,
        is_intimate=intimate or bool(topics & INTIMATE_TOPICS),
    )
