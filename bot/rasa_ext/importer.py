"""How Rasa gets the training data and the domain of Relais.

Two things that Rasa's own file importer does not do: it joins the languages' responses into the domain, every text a
variation on the slot ``conversation_language`` (the same response key in two domain files does not merge in Rasa: one
text is lost); and it reads the sentences of ``data/nlu`` with the C parser, once (Rasa parses each file four times in
Python, which takes minutes for twelve thousand sentences).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Union

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.errors import InvalidRecord, RecordProblem
from bot.i18n.catalogue import responses
from bot.i18n.languages import languages
from bot.nlu.training_sentences import sentences_of
from bot.rasa_ext.tracker_store import LANGUAGE_SLOT
from bot.settings import ROOT

SENTENCES = ROOT / "data" / "nlu"


def localized_responses() -> Dict[str, List[Dict[str, Any]]]:
    """Every response with one variation a language, each on the condition of that language."""
    merged: Dict[str, List[Dict[str, Any]]] = {}
    for code in languages():
        for name, variations in responses(code).items():
            for variation in variations:
                condition = [{"type": "slot", "name": LANGUAGE_SLOT, "value": code}]
                merged.setdefault(name, []).append({**variation, "condition": condition})
    return merged


class SentenceMessage(Message):
    """A training message that is cheap to compare and is its own copy.

    Rasa hashes each message by its whole content at every merge of training data, and copies each deeply: half a minute for
    twenty-five thousand sentences. Ours hold nothing but text and their metadata, which no component of the pipeline changes.
    """

    def fingerprint(self) -> str:
        """The same hexadecimal digits for the same content."""
        if self._cached_fingerprint is None:
            self._cached_fingerprint = hashlib.md5(repr(self.data).encode(), usedforsecurity=False).hexdigest()
        return self._cached_fingerprint

    def __deepcopy__(self, memo: Dict[int, Any]) -> SentenceMessage:
        return self


def sentences(path: Path) -> Iterator[Message]:
    """The training messages of one file of ``data/nlu/<lang>/``; each carries its language in its metadata.

    Raises:
        InvalidRecord: the file is not of the form that docs/add-an-intent.md shows.
    """
    try:
        for sentence in sentences_of(path):
            metadata = {"intent": {"language": sentence.language}, "example": {"translation": sentence.translation}}
            yield SentenceMessage({TEXT: sentence.text, INTENT: sentence.intent, "metadata": metadata})
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidRecord([RecordProblem(str(path), "-", str(error), "write it as docs/add-an-intent.md shows")]) from error


class RelaisImporter(RasaFileImporter):
    """Rasa's file importer with our languages and a fast reading of ``data/nlu``."""

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        **_: Any,
    ) -> None:
        """Takes what every importer takes."""
        paths = [training_data_paths] if isinstance(training_data_paths, str) else list(training_data_paths or [])
        files = [path for given in paths for path in self._files(Path(given))]
        self._sentence_files = sorted(path for path in files if SENTENCES in path.parents)
        others = [str(path) for path in files if SENTENCES not in path.parents]
        super().__init__(config_file, domain_path, others)

    @staticmethod
    def _files(given: Path) -> List[Path]:
        resolved = given.resolve()
        return sorted(resolved.rglob("*.yml")) if resolved.is_dir() else [resolved]

    def get_domain(self) -> Domain:
        """The domain file with the responses of all languages."""
        return super().get_domain().merge(Domain.from_dict({"responses": localized_responses()}))

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """All sentences of all languages, and whatever other NLU files were given."""
        ours = TrainingData([message for path in self._sentence_files for message in sentences(path)])
        return ours.merge(super().get_nlu_data(language))
