"""Talking with Rasa from the web process; answering without it when it fails or is slow."""

from __future__ import annotations

import secrets
from typing import Any

import aiohttp

from bot import logs
from bot.directory.hours import brussels_now
from bot.safety.first_words import answer_without_rasa
from bot.settings import Settings


def new_conversation() -> str:
    """A random conversation id of 192 bit."""
    return secrets.token_urlsafe(24)


class Assistant:
    """Rasa as the web process sees it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None
        self.fallbacks = 0
        """Answers given without Rasa since the start; an operator's alarm (docs/operate.md)."""

    async def open(self) -> None:
        """Open the connections to Rasa."""
        timeout = aiohttp.ClientTimeout(total=self._settings.web_timeout)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=256))

    async def close(self) -> None:
        """Close them."""
        if self._session:
            await self._session.close()

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        assert self._session is not None, "open() comes first"
        async with self._session.post(f"{self._settings.rasa_url}{path}", json=body) as response:
            response.raise_for_status()
            return await response.json()

    async def answer(self, sender: str, message: str, language: str | None) -> list[dict[str, Any]]:
        """The messages of one turn; within the time limit, and never an error.

        ``language`` is that of the page, used until the person's own is clear.
        """
        body: dict[str, Any] = {"sender": sender, "message": message}
        if language:
            body["metadata"] = {"language": language}
        try:
            messages = await self._post("/webhooks/rest/webhook", body)
            if messages:
                return messages
            reason = "empty"
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            reason = type(error).__name__
        self.fallbacks += 1
        logs.get_logger().warning("web.fallback", error=reason, count=self.fallbacks)
        return answer_without_rasa(message, language or self._settings.default_language, brussels_now())

    async def erase(self, sender: str) -> bool:
        """Forget a conversation; false when Rasa did not answer (it forgets by itself after the time limit of silence)."""
        try:
            await self._post("/webhooks/rest/erase", {"sender": sender})
            return True
        except (TimeoutError, aiohttp.ClientError):
            return False

    async def is_ready(self) -> bool:
        """Whether Rasa answers."""
        assert self._session is not None, "open() comes first"
        try:
            async with self._session.get(f"{self._settings.rasa_url}/webhooks/rest/") as response:
                return response.status == 200
        except (TimeoutError, aiohttp.ClientError):
            return False
