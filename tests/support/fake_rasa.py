"""A Rasa that answers what a test tells it to, slowly or not at all if it tells it so."""

from __future__ import annotations

import asyncio

from aiohttp import web


class FakeRasa:
    """Keeps what it was asked."""

    def __init__(self) -> None:
        self.messages: list[dict] = [{"recipient_id": "x", "text": "Bonjour"}]
        self.delay = 0.0
        self.status = 200
        self.asked: list[dict] = []
        self.erased: list[str] = []

    def app(self) -> web.Application:
        """The aiohttp application that plays Rasa."""

        async def webhook(request):
            self.asked.append(await request.json())
            await asyncio.sleep(self.delay)
            return web.json_response(self.messages, status=self.status)

        async def erase(request):
            self.erased.append((await request.json())["sender"])
            return web.json_response({"status": "erased"})

        async def health(_request):
            return web.json_response({"status": "ok"})

        app = web.Application()
        app.add_routes([web.post("/webhooks/rest/webhook", webhook), web.post("/webhooks/rest/erase", erase), web.get("/webhooks/rest/", health)])
        return app
