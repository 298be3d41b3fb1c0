"""The language of a page."""

from __future__ import annotations

from aiohttp import web

from bot.i18n.languages import languages
from bot.web.keys import SETTINGS


def page_language(request: web.Request) -> str:
    """Language of the page: of the address, else what the browser asks for, else the default."""
    named = request.match_info.get("language") or request.path.strip("/").split("/")[0]
    if named in languages():
        return named
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in languages():
            return code
    return request.app[SETTINGS].default_language
