"""The sentences of ``data/nlu`` as plain values, for training outside Rasa (the encoder, the learning curve)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT

FOLDER = ROOT / "data" / "nlu"


@dataclass(frozen=True)
class Sentence:
    """A message as somebody wrote it."""

    text: str
    translation: str
    """In English; the sentence itself where it is English, empty where there is none."""
    intent: str
    language: str


def sentences_of(path: Path) -> Iterator[Sentence]:
    """The sentences of one file.

    Raises:
        KeyError, TypeError, AttributeError: the file is not of the form that docs/add-an-intent.md shows.
    """
    for group in read_yaml(path)["nlu"]:
        language = group["metadata"]["language"]
        for example in group["examples"]:
            text = example["text"].strip()
            translation = (example.get("metadata") or {}).get("translation") or (text if language == "en" else "")
            yield Sentence(text, translation, group["intent"], language)


def training_sentences() -> list[Sentence]:
    """All of them, by language and intent."""
    return [s for code in languages() for path in sorted((FOLDER / code).glob("*.yml")) for s in sentences_of(path)]
