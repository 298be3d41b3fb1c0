"""Figures on violence: those of the theme that is asked for, each with its own source, and said plainly where we hold none."""

from __future__ import annotations

import re
from typing import List, Sequence

from rasa_sdk.events import EventType, SlotSet

from actions.base import PARAGRAPH, Reply, directory
from actions.turn import Turn
from bot.directory.cards import item
from bot.directory.entries import Entry
from bot.directory.figures import FigureQuestion, figures_for
from bot.directory.hours import brussels_now
from bot.directory.loading import DATA
from bot.directory.other_cards import figure_text
from bot.directory.programme_search import named_programmes
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.phrases import keys_mentioned

ANSWERS = {
    "exact": "utter_ask_statistics",
    "near": "utter_ask_statistics_near",
    "general": "utter_ask_statistics_general",
    "other": "utter_ask_statistics_other",
}
STORY_WORDS = 30
"""Words from which what a message names is not always what it wants counted: it is told the main figures, not that there is none."""
NO_SUBJECT = frozenset(
    {"gender_based_violence", "prevention", "legal", "communication", "gender_mainstreaming", "gender_budgeting", "train_the_trainer"}
)
"""Topics that name no subject of a figure: all of them are on violence, and these are said of who asks."""
NOBODY_IN_PARTICULAR = frozenset({"everyone", "women", "relatives", "professionals"})
REGION = "bruxelles"
"""In such a question the name of the city is that of the Region."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r"\b(\d{1,3}(?:[.,\s]\d{3})+|\d{4,}|\d+(?=\s*(?:%|pour ?cent\b|procent\b|per ?cent\b)))", re.IGNORECASE)
"""A figure that is quoted: a percentage, or thousands."""


def figure_question(turn: Turn) -> FigureQuestion:
    """What a message wants counted."""
    said = keys_mentioned(turn.text, "figures", turn.language)
    named = turn.entities.get("topic", []) if turn.text else [turn.wishes.topic]  # a button asks about what was said before
    topics = [t for t in named if t and t not in NO_SUBJECT]
    people = set(turn.entities.get("audience", [])) & read_taxonomy(DATA).help_audiences - NOBODY_IN_PARTICULAR  # not "for my students"
    places = set(turn.entities.get("municipality", [])) - {REGION}
    settings = set(turn.entities.get("setting", [])) - {"home"}
    return FigureQuestion(
        themes=tuple(dict.fromkeys(t for t in [*said, *topics] if t not in ("period", "other"))),
        years=tuple(int(year) for year in _YEAR.findall(turn.text)),
        numbers=tuple(re.sub(r"\D", "", number) for number in _QUOTED.findall(turn.text) if not _YEAR.fullmatch(number)),
        of_another_time="period" in said,
        of_something_else="other" in said or bool(people or places or settings),
    )


async def show_figures(turn: Turn, reply: Reply) -> List[EventType]:
    """Say the figures asked for, or the nearest, or that there is none, and who has others; gives what to remember."""
    found = await directory().ask(figures_for, figure_question(turn))
    named = await directory().ask(named_programmes, turn.text, False)
    told_at_length = found.fit == "other" and len(turn.text.split()) > STORY_WORDS
    reply.say(ANSWERS["general" if told_at_length else found.fit])
    many = len(found.entries) > 1
    reply.write(PARAGRAPH.join(figure_text(e, turn.language, i if many else None) for i, e in enumerate(found.entries, 1)))
    programmes = list({e.id: e for e in [*named[:1], *found.entries]}.values())
    # A message of its own: the pages show cards in place of what stands directly before them, and cards have no figures.
    reply.write(reply.label("figures.others", contacts=_contacts(programmes, turn)))
    reply.custom("programme", turn.intent, [item(e, turn.language, brussels_now(), {}) for e in programmes])
    return [SlotSet("shown", [[e.kind, e.id] for e in programmes])]


def _contacts(programmes: Sequence[Entry], turn: Turn) -> str:
    """Where these bodies can be asked, each once."""
    shown = [item(e, turn.language, brussels_now(), {}) for e in programmes]
    return " · ".join(dict.fromkeys(way for i in shown for way in (i["website"], i["email"]) if way))
