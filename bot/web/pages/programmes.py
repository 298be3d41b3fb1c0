"""Who does what in Brussels equality policy: every programme with its source and date."""

from __future__ import annotations

from aiohttp import web

from bot.directory import queries
from bot.directory.hours import brussels_now
from bot.web.cards import cards_of
from bot.web.keys import DIRECTORY
from bot.web.page_language import page_language
from bot.web.rendering import render

GROUPS = (
    "ask_regional_plan",
    "ask_regional_platform",
    "ask_subsidy",
    "ask_gender_mainstreaming",
    "ask_disability_inclusion",
    "ask_local_network",
    "ask_policy_bodies",
    "ask_statistics",
    "ask_publications",
    "find_training",
    "pharmacist_join",
)
"""Intents whose answer a programme is, in the order of the page."""


async def show(request: web.Request) -> web.Response:
    """All programmes, by what one would ask."""
    language, now = page_language(request), brussels_now()
    entries = await request.app[DIRECTORY].ask(queries.programmes)
    groups = [(intent, cards_of([e for e in entries if e.document["intent"] == intent], language, now)) for intent in GROUPS]
    return render(request, "programmes.html", "programmes", groups=[(intent, cards) for intent, cards in groups if cards])
