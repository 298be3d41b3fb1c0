"""The sentences of ``data/nlu`` as plain values, for training outside Rasa (the encoder, the learning curve)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Sequence

from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.nlu.gloss import PIVOT
from bot.settings import ROOT
from bot.text import fold

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


def with_translations(sentences: Sequence[tuple[str, str, str]], intents: Sequence[str]) -> tuple[list[tuple[str, str, str]], list[str]]:
    """``(language, sentence, English translation)`` with their intents, and after them each translation as a sentence of its own, once.

    A translation is what somebody English would have written: worth eight points to the n-grams in English when it was tried (November 2026).
    """
    seen = {fold(sentence) for language, sentence, _ in sentences if language == PIVOT}
    more, meant = [], []
    for (language, _, translation), intent in zip(sentences, intents, strict=True):
        if language != PIVOT and translation and fold(translation) not in seen:
            seen.add(fold(translation))
            more.append((PIVOT, translation, translation))
            meant.append(intent)
    return [*sentences, *more], [*intents, *meant]


def training_sentences() -> list[Sentence]:
    """All of them, by language and intent."""
    return [s for code in languages() for path in sorted((FOLDER / code).glob("*.yml")) for s in sentences_of(path)]
