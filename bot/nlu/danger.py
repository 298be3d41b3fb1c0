"""Rasa component: writes the intent of danger where the rules of ``bot.safety`` see it, whatever the classifier thinks.

It writes the intent's *name*, so that mappings of forms, rules and ``/model/parse`` agree (examples.md, trap 11). The
classifier alone can raise the alarm too: a doubtful message whose best candidate is a danger stays a danger.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.safety.danger import DANGER, PHARMACY_DANGER, SUICIDE, URGENT_INTENTS, alarm, speaks_from_a_pharmacy

FALLBACK = "nlu_fallback"
ALARM_PROBABILITY = "alarm_probability"
"""Property of a message that raised an alarm: 1 where a rule did, else what the classifier gave all dangers together."""
WITHOUT_COUNTER = 2.0
"""How many times likelier danger at the counter must be than danger where no word of the counter is said."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerRules(GraphComponent, IntentClassifier):
    """Puts danger first in the ranking when either the rules or the classifier's likely candidates say so."""

    def __init__(self, config: Dict[str, Any]) -> None:
        """Called by ``create``."""
        self._floor, self._caution = config["floor"], config["caution"]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Keys of config.yml."""
        return {
            # probability all dangers together need to raise the alarm without a rule
            "floor": 0.07,
            # and what share of the likeliest calm intent's probability: far below 1, because a miss costs more than a false alarm
            "caution": 0.14,
        }

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> DangerRules:
        """A ready component: the rules are data."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Correct the intent of each message."""
        for message in messages:
            text = message.get(TEXT)
            found = self._urgent_intent(text, message) if text else None
            if found:
                _put_first(message, found[0])
                message.set(ALARM_PROBABILITY, round(found[1], 3), add_to_output=True)
        return messages

    def _urgent_intent(self, text: str, message: Message) -> tuple[str, float] | None:
        """The danger and its probability."""
        ranking = message.get(INTENT_RANKING_KEY) or []
        by_name = {r[INTENT_NAME_KEY]: r[PREDICTED_CONFIDENCE_KEY] for r in ranking}
        seen = alarm(text)
        if seen:
            return self._whose(seen.intent, text, by_name), 1.0
        urgent = {name: by_name.get(name, 0.0) for name in URGENT_INTENTS}
        calm = max((confidence for name, confidence in by_name.items() if name not in urgent and name != FALLBACK), default=0.0)
        together = sum(urgent.values())
        if together >= max(self._floor, self._caution * calm):
            return self._whose(max(urgent, key=urgent.get), text, by_name), together
        return None

    def _whose(self, intent: str, text: str, by_name: Dict[str, float]) -> str:
        """Whether a pharmacist speaks, as the classifier sees it; without a word of the counter it must be twice as sure."""
        if intent == SUICIDE:
            return intent
        doubt = 1.0 if speaks_from_a_pharmacy(text) else WITHOUT_COUNTER
        at_counter = by_name.get(PHARMACY_DANGER, 0.0)
        return PHARMACY_DANGER if at_counter > self._floor and at_counter > doubt * by_name.get(DANGER, 0.0) else DANGER


def _put_first(message: Message, intent: str) -> None:
    rest = [r for r in message.get(INTENT_RANKING_KEY) or [] if r[INTENT_NAME_KEY] != intent]
    first = {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}
    message.set(INTENT, first, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *rest], add_to_output=True)
