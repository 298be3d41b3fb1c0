"""Addresses of the web process."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.i18n.languages import languages
from bot.web.page_language import page_language
from bot.web.pages import chat, counter, directory, meta, pharmacies, programmes, statements, trainings, webhook, wrong

_CODE = "{code:[0-9a-f]{10}}"


async def choose_language(request: web.Request) -> web.Response:
    """To the page in the browser's language."""
    raise web.HTTPFound(f"/{page_language(request)}/")


def set_up_routes(app: web.Application, static: Path) -> None:
    """All addresses."""
    base = f"/{{language:{'|'.join(languages())}}}"
    app.add_routes(
        [
            web.get("/", choose_language),
            web.get("/health", meta.health),
            web.get("/ready", meta.ready),
            web.get("/robots.txt", meta.robots),
            web.get("/sitemap.xml", meta.sitemap),
            web.get("/security.txt", meta.security_txt),
            web.get("/.well-known/security.txt", meta.security_txt),
            web.post("/webhooks/rest/webhook", webhook.receive),
            web.static("/static", static),
            web.get(f"{base}/", chat.show),
            web.post(f"{base}/", chat.answer),
            web.post(f"{base}/erase", chat.erase),
            web.get(f"{base}/directory", directory.show),
            web.post(f"{base}/directory", directory.search),
            web.get(f"{base}/directory/{_CODE}", directory.service),
            web.get(f"{base}/pharmacies", pharmacies.show),
            web.post(f"{base}/pharmacies", pharmacies.search),
            web.get(f"{base}/trainings", trainings.show),
            web.get(f"{base}/trainings.ics", trainings.feed),
            web.get(f"{base}/trainings/new", trainings.form),
            web.post(f"{base}/trainings/new", trainings.submit),
            web.get(f"{base}/trainings/{_CODE}", trainings.training),
            web.get(f"{base}/trainings/{_CODE}.ics", trainings.training_calendar),
            web.get(f"{base}/counter", counter.show),
            web.get(f"{base}/programmes", programmes.show),
            web.get(f"{base}/wrong/{_CODE}", wrong.form),
            web.post(f"{base}/wrong/{_CODE}", wrong.submit),
            web.get(f"{base}/{{statement:safety|privacy|accessibility}}", statements.show),
        ]
    )
