"""Runs the actions inside the Rasa process: no HTTP hop, one process less (docs/decisions/0003)."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Dict, Optional

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.settings import get_settings


class InProcessActions(EndpointConfig):
    """An action endpoint that calls ``rasa_sdk`` directly, within the time limit of an action."""

    def __init__(self, package: str = "actions", **kwargs: Any) -> None:
        """Loads all actions of ``package``."""
        super().__init__(url="inproc://actions", enable_selective_domain=True, **kwargs)
        self.executor = ActionExecutor()
        self.executor.register_package(package)
        self.timeout = get_settings().action_timeout
        # rasa_sdk made the result in this very process. Rasa would check its own schema, then the result, at every action:
        # half the time of a turn (docs/decisions/0003). Wrong events still fail where Rasa reads them.
        RemoteAction._validate_action_result = lambda _action, _result: True

    async def request(self, method: str = "post", subpath: Optional[str] = None, **kwargs: Any) -> Optional[Dict[str, Any]]:
        """Run the action named in ``json``."""
        try:
            return await asyncio.wait_for(self.executor.run(kwargs["json"]), self.timeout)
        except ActionExecutionRejection as rejection:
            body = json.dumps({"error": "rejected", "action_name": rejection.action_name})
            raise ClientResponseError(400, "rejected", body) from rejection

    def copy(self) -> InProcessActions:
        """The same endpoint: it holds no state of a conversation."""
        return self
