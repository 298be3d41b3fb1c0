"""Talking with Rasa from the web process; answering without it when it fails or is slow."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot import logs
from bot.directory.hours import brussels_now
from bot.safety.first_words import answer_without_rasa
from bot.settings import Settings

REMEMBER_TURNS = 60.0
"""Seconds in which the same turn sent again gets the same answer; in memory only, gone with the conversation."""


def new_conversation() -> str:
    """A random conversation id of 192 bit."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Reply:
    """What was answered to one message."""

    messages: list[dict[str, Any]]
    language: str | None
    """Language of the conversation after it, where it is known."""


class Assistant:
    """Rasa as the web process sees it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None
        self.fallbacks = 0
        """Answers given without Rasa since the start; an operator's alarm (docs/operate.md)."""
        self._turns: dict[tuple[str, str], tuple[float, asyncio.Task[Reply]]] = {}

    async def open(self) -> None:
        """Open the connections to Rasa."""
        timeout = aiohttp.ClientTimeout(total=self._settings.web_timeout)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=256))

    async def close(self) -> None:
        """Close them."""
        if self._session:
            await self._session.close()

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[Any, str | None]:
        assert self._session is not None, "open() comes first"
        async with self._session.post(f"{self._settings.rasa_url}{path}", json=body) as response:
            response.raise_for_status()
            return await response.json(), response.headers.get("Content-Language")

    async def answer(self, sender: str, message: str, language: str | None, turn: str | None = None) -> Reply:
        """The messages of one turn; within the time limit, and never an error.

        ``language`` is that of the page, used until the person's own is clear. The same ``turn`` sent twice (a double
        click, a second try after a lost connection) is one turn, with one answer.
        """
        if turn is None:
            return await self._answer(sender, message, language)
        now = time.monotonic()
        self.forget_old_turns(now)
        known = self._turns.get((sender, turn))
        task = known[1] if known else asyncio.create_task(self._answer(sender, message, language))
        self._turns.setdefault((sender, turn), (now, task))
        return await asyncio.shield(task)

    def forget_old_turns(self, now: float) -> None:
        """Drop the answers that no second try can ask for any more."""
        for key in [key for key, (since, _) in self._turns.items() if since < now - REMEMBER_TURNS]:
            del self._turns[key]

    async def _answer(self, sender: str, message: str, language: str | None) -> Reply:
        body: dict[str, Any] = {"sender": sender, "message": message}
        if language:
            body["metadata"] = {"language": language}
        try:
            messages, spoken = await self._post("/webhooks/rest/webhook", body)
            if messages:
                return Reply(messages, spoken)
            reason = "empty"
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            reason = type(error).__name__
        self.fallbacks += 1
        logs.get_logger().warning("web.fallback", error=reason, count=self.fallbacks)
        messages = answer_without_rasa(message, language or self._settings.default_language, brussels_now())
        return Reply(messages, messages[-1]["custom"]["language"])

    async def erase(self, sender: str) -> bool:
        """Forget a conversation; false when Rasa did not answer (it forgets by itself after the time limit of silence)."""
        for key in [key for key in self._turns if key[0] == sender]:
            del self._turns[key]
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
