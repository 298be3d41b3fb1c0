"""For machines: health, readiness, robots, sitemap, security.txt."""

from __future__ import annotations

import datetime as dt

from aiohttp import web

from bot.directory import queries
from bot.directory.hours import brussels_now
from bot.i18n.languages import languages
from bot.web.addresses import PAGES, page_of
from bot.web.keys import ASSISTANT, DIRECTORY, SETTINGS
from bot.web.pages.directory import is_public
from bot.web.rendering import origin

SECURITY_TXT_DAYS = 180


async def health(request: web.Request) -> web.Response:
    """Alive; with the number of answers given without Rasa, for the operator's alarm."""
    return web.json_response({"status": "ok", "fallbacks": request.app[ASSISTANT].fallbacks})


async def ready(request: web.Request) -> web.Response:
    """200 when Rasa answers too, else 503."""
    is_ready = await request.app[ASSISTANT].is_ready()
    return web.json_response({"status": "ready" if is_ready else "waiting for Rasa"}, status=200 if is_ready else 503)


async def robots(request: web.Request) -> web.Response:
    """What search engines may read."""
    return web.Response(text=f"User-agent: *\nDisallow: /webhooks/\nSitemap: {origin(request)}/sitemap.xml\n")


async def security_txt(request: web.Request) -> web.Response:
    """Where to report a weakness (RFC 9116)."""
    contact = request.app[SETTINGS].contact or f"{origin(request)}/en/privacy"
    expires = (brussels_now() + dt.timedelta(days=SECURITY_TXT_DAYS)).astimezone(dt.UTC).strftime("%Y-%m-%dT00:00:00Z")
    spoken = ", ".join(languages())
    return web.Response(text=f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {spoken}\n")


async def sitemap(request: web.Request) -> web.Response:
    """Every page of every language; of the records, only those whose place is no secret."""
    directory = request.app[DIRECTORY]
    services = [e for e in await directory.ask(queries.all_services) if is_public(e)]
    trainings = await directory.ask(queries.trainings, with_past=False)
    paths = [f"/{code}/{page}" for page in PAGES for code in languages()]
    paths += [page_of(code, e.kind, e.id) or "" for e in (*services, *trainings) for code in languages()]
    urls = "".join(f"<url><loc>{origin(request)}{path}</loc></url>" for path in paths)
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return web.Response(text=text, content_type="application/xml")
