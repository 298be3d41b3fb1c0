"""The register of trainings: filters, a page each, calendar files for real dates, a form to submit one."""

from __future__ import annotations

from typing import Mapping

from aiohttp import web

from bot.directory import queries, submissions
from bot.directory.entries import Entry
from bot.directory.hours import brussels_now
from bot.directory.loading import DATA
from bot.directory.taxonomy import read_taxonomy
from bot.directory.training_search import search_trainings
from bot.directory.widened import training_lines
from bot.i18n import formats
from bot.i18n.catalogue import label
from bot.web.calendar import calendar_of, has_real_date
from bot.web.cards import cards_of
from bot.web.keys import DIRECTORY
from bot.web.page_language import page_language
from bot.web.pages.directory import find_by_code
from bot.web.pages.filters import FORMATS, LANGUAGES, options, page_number, training_wishes
from bot.web.rendering import origin, render
from bot.web.training_form import FIELDS, OPTIONAL, check_form

PAGE = 12


async def show(request: web.Request) -> web.Response:
    """The trainings that fit the filters of the address."""
    language, now = page_language(request), brussels_now()
    wishes, page = training_wishes(request.query), page_number(request.query)
    found = await request.app[DIRECTORY].ask(search_trainings, wishes, page * PAGE, PAGE, language)
    return render(
        request,
        "trainings.html",
        "trainings",
        cards=cards_of(found.entries, language, now),
        dropped=training_lines(found, wishes, language, in_chat=False),
        more=found.more,
        page_number=page,
        wishes=wishes,
        query={**wishes.as_dict()},
        **_choices(language),
    )


def _choices(language: str) -> dict[str, object]:
    taxonomy = read_taxonomy(DATA)
    return {
        "topics": options("topics", taxonomy.topics, language),
        "audiences": options("audiences", taxonomy.training_audiences, language),
        "spoken": [(code, formats.language_name(code, language)) for code in LANGUAGES],
        "formats": [(code, label(f"formats.{code}", language)) for code in FORMATS],
    }


async def training(request: web.Request) -> web.Response:
    """The page of one training."""
    language = page_language(request)
    entry = await find_by_code(request, "training")
    card = cards_of([entry], language, brussels_now())[0]
    code = request.match_info["code"]
    return render(request, "training.html", f"trainings/{code}", card=card, code=code, has_calendar=has_real_date(entry), index=True)


async def training_calendar(request: web.Request) -> web.Response:
    """The real dates of one training as an iCalendar file."""
    entry = await find_by_code(request, "training")
    if not has_real_date(entry):
        raise web.HTTPNotFound
    return _calendar(request, [entry])


async def feed(request: web.Request) -> web.Response:
    """All trainings with a real date as an iCalendar feed."""
    entries = await request.app[DIRECTORY].ask(queries.trainings, with_past=True)
    return _calendar(request, [entry for entry in entries if has_real_date(entry)])


def _calendar(request: web.Request, entries: list[Entry]) -> web.Response:
    body = calendar_of(entries, page_language(request), origin(request), brussels_now())
    return web.Response(body=body, content_type="text/calendar", charset="utf-8")


async def form(request: web.Request) -> web.Response:
    """An empty form to submit a training."""
    return _form(request, {}, {})


async def submit(request: web.Request) -> web.Response:
    """Store the submission as pending, or show the form again with what is wrong; nothing typed is lost."""
    posted = await request.post()
    values, problems = check_form(posted)
    if problems:
        return _form(request, posted, problems, status=422)
    contact = values.pop("contact")
    payload = {**values, "written_in": page_language(request)}
    await request.app[DIRECTORY].ask(submissions.receive, "training", payload, contact, brussels_now().date())
    return render(request, "notice.html", "trainings/new", notice="training_received", back="trainings")


def _form(request: web.Request, typed: Mapping[str, object], problems: dict[str, str], status: int = 200) -> web.Response:
    language = page_language(request)
    values = {"fields": FIELDS, "optional": OPTIONAL, "typed": typed, "problems": problems, **_choices(language)}
    return render(request, "training_form.html", "trainings/new", status=status, **values)
