"""Joins the languages' responses into Rasa's domain: every text is a variation on the slot ``conversation_language``.

The same response key in two domain files does not merge in Rasa (one text is lost); this importer is the only way by
which languages meet.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.i18n.catalogue import responses
from bot.i18n.languages import languages

LANGUAGE_SLOT = "conversation_language"


def localized_responses() -> Dict[str, List[Dict[str, Any]]]:
    """Every response with one variation a language, each on the condition of that language."""
    merged: Dict[str, List[Dict[str, Any]]] = {}
    for code in languages():
        for name, variations in responses(code).items():
            for variation in variations:
                condition = [{"type": "slot", "name": LANGUAGE_SLOT, "value": code}]
                merged.setdefault(name, []).append({**variation, "condition": condition})
    return merged


class LocaleImporter(TrainingDataImporter):
    """Adds the responses of ``bot/locales/<lang>/responses/`` to the domain."""

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        **_: Any,
    ) -> None:
        """Takes what every importer takes; only the catalogues are read."""

    def get_domain(self) -> Domain:
        """The responses of all languages."""
        return Domain.from_dict({"responses": localized_responses()})

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """None: stories come from the files."""
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        """None: tests come from the files."""
        return StoryGraph([])

    def get_config(self) -> Dict[str, Any]:
        """None: the configuration comes from the file."""
        return {}

    def get_config_file_for_auto_config(self) -> Optional[str]:
        """None: nothing is configured automatically."""
        return None

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """None: training data comes from the files."""
        return TrainingData()
