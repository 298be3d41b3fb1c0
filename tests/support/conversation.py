"""Talking to a running Relais as a person would, and saying what was wanted when an answer is wrong."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
import uuid
from typing import Any


def post(address: str, body: Any, timeout: float = 20) -> tuple[int, Any]:
    """Status and JSON of a POST."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"{}")


class Conversation:
    """One conversation; remembers the last answer."""

    def __init__(self, web: str) -> None:
        self.web, self.sender = web, uuid.uuid4().hex
        self.messages: list[dict] = []

    def says(self, message: str) -> Conversation:
        """Send a message and keep the answer."""
        status, self.messages = post(f"{self.web}/webhooks/rest/webhook", {"sender": self.sender, "message": message})
        assert status == 200, (status, message)
        return self

    @property
    def text(self) -> str:
        """All text of the last answer."""
        return "\n".join(m.get("text", "") for m in self.messages)

    @property
    def custom(self) -> dict:
        """The ``custom`` of the last answer, or an empty mapping."""
        return next((m["custom"] for m in self.messages if "custom" in m), {})

    @property
    def buttons(self) -> list[dict]:
        """Buttons of the last answer."""
        return [b for m in self.messages for b in m.get("buttons", [])]

    def hears(self, *parts: str, need: str | None = None, without: tuple[str, ...] = ()) -> Conversation:
        """Assert what the person reads."""
        missing = [part for part in parts if part not in self.text]
        assert not missing, f"wanted {missing} in:\n{self.text}"
        unwanted = [part for part in without if part in self.text]
        assert not unwanted, f"did not want {unwanted} in:\n{self.text}"
        if need:
            assert self.custom.get("need") == need, f"wanted an answer to {need}, got {self.custom.get('need')}:\n{self.text}"
        return self
