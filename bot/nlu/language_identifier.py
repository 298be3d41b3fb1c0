"""Rasa component: the language a message is written in, as top-level ``language`` of ``/model/parse``.

A model of our own messages for the languages we have data for (it knows spoken, misspelt and accent-less ones); for others,
scripts and words that give them away (``bot/i18n/identify.py``).
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.i18n.identify import foreign_language
from bot.nlu.collection import uncollected
from bot.nlu.linear_text_model import LinearTextModel, Shape

LANGUAGE = "language"
CERTAINTY = "language_certainty"


def language_of_example(message: Message) -> str | None:
    """Language written in the metadata of an intent's examples."""
    metadata = message.get("metadata") or {}
    return (metadata.get("intent") or {}).get("language")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Sets ``language`` (ISO 639-1) and ``language_certainty`` (0 to 1) of every message."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: LinearTextModel | None = None) -> None:
        """Called by ``create`` and ``load``."""
        self._storage, self._resource, self._model = storage, resource, model

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> LanguageIdentifier:
        """An untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **_: Any
    ) -> LanguageIdentifier:
        """The trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, LinearTextModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on every example whose language is known."""
        known = [(m.get(TEXT), language_of_example(m)) for m in training_data.intent_examples]
        known = [(text, language) for text, language in known if text and language]
        shape = Shape(char_ngrams=(1, 3), word_ngrams=(1, 1), epochs=4, alpha=1e-6, min_df=3)
        with uncollected():
            self._model = LinearTextModel.fit([(t,) for t, _ in known], [lang for _, lang in known], shape)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples need no language."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the language of each message."""
        for message in messages:
            text = message.get(TEXT)
            if not text or self._model is None:
                continue
            language, certainty = self._model.ranking(text)[0]
            foreign = foreign_language(text)
            if foreign:
                language, certainty = foreign, 1.0
            message.set(LANGUAGE, language, add_to_output=True)
            message.set(CERTAINTY, round(certainty, 3), add_to_output=True)
        return messages
