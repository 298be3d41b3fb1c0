"""Help services: by need, municipality, audience, language, open now; a page per service. Filters are posted, so that no address tells them."""

from __future__ import annotations

from typing import Mapping

from aiohttp import web

from bot.directory import queries
from bot.directory.browsing import PAGE, browse
from bot.directory.entries import Entry
from bot.directory.hours import brussels_now
from bot.directory.loading import DATA
from bot.directory.municipalities import municipality_names
from bot.directory.taxonomy import read_taxonomy
from bot.directory.widened import widened_lines
from bot.i18n import formats
from bot.web.addresses import code_of
from bot.web.cards import cards_of
from bot.web.keys import DIRECTORY
from bot.web.map import municipality_map
from bot.web.page_language import page_language
from bot.web.pages.filters import LANGUAGES, help_wishes, need_options, options, page_number
from bot.web.rendering import render


async def show(request: web.Request) -> web.Response:
    """The filters, and the services for everybody."""
    return await _results(request, {})


async def search(request: web.Request) -> web.Response:
    """The services that fit the posted filters."""
    return await _results(request, await request.post())


async def _results(request: web.Request, form: Mapping[str, object]) -> web.Response:
    language, now = page_language(request), brussels_now()
    need, wishes = help_wishes(form)
    page = page_number(form)
    directory = request.app[DIRECTORY]
    found = await directory.ask(browse, need, wishes, language, now, page)
    everything = await directory.ask(queries.all_services)
    counts = _counts(everything)
    return render(
        request,
        "directory.html",
        "directory",
        first=cards_of(found.first, language, now),
        cards=cards_of(found.entries, language, now),
        dropped=widened_lines("widened", found.dropped, wishes, language),
        total=found.total,
        page_number=page,
        pages=-(-found.total // PAGE),
        need=need.intent,
        wishes=wishes,
        needs=need_options(language),
        municipalities=sorted(municipality_names(language).items(), key=lambda pair: pair[1]),
        audiences=options("audiences", read_taxonomy(DATA).help_audiences - {"everyone", "professionals"}, language),
        spoken=[(code, formats.language_name(code, language)) for code in LANGUAGES],
        map=municipality_map(counts, language, wishes.municipality),
    )


def _counts(entries: list[Entry]) -> dict[str, int]:
    """Services by municipality; hidden places count nowhere."""
    counts: dict[str, int] = {}
    for entry in entries:
        if not entry.place_is_hidden and entry.municipality:
            counts[entry.municipality] = counts.get(entry.municipality, 0) + 1
    return counts


async def service(request: web.Request) -> web.Response:
    """The page of one service."""
    language, now = page_language(request), brussels_now()
    entry = await find_by_code(request, "service")
    return render(
        request, "service.html", f"directory/{request.match_info['code']}", card=cards_of([entry], language, now)[0], index=is_public(entry)
    )


async def find_by_code(request: web.Request, kind: str) -> Entry:
    """The record of a page.

    Raises:
        web.HTTPNotFound: no record that may be shown has this code.
    """
    question = queries.all_services if kind == "service" else queries.programmes if kind == "programme" else _all_trainings
    entries = await request.app[DIRECTORY].ask(question)
    for entry in entries:
        if code_of(kind, entry.id) == request.match_info["code"]:
            return entry
    raise web.HTTPNotFound


def _all_trainings(session) -> list[Entry]:
    return queries.trainings(session, with_past=True)


def is_public(entry: Entry) -> bool:
    """Whether search engines may list the page: nothing about hidden places."""
    return not entry.place_is_hidden
