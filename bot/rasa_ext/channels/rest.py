"""The ``rest`` channel of the contract: ``POST /webhooks/rest/webhook`` with ``{"sender", "message"}``.

Beyond Rasa's own: input is cleaned and bounded, a leading "/" is text unless it is a button just offered, nothing of a
message reaches a log, one turn at a time per conversation, and ``POST /webhooks/rest/erase`` forgets a conversation.
"""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, Callable, Dict, Optional, Set

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import logs
from bot.directory.needs import starters
from bot.errors import SettingsError
from bot.rasa_ext.action_endpoint import InProcessActions
from bot.rasa_ext.tracker_store import ForgettingTrackerStore
from bot.settings import get_settings
from bot.text import clean

MAX_MESSAGE = 2000
"""Characters of a message that are read; the rest of a longer one is not needed to understand it."""
MAX_SENDER = 128
SWEEP_SECONDS = 30.0


def offered_payloads(tracker: Optional[DialogueStateTracker]) -> Set[str]:
    """Payloads of the buttons offered since the person's last message; the page's own before the first one."""
    offered: Set[str] = set()
    if tracker is None or tracker.latest_message is None or not tracker.latest_message.text:
        offered |= {f"/{intent}" for intent in starters()}
    for event in reversed(tracker.events if tracker else []):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            offered |= {button["payload"] for button in event.data.get("buttons") or []}
    return offered


def own_store(store: Any) -> ForgettingTrackerStore:
    """Our tracker store without the wrappers Rasa puts around it: their fallback would keep what ours forgets (trap 15).

    Raises:
        SettingsError: endpoints.yml names another store.
    """
    while not isinstance(store, ForgettingTrackerStore):
        store = getattr(store, "_tracker_store", None)
        if store is None:
            raise SettingsError("endpoints.yml must name bot.rasa_ext.tracker_store.ForgettingTrackerStore as tracker store.")
    return store


def refuse_new_models(request: Request) -> Optional[HTTPResponse]:
    """A new model is a new process: exchanging it in place would lose the in-process actions (examples.md, trap 13)."""
    if request.path.rstrip("/") == "/model" and request.method in ("PUT", "DELETE"):
        return response.json({"error": "A new model is a new process: train it, then restart Rasa."}, 405)
    return None


async def _forget_in_time(store: ForgettingTrackerStore) -> None:
    """Drop what is too old also while nobody writes."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        store.forget_expired()


class RestInput(InputChannel):
    """REST channel of Relais."""

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and part of its address."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes of the channel."""
        channel = Blueprint("relais_rest", "relais_rest")
        sweeping: list[asyncio.Task[None]] = []

        @channel.listener("before_server_start")
        async def close_doors(app: Any, _loop: Any) -> None:
            logs.set_up(get_settings().log_level)  # Rasa has set up its own by now
            app.register_middleware(refuse_new_models, "request")

        @channel.listener("after_server_start")
        async def take_over(app: Any, _loop: Any) -> None:
            agent = app.ctx.agent
            if agent is None or agent.processor is None:
                raise SettingsError("No trained model was found: run `make train` first.")
            agent.tracker_store = agent.processor.tracker_store = own_store(agent.tracker_store)
            sweeping.append(asyncio.create_task(_forget_in_time(agent.tracker_store)))
            if get_settings().actions_mode == "in_process":
                agent.action_endpoint = agent.processor.action_endpoint = InProcessActions()
            logs.get_logger().info("rasa.ready", mode=get_settings().actions_mode)

        @channel.listener("before_server_stop")
        async def stop_sweeping(_app: Any, _loop: Any) -> None:
            for task in sweeping:
                task.cancel()
            await asyncio.gather(*sweeping, return_exceptions=True)

        @channel.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @channel.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = _json_object(request)
            sender, message = (body or {}).get("sender"), (body or {}).get("message")
            if not isinstance(sender, str) or not isinstance(message, str) or not 0 < len(sender) <= MAX_SENDER:
                return response.json({"error": "Send a JSON object with the texts 'sender' (1 to 128 characters) and 'message'."}, 400)
            text = clean(message, MAX_MESSAGE)
            store = request.app.ctx.agent.tracker_store
            if text.startswith("/"):
                tracker = await store.retrieve(sender)
                if text not in offered_payloads(tracker):
                    text = text.lstrip("/ ")
            collector = CollectingOutputChannel()
            metadata = body.get("metadata") if isinstance(body.get("metadata"), dict) else {}
            try:
                await on_new_message(UserMessage(text or "…", collector, sender, input_channel=self.name(), metadata=metadata))
            except asyncio.CancelledError:
                logs.get_logger().warning("turn.cancelled")
            except Exception as error:  # the last border of this process: say what kind, never what was written
                logs.get_logger().error("turn.failed", error=type(error).__name__)
                return response.json({"error": "unavailable"}, 503)
            spoken = request.app.ctx.agent.tracker_store.language_of(sender)
            headers = {"Content-Language": spoken} if spoken else None
            return response.json([{k: v for k, v in m.items() if k != "metadata"} for m in collector.messages], headers=headers)

        @channel.route("/erase", methods=["POST"])
        async def erase(request: Request) -> HTTPResponse:
            body = _json_object(request) or {}
            if not isinstance(body.get("sender"), str):
                return response.json({"error": "Send a JSON object with the text 'sender'."}, 400)
            await request.app.ctx.agent.tracker_store.delete(body["sender"])
            return response.json({"status": "erased"})

        return channel


def _json_object(request: Request) -> Optional[Dict[str, Any]]:
    try:
        body = request.json
    except Exception:  # sanic raises its own errors for a wrong body; the answer is the same for all
        return None
    return body if isinstance(body, dict) else None
