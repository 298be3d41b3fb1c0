""" "This is wrong" from any card: the record's id and the field become a task of the editors; nothing else is stored."""

from __future__ import annotations

from aiohttp import web

from bot.directory import submissions
from bot.directory.hours import brussels_now
from bot.directory.queries import everything_shown
from bot.web.addresses import code_of
from bot.web.cards import cards_of
from bot.web.keys import DIRECTORY
from bot.web.page_language import page_language
from bot.web.rendering import render

FIELDS = ("phone", "hours", "address", "website", "closed", "other")


async def form(request: web.Request) -> web.Response:
    """Which fact is wrong?"""
    entry = await _entry(request)
    card = cards_of([entry], page_language(request), brussels_now())[0]
    return render(request, "wrong.html", f"wrong/{request.match_info['code']}", card=card, fields=FIELDS)


async def submit(request: web.Request) -> web.Response:
    """Store the report as pending."""
    entry = await _entry(request)
    field = str((await request.post()).get("field") or "")
    if field not in FIELDS:
        card = cards_of([entry], page_language(request), brussels_now())[0]
        return render(request, "wrong.html", f"wrong/{request.match_info['code']}", status=422, card=card, fields=FIELDS, problem=True)
    payload = {"kind": entry.kind, "record": entry.id, "field": field, "correction": None}
    await request.app[DIRECTORY].ask(submissions.receive, "correction", payload, None, brussels_now().date())
    return render(request, "notice.html", "wrong", notice="wrong_received", back="")


async def _entry(request: web.Request):
    code = request.match_info["code"]
    for entry in await request.app[DIRECTORY].ask(everything_shown):
        if code_of(entry.kind, entry.id) == code:
            return entry
    raise web.HTTPNotFound
