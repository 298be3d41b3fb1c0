"""The trained understanding alone, without a server: for evaluation and explanation."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import logs
from bot.rasa_ext.launcher import prepare

if TYPE_CHECKING:
    from bot.nlu.understander import Understander


class Understanding:
    """Parses messages as ``POST /model/parse`` would."""

    def __init__(self, model: Path) -> None:
        prepare()
        logs.set_up("WARNING")  # Rasa's own set-up would print what is parsed
        from rasa.core.agent import Agent

        self._agent = Agent.load(str(model))
        self._loop = asyncio.new_event_loop()

    def parse(self, text: str) -> dict[str, Any]:
        """Intent, ranking, entities, language of ``text``."""
        return self._loop.run_until_complete(self._agent.parse_message(text))

    @property
    def understander(self) -> Understander:
        """What the intent classifier of the loaded model learnt."""
        from bot.nlu.intent_classifier import IntentClassifier

        nodes = self._agent.processor.graph_runner._instantiated_nodes.values()
        return next(node._component.understander for node in nodes if isinstance(node._component, IntentClassifier))
