"""Rasa component: the intent of a message by a linear model over n-grams (platform.md, Understanding)."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.linear_text_model import LinearTextModel, Shape

RANKED = 10
"""How many candidates stand in ``intent_ranking``."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Intent with calibrated confidence and a ranking."""

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, model: LinearTextModel | None = None) -> None:
        """Called by ``create`` and ``load``."""
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Keys of config.yml."""
        return {
            # passes over the training data
            "epochs": 40,
            # strength of regularisation
            "alpha": 2e-6,
            # flattens (<1) or sharpens (>1) the probabilities; fitted on held-out messages by `make evaluate`
            "scale": 1.0,
        }

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> LinearIntentClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **_: Any
    ) -> LinearIntentClassifier:
        """The trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearTextModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on all languages together and store it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        shape = Shape(epochs=self._config["epochs"], alpha=self._config["alpha"])
        self._model = LinearTextModel.fit([m.get(TEXT) for m in examples], [m.get(INTENT) for m in examples], shape)
        self._model.scale = self._config["scale"]
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set intent and ranking."""
        for message in messages:
            text = message.get(TEXT)
            ranking = self._model.ranking(text)[:RANKED] if self._model and text else []
            ranked = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence} for name, confidence in ranking]
            message.set(INTENT, ranked[0] if ranked else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranked, add_to_output=True)
        return messages
