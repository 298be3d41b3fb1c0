"""The REST webhook of the contract, passed on to Rasa."""

from __future__ import annotations

import json

from aiohttp import web

from bot.i18n.languages import languages
from bot.web.keys import ASSISTANT
from bot.web.pages.chat import MAX_SENDER


async def receive(request: web.Request) -> web.Response:
    """The answers to one message."""
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        body = None
    sender, message = (body.get("sender"), body.get("message")) if isinstance(body, dict) else (None, None)
    if not isinstance(sender, str) or not isinstance(message, str) or not 0 < len(sender) <= MAX_SENDER:
        return web.json_response({"error": "Send a JSON object with the texts 'sender' (1 to 128 characters) and 'message'."}, status=400)
    metadata = body.get("metadata") if isinstance(body.get("metadata"), dict) else {}
    language = metadata.get("language") if metadata.get("language") in languages() else None
    reply = await request.app[ASSISTANT].answer(sender, message, language)
    return web.json_response(reply.messages)
