"""The pharmacist's procedure on one screen, and as a sheet that prints on one page."""

from __future__ import annotations

from aiohttp import web

from bot.directory.essentials import EMERGENCY, essentials
from bot.directory.procedure import sections
from bot.i18n.catalogue import localized
from bot.safety.first_words import line_of
from bot.web.page_language import page_language
from bot.web.rendering import render

SECTIONS = ("danger_at_counter", "what_to_say", "what_to_avoid", "signs", "secrecy", "minors", "join")
"""Below the steps, in the order in which they are needed."""


async def show(request: web.Request) -> web.Response:
    """Steps first, then the rest, then numbers and space for local ones. Needs no database."""
    language = page_language(request)
    everything = sections()

    def points(name: str) -> list[dict[str, object]]:
        return [
            {"title": localized(p.title, language), "text": localized(p.text, language), "say": p.say.get(language) or []}
            for p in everything.get(name, [])
        ]

    numbers = [line_of(entry, language) for entry in essentials([*EMERGENCY[:2], "cpvs-bruxelles"])]
    shown = [(name, points(name)) for name in SECTIONS if everything.get(name)]
    return render(request, "counter.html", "counter", steps=points("steps"), sections=shown, numbers=numbers)
