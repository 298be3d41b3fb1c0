"""Addresses of the web process."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web

from bot.directory.essentials import first_lines
from bot.i18n.languages import languages
from bot.safety.first_words import line_of
from bot.web.assistant import new_conversation
from bot.web.keys import ASSISTANT, SETTINGS
from bot.web.links import linked
from bot.web.messages import view_of
from bot.web.middlewares import page_language
from bot.web.texts import page_texts

MAX_SENDER = 128
MAX_SHOWN = 2000
FRAGMENT = "fragment"
"""Value of the header ``X-Reply`` with which the page's script asks for the answer alone."""


def _context(request: web.Request, **values: object) -> dict[str, object]:
    language = page_language(request)
    return {
        "language": language,
        "languages": languages().values(),
        "direction": languages()[language].direction,
        "exit_url": request.app[SETTINGS].exit_url,
        "texts": page_texts(language),
        "linked": linked,
        "lines": [line_of(entry, language) for entry in first_lines("any", language)],
        **values,
    }


async def choose_language(request: web.Request) -> web.Response:
    """To the page in the browser's language."""
    raise web.HTTPFound(f"/{page_language(request)}/")


async def chat_page(request: web.Request) -> web.Response:
    """The empty chat: a reload is a new conversation."""
    context = _context(request, conversation=new_conversation(), exchanges=[])
    return aiohttp_jinja2.render_template("chat.html", request, context)


async def chat_post(request: web.Request) -> web.Response:
    """A message from the page's form: the page with the answer, or the answer alone for the page's script."""
    form = await request.post()
    language = page_language(request)
    conversation = str(form.get("conversation") or "")[:MAX_SENDER] or new_conversation()
    message = str(form.get("message") or "").strip()
    messages = await request.app[ASSISTANT].answer(conversation, message, language) if message else []
    said = "" if message.startswith("/") else message
    views = [view_of(m, language) for m in _without_text_forms(messages)]
    exchange = {"said": said[:MAX_SHOWN], "views": [view for view in views if view]}
    context = _context(request, conversation=conversation, exchanges=[exchange] if message else [])
    template = "exchange.html" if request.headers.get("X-Reply") == FRAGMENT else "chat.html"
    return aiohttp_jinja2.render_template(template, request, {**context, "exchange": exchange})


def _without_text_forms(messages: list[dict]) -> list[dict]:
    """The messages without the texts that a card right after them shows better."""
    kept = []
    for message, after in zip(messages, [*messages[1:], {}], strict=False):
        custom = after.get("custom") or {}
        if "text" in message and custom.get("items") and custom.get("type") != "form":
            continue
        kept.append(message)
    return kept


async def erase(request: web.Request) -> web.Response:
    """Erase the conversation and show an empty chat."""
    form = await request.post()
    conversation = str(form.get("conversation") or "")[:MAX_SENDER]
    erased = await request.app[ASSISTANT].erase(conversation) if conversation else True
    context = _context(request, conversation=new_conversation(), exchanges=[], notice="erased" if erased else "erased_later")
    return aiohttp_jinja2.render_template("chat.html", request, context)


async def webhook(request: web.Request) -> web.Response:
    """The REST webhook of the contract, passed on to Rasa."""
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        body = None
    sender, message = (body.get("sender"), body.get("message")) if isinstance(body, dict) else (None, None)
    if not isinstance(sender, str) or not isinstance(message, str) or not 0 < len(sender) <= MAX_SENDER:
        return web.json_response({"error": "Send a JSON object with the texts 'sender' (1 to 128 characters) and 'message'."}, status=400)
    metadata = body.get("metadata") if isinstance(body.get("metadata"), dict) else {}
    language = metadata.get("language") if metadata.get("language") in languages() else None
    return web.json_response(await request.app[ASSISTANT].answer(sender, message, language))


async def health(request: web.Request) -> web.Response:
    """Alive; with the number of answers given without Rasa, for the operator's alarm."""
    return web.json_response({"status": "ok", "fallbacks": request.app[ASSISTANT].fallbacks})


async def ready(request: web.Request) -> web.Response:
    """200 when Rasa answers too, else 503."""
    is_ready = await request.app[ASSISTANT].is_ready()
    return web.json_response({"status": "ready" if is_ready else "waiting for Rasa"}, status=200 if is_ready else 503)


def set_up_routes(app: web.Application, static: Path) -> None:
    """All addresses."""
    codes = "|".join(languages())
    app.add_routes(
        [
            web.get("/", choose_language),
            web.get("/health", health),
            web.get("/ready", ready),
            web.post("/webhooks/rest/webhook", webhook),
            web.static("/static", static),
            web.get(f"/{{language:{codes}}}/", chat_page),
            web.post(f"/{{language:{codes}}}/", chat_post),
            web.post(f"/{{language:{codes}}}/erase", erase),
        ]
    )
