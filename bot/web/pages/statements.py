"""Safety, privacy and accessibility in plain words (``bot/locales/<lang>/pages/``)."""

from __future__ import annotations

import functools
from typing import Any

from aiohttp import web

from bot.i18n.languages import LOCALES
from bot.i18n.yaml_files import read_yaml
from bot.web.keys import SETTINGS
from bot.web.page_language import page_language
from bot.web.rendering import render


@functools.cache
def statement(name: str, language: str) -> dict[str, Any]:
    """Title and sections of a statement."""
    return read_yaml(LOCALES / language / "pages" / f"{name}.yml")


async def show(request: web.Request) -> web.Response:
    """The statement named in the address."""
    name = request.match_info["statement"]
    settings = request.app[SETTINGS]
    values = {"statement": statement(name, page_language(request)), "operator": settings.operator, "contact": settings.contact}
    return render(request, "statement.html", name, **values)
