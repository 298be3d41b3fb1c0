"""What every page gets: language, texts, menu, the lines that must stand on it, compression."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import web

from bot.directory.essentials import first_lines
from bot.i18n.catalogue import label
from bot.i18n.languages import languages
from bot.safety.first_words import line_of
from bot.web.addresses import PAGES
from bot.web.keys import SETTINGS
from bot.web.links import linked
from bot.web.page_language import page_language
from bot.web.texts import page_texts


def origin(request: web.Request) -> str:
    """Scheme and host of this site as the outside sees it."""
    return (request.app[SETTINGS].public_url or str(request.url.origin())).rstrip("/")


def context(request: web.Request, page: str, **values: object) -> dict[str, object]:
    """Values of every template; ``page`` is the address below the language."""
    language = page_language(request)
    return {
        "language": language,
        "languages": languages().values(),
        "direction": languages()[language].direction,
        "exit_url": request.app[SETTINGS].exit_url,
        "texts": page_texts(language),
        "label": lambda key, **v: label(key, language, **v),
        "linked": linked,
        "lines": [line_of(entry, language) for entry in first_lines("any", language)],
        "page": page,
        "menu": PAGES,
        "origin": origin(request),
        **values,
    }


def render(request: web.Request, template: str, page: str, status: int = 200, **values: object) -> web.Response:
    """The page, compressed where the browser can read that."""
    response = aiohttp_jinja2.render_template(template, request, context(request, page, **values), status=status)
    response.headers["Content-Language"] = page_language(request)
    response.enable_compression()
    return response
