"""Rasa component: the intent of a message and the likeliest others (``bot/nlu/understander.py`` does the work)."""

from __future__ import annotations

from functools import partial
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.collection import uncollected
from bot.nlu.courtesy import with_its_question
from bot.nlu.gloss import PIVOT
from bot.nlu.language_identifier import LANGUAGE, language_of_example
from bot.nlu.not_wanted import without_what_is_refused
from bot.nlu.several_needs import several_needs
from bot.nlu.understander import Understander

NEEDS = "needs"
"""Property of a message: the concrete needs that it asks for together, most urgent first; empty where there are not several."""
RANKED = 10
"""How many candidates stand in ``intent_ranking``."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Intent with calibrated confidence and a ranking."""

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, understander: Understander | None = None) -> None:
        """Called by ``create`` and ``load``."""
        self._config, self._storage, self._resource, self.understander = config, storage, resource, understander

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Keys of config.yml."""
        return {
            # of the linear model: passes over the training data, strength of its regularisation
            "epochs": 3,
            "min_df": 3,
            "alpha": 1e-5,
            # what the encoder's judgement counts beside the linear model's (0: no encoder), and the inverse of its regularisation
            "encoder_weight": 0.45,
            "encoder_strength": 10.0,
            # flattens (<1) or sharpens (>1) the probabilities, so that they say how often they are right (`make evaluate`)
            "sharpness": 1.0,
            # added to the logarithm of out_of_scope: all the rest of the world is said in more ways than any number of sentences shows
            "outside_prior": 1.0,
        }

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> IntentClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **_: Any
    ) -> IntentClassifier:
        """The trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Understander.load(folder, config))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all languages together and store it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        sentences = [(language_of_example(m) or PIVOT, m.get(TEXT), translation_of_example(m)) for m in examples]
        with uncollected():
            self.understander = Understander.fit(sentences, [m.get(INTENT) for m in examples], self._config)
        with self._storage.write_to(self._resource) as folder:
            self.understander.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set intent and ranking."""
        for message in messages:
            text = message.get(TEXT)
            ranking: list[tuple[str, float]] = []
            if self.understander and text:
                judge = partial(self.understander.ranking, language=message.get(LANGUAGE))
                ranking = without_what_is_refused(text, with_its_question(text, judge(text), judge), judge)[:RANKED]
                message.set(NEEDS, several_needs(text, judge), add_to_output=True)
            ranked = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence} for name, confidence in ranking]
            message.set(INTENT, ranked[0] if ranked else {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranked, add_to_output=True)
        return messages


def translation_of_example(message: Message) -> str:
    """The English translation written beside an example; empty where there is none."""
    return ((message.get("metadata") or {}).get("example") or {}).get("translation") or ""
