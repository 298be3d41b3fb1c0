"""Services in one line each, among them those who act on intimate images that are shared."""

from __future__ import annotations

from typing import List, Sequence

from actions.base import Reply, directory
from actions.facts import IMAGES, OF_ANOTHER, known
from actions.practical import is_of_a_minor
from actions.story import ONLINE
from actions.turn import Turn
from bot.directory import queries
from bot.directory.cards import freshness
from bot.directory.entries import Entry
from bot.directory.essentials import first_lines
from bot.directory.hours import brussels_now
from bot.directory.needs import images_shared
from bot.directory.suiting import is_refused
from bot.safety.first_words import line_of

CHILD = "child_abuse"
OF_IMAGES = ("digital", "discrimination")
"""Kinds of services that act on them."""


def present_lines(reply: Reply, entries: Sequence[Entry], lead: str | None, dated: bool = False, need: str = "service_details") -> None:
    """One line for each of these; ``dated``: with the age of what is known."""
    language, abroad = reply.turn.language, reply.turn.wishes.from_abroad
    ages = [f". {freshness(e, language)}" if dated else "" for e in entries]
    reply.write(lead or "", *(f"– {line_of(e, language, abroad=abroad)}{age}" for e, age in zip(entries, ages, strict=True)))
    if entries:
        reply.refer_to(need, entries)  # which a page with cards leaves as text


async def images_first(turn: Turn, intent: str) -> List[Entry]:
    """Who acts on intimate images of an adult that are shared, or threatened to be; nobody where none were told of."""
    if intent != ONLINE or not known(turn, IMAGES) or is_of_a_minor(turn):
        return []
    found = await directory().ask(queries.services_in, OF_IMAGES, for_victims=True, today=brussels_now().date())  # none that is too old (R2)
    return [e for i in images_shared() for e in found if e.id == i and not is_refused(e, turn.wishes)]


def show_images_first(reply: Reply, entries: Sequence[Entry]) -> None:
    """One line for each, with the age of what is known; before them Child Focus where the age of somebody else was not told."""
    if not entries:
        return
    if known(reply.turn, OF_ANOTHER):
        present_lines(reply, first_lines(CHILD, reply.turn.language), reply.label("practical.minor"), need=ONLINE)
    present_lines(reply, entries, reply.label("practical.images"), dated=True, need=ONLINE)
