"""French and Dutch messages word by word in English, so that one model learns from all languages at once.

The lexicon is learnt from our own training sentences and their English translations (IBM Model 1: Brown et al. 1993), at
each training and in seconds: no outside dictionary. The gloss is rough ("want not more live") and only ever read by a
classifier. A word that is not known is looked for with typing errors, then in the other languages, then kept as it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.text import fold

PIVOT = "en"
"""Language of the glosses."""
_WORD = re.compile(r"[a-z0-9']+")
_ELIDED = re.compile(r"\b(j|l|d|m|t|s|n|c|qu|jusqu|lorsqu|puisqu)'")
_ITERATIONS = 6
_FOLDS = 5
_SIMILAR = 80
"""Similarity (0-100) from which an unknown word counts as a misspelt known one."""
_MIN_FUZZY = 5
"""Letters a word needs for that."""


def words_of(text: str) -> list[str]:
    """Folded words, elided ones apart: "j'ai" gives "j", "ai"."""
    return [word.strip("'") for word in _WORD.findall(_ELIDED.sub(r"\1 ", fold(text))) if word.strip("'")]


def align(pairs: Sequence[tuple[list[str], list[str]]]) -> dict[str, str]:
    """The likeliest translation of each word of the first sentences of the pairs (IBM Model 1)."""
    sources = {word: i for i, word in enumerate(dict.fromkeys(w for source, _ in pairs for w in source))}
    targets = {word: i for i, word in enumerate(dict.fromkeys(w for _, target in pairs for w in target))}
    if not sources or not targets:
        return {}
    nothing = len(sources)  # words without a counterpart come from it
    left: list[int] = []
    right: list[int] = []
    place: list[int] = []
    places = 0
    for source, target in pairs:
        numbers = [*(sources[w] for w in source), nothing]
        for word in target:
            left += numbers
            right += [targets[word]] * len(numbers)
            place += [places] * len(numbers)
            places += 1
    where = np.array(place)
    keys, pair = np.unique(np.array(left, dtype=np.int64) * len(targets) + np.array(right), return_inverse=True)
    source_of = (keys // len(targets)).astype(np.int64)
    chance = np.ones(len(keys))
    for _ in range(_ITERATIONS):
        weight = chance[pair]
        weight = weight / np.bincount(where, weight, minlength=places)[where]
        counts = np.bincount(pair, weight, minlength=len(keys))
        chance = counts / np.bincount(source_of, counts, minlength=nothing + 1)[source_of]
    names, meanings = list(sources), list(targets)
    best: dict[str, str] = {}
    for i in np.argsort(-chance, kind="stable"):
        if source_of[i] != nothing:
            best.setdefault(names[source_of[i]], meanings[keys[i] % len(targets)])
    return best


class Lexicon:
    """Words of our languages with their English."""

    def __init__(self, translations: dict[str, dict[str, str]], common: dict[str, list[str]]) -> None:
        self._translations = translations
        self._common = common
        """Words seen more than once, by language: those a typing error may be taken for."""

    @classmethod
    def learn(cls, sentences: Iterable[tuple[str, str, str]]) -> Lexicon:
        """From ``(language, sentence, English translation)``."""
        pairs: dict[str, list[tuple[list[str], list[str]]]] = {}
        for language, sentence, translation in sentences:
            if language != PIVOT and translation:
                pairs.setdefault(language, []).append((words_of(sentence), words_of(translation)))
        translations = {language: align(found) for language, found in pairs.items()}
        common = {}
        for language, found in pairs.items():
            seen = Counter(word for source, _ in found for word in set(source))
            common[language] = [word for word, times in seen.items() if times > 1 and len(word) >= _MIN_FUZZY]
        return cls(translations, common)

    def gloss(self, text: str, language: str | None) -> str:
        """``text`` in English words, in its own order."""
        return " ".join(self._word(word, language) for word in words_of(text))

    def _word(self, word: str, language: str | None) -> str:
        if language == PIVOT:
            return word
        own = self._translations.get(language or "", {})
        if word in own:
            return own[word]
        if language in self._common and len(word) >= _MIN_FUZZY:
            match = process.extractOne(word, self._common[language], scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            if match:
                return own[match[0]]
        for other, translations in self._translations.items():
            if other != language and word in translations:
                return translations[word]
        return word

    def save(self, path: Path) -> None:
        """Write the lexicon to ``path``."""
        path.write_text(json.dumps({"translations": self._translations, "common": self._common}, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """The lexicon that ``save`` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def glosses_of(sentences: Sequence[tuple[str, str, str]]) -> list[str]:
    """Glosses of the sentences a lexicon is learnt from, each made without that sentence: as rough as those of new messages will be."""
    glosses = [""] * len(sentences)
    for fold_number in range(_FOLDS):
        lexicon = Lexicon.learn(s for i, s in enumerate(sentences) if i % _FOLDS != fold_number)
        for i, (language, sentence, _) in enumerate(sentences):
            if i % _FOLDS == fold_number:
                glosses[i] = lexicon.gloss(sentence, language)
    return glosses
