"""Pharmacies nearest to a municipality or postcode, open ones first. No list of participating pharmacies exists, and the page says so."""

from __future__ import annotations

from typing import Mapping

from aiohttp import web

from bot.directory import queries
from bot.directory.hours import brussels_now
from bot.directory.municipalities import municipality_names, municipality_of_postcode
from bot.directory.pharmacy_search import duty_in_words, pharmacies_near
from bot.i18n.catalogue import response
from bot.web.cards import cards_of
from bot.web.keys import DIRECTORY
from bot.web.map import pharmacy_map
from bot.web.page_language import page_language
from bot.web.pages.filters import chosen, page_number
from bot.web.rendering import render

PAGE = 12
DEFAULT = "bruxelles"


async def show(request: web.Request) -> web.Response:
    """The filters and the map."""
    return await _results(request, {})


async def search(request: web.Request) -> web.Response:
    """The pharmacies near what was posted."""
    return await _results(request, await request.post())


async def _results(request: web.Request, form: Mapping[str, object]) -> web.Response:
    language, now = page_language(request), brussels_now()
    asked = bool(form)
    postcode = str(form.get("postcode") or "").strip()
    by_postcode = municipality_of_postcode(postcode) if postcode else None
    place = by_postcode or chosen(form, "municipality", municipality_names("fr"))
    only_open, page = form.get("open") == "1", page_number(form)
    directory = request.app[DIRECTORY]
    everything = await directory.ask(queries.pharmacies)
    found = await directory.ask(pharmacies_near, place or DEFAULT, now, page * PAGE, only_open, PAGE) if asked else None
    return render(
        request,
        "pharmacies.html",
        "pharmacies",
        cards=cards_of(found.entries, language, now) if found else [],
        more=found.more if found else False,
        asked=asked,
        place=place or (DEFAULT if asked else None),
        unknown_postcode=bool(postcode) and by_postcode is None,
        only_open=only_open,
        page_number=page,
        municipalities=sorted(municipality_names(language).items(), key=lambda pair: pair[1]),
        map=pharmacy_map(everything, language, place),
        duty=response("utter_find_pharmacy_duty", language, **duty_in_words(language)),
    )
