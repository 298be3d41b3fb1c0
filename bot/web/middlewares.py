"""What holds for every answer: headers, limits, and an error that still carries the emergency numbers."""

from __future__ import annotations

from typing import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot import logs
from bot.i18n.catalogue import response as catalogue_response
from bot.web.keys import RATE_LIMIT
from bot.web.page_language import page_language
from bot.web.rendering import render

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}


def plain_error(request: web.Request, status: int, name: str) -> web.Response:
    """An error a person or a program can read; it always carries the emergency numbers."""
    text = catalogue_response(name, page_language(request))
    if request.path.startswith("/webhooks"):
        return web.json_response({"error": name.removeprefix("utter_"), "text": text}, status=status)
    if request.method == "GET" or request.headers.get("X-Reply") is None:
        return render(request, "error.html", "", status=status, text=text, index=False)
    return web.Response(text=text, status=status)


@web.middleware
async def add_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Security headers on every answer."""
    response = await handler(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


@web.middleware
async def catch_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns errors into answers; logs their kind, never what was sent."""
    try:
        return await handler(request)
    except web.HTTPRequestEntityTooLarge:
        return plain_error(request, 413, "utter_too_long")
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return plain_error(request, error.status, "utter_page_problem")
    except Exception as error:  # the last border of this process
        logs.get_logger().error("web.failed", error=type(error).__name__)
        return plain_error(request, 500, "utter_technical_problem")


@web.middleware
async def guard_posts(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses posts from other sites and floods."""
    if request.method == "POST":
        origin = request.headers.get("Origin")
        if origin and origin != "null" and urlsplit(origin).netloc != request.host:
            return plain_error(request, 403, "utter_page_problem")
        if not request.app[RATE_LIMIT].allows(request.remote or ""):
            return plain_error(request, 429, "utter_too_many")
    return await handler(request)


MIDDLEWARES = (add_headers, catch_errors, guard_posts)
