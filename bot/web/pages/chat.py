"""The chat: a form that works without script; with it, the same addresses answer with the new part alone."""

from __future__ import annotations

import secrets

from aiohttp import web

from bot.directory.needs import starters
from bot.i18n.languages import is_supported, languages
from bot.web.assistant import new_conversation
from bot.web.keys import ASSISTANT
from bot.web.messages import views_of
from bot.web.page_language import page_language
from bot.web.rendering import render

MAX_SENDER = 128
MAX_SHOWN = 2000
FRAGMENT = "fragment"
"""Value of the header ``X-Reply`` with which the page's script asks for the answer alone."""


def _page(request: web.Request, conversation: str, exchange: dict | None, notice: str | None = None) -> web.Response:
    values = {"conversation": conversation, "exchange": exchange, "notice": notice, "turn": secrets.token_urlsafe(9), "starters": starters()}
    return render(request, "chat.html", "", **values)


async def show(request: web.Request) -> web.Response:
    """The empty chat: a reload is a new conversation. Nothing here waits for Rasa."""
    return _page(request, new_conversation(), None)


async def answer(request: web.Request) -> web.Response:
    """A message from the form: the page with the answer, or the answer alone for the page's script."""
    form = await request.post()
    page = page_language(request)
    conversation = str(form.get("conversation") or "")[:MAX_SENDER] or new_conversation()
    # The box comes first in the form, a button pressed after it.
    message = next((said.strip() for said in reversed(form.getall("message", [])) if isinstance(said, str) and said.strip()), "")
    if not message:
        return _page(request, conversation, None)
    turn = str(form.get("turn") or "")[:MAX_SENDER] or None
    reply = await request.app[ASSISTANT].answer(conversation, message, page, turn)
    language = reply.language if is_supported(reply.language) else page
    exchange = {
        "said": "" if message.startswith("/") else message[:MAX_SHOWN],
        "views": views_of(reply.messages, language),
        "language": language,
        "direction": languages()[language].direction,
    }
    if request.headers.get("X-Reply") == FRAGMENT:
        return render(request, "exchange.html", "", exchange=exchange)
    return _page(request, conversation, exchange)


async def erase(request: web.Request) -> web.Response:
    """Erase the conversation and show an empty chat."""
    form = await request.post()
    conversation = str(form.get("conversation") or "")[:MAX_SENDER]
    erased = await request.app[ASSISTANT].erase(conversation) if conversation else True
    return _page(request, new_conversation(), None, "erased" if erased else "erased_later")
