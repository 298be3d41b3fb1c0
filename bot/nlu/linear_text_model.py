"""A linear model over character and word n-grams, small and fast enough to run on every message.

A message may be seen in several views (as it is written; as a gloss), each with n-grams of its own. They are weighted as
scikit-learn's ``TfidfVectorizer`` does (sublinear, each kind of length 1), but known by their CRC-32 in a sorted array
instead of by name: two million bytes instead of thirty in memory, and nothing to rebuild at the start.

Weights are kept as features × classes, so that one message gathers only its ~300 active rows: scikit-learn's
``predict_proba`` copies the whole matrix for each (4–10 ms against 0.5 ms). Stored as ``.npz`` and JSON, never pickle.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Iterator, Sequence
from zlib import crc32

import numpy as np

from bot.text import fold

_WORD = re.compile(r"[^\s.,;:!?()\"]+")


@dataclass(frozen=True)
class Shape:
    """What the model looks at and how strongly it is held back."""

    char_ngrams: tuple[int, int] = (3, 4)
    word_ngrams: tuple[int, int] | None = (1, 2)
    char_views: int | None = None
    """How many of the views, from the first, are read letter by letter too; null for all."""
    min_df: int = 2
    alpha: float = 2e-6
    epochs: int = 40


def _char_pieces(text: str, ngrams: tuple[int, int]) -> Iterator[str]:
    """Character n-grams within words, as scikit-learn's ``char_wb`` makes them."""
    for word in text.split():
        yield from _pieces_of(word, ngrams)


def _pieces_of(word: str, ngrams: tuple[int, int]) -> Iterator[str]:
    padded = f" {word} "
    for n in range(ngrams[0], ngrams[1] + 1):
        if len(padded) <= n:
            yield padded
            break
        for start in range(len(padded) - n + 1):
            yield padded[start : start + n]


def _word_pieces(text: str, ngrams: tuple[int, int]) -> Iterator[str]:
    """Word n-grams."""
    words = _WORD.findall(text)
    for n in range(ngrams[0], ngrams[1] + 1):
        for start in range(len(words) - n + 1):
            yield " ".join(words[start : start + n])


def _kinds(views: Sequence[str], shape: Shape) -> list[Iterator[str]]:
    """The pieces of a message: for each view those of characters, then those of words."""
    found: list[Iterator[str]] = []
    for index, text in enumerate(map(fold, views)):
        if shape.char_views is None or index < shape.char_views:
            found.append(_char_pieces(text, shape.char_ngrams))
        if shape.word_ngrams:
            found.append(_word_pieces(text, shape.word_ngrams))
    return found


@dataclass(frozen=True)
class _Known:
    """The pieces of one kind that training kept: their numbers in order, and the weight of each."""

    pieces: np.ndarray
    idf: np.ndarray

    def row(self, counts: Counter[int]) -> tuple[np.ndarray, np.ndarray]:
        """Places of the known pieces among ``counts``, and their values, of length 1 together."""
        _, places, values = self.rows([counts])
        return places, values

    def rows(self, rows: Sequence[Counter[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Likewise of many messages one after the other, behind where each begins and the last ends."""
        sizes = np.array([len(counts) for counts in rows])
        numbers = np.fromiter(chain.from_iterable(rows), np.uint32, sizes.sum())
        times = np.fromiter(chain.from_iterable(counts.values() for counts in rows), np.float32, sizes.sum())
        places = np.searchsorted(self.pieces, numbers)
        known = places < len(self.pieces)
        known[known] = self.pieces[places[known]] == numbers[known]
        row, places = np.repeat(np.arange(len(rows)), sizes)[known], places[known]
        values = (1.0 + np.log(times[known])) * self.idf[places]
        lengths = np.sqrt(np.bincount(row, values * values, len(rows)))
        ends = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(rows)))])
        return ends, places, (values / lengths[row]).astype(np.float32)


def _counted(pieces: Iterator[str]) -> Counter[int]:
    return Counter(crc32(piece.encode()) for piece in pieces)


def _counted_chars(text: str, ngrams: tuple[int, int], known: dict[str, list[int]]) -> Counter[int]:
    """``_counted`` of the character n-grams, with those of each word kept in ``known``: in training words come again and again."""
    counts: Counter[int] = Counter()
    for word in text.split():
        if word not in known:
            known[word] = [crc32(piece.encode()) for piece in _pieces_of(word, ngrams)]
        counts.update(known[word])
    return counts


def _counted_kinds(views: Sequence[str], shape: Shape, known: dict[str, list[int]]) -> list[Counter[int]]:
    """The numbers of ``_kinds``, counted."""
    found: list[Counter[int]] = []
    for index, text in enumerate(map(fold, views)):
        if shape.char_views is None or index < shape.char_views:
            found.append(_counted_chars(text, shape.char_ngrams, known))
        if shape.word_ngrams:
            found.append(_counted(_word_pieces(text, shape.word_ngrams)))
    return found


def _kept(rows: Sequence[Counter[int]], min_df: int) -> _Known:
    """The pieces that at least ``min_df`` of the rows hold."""
    pieces, times = np.unique(np.concatenate([np.fromiter(row, np.uint32, len(row)) for row in rows]), return_counts=True)
    often = times >= min_df
    return _Known(pieces[often], (np.log((1 + len(rows)) / (1 + times[often])) + 1).astype(np.float32))


class LinearTextModel:
    """Probabilities of labels for a text."""

    def __init__(self, shape: Shape, labels: Sequence[str], known: list[_Known], weights: np.ndarray, bias: np.ndarray) -> None:
        self.shape, self.labels, self._known = shape, list(labels), known
        self._begins = np.cumsum([0, *(len(k.pieces) for k in known[:-1])])
        self.weights, self.bias = weights, bias

    @classmethod
    def fit(cls, examples: Sequence[Sequence[str]], labels: Sequence[str], shape: Shape = Shape(), seed: int = 7) -> LinearTextModel:
        """A model of ``examples``, each given in the same views, with their ``labels``; the same input gives the same model."""
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import SGDClassifier

        words: dict[str, list[int]] = {}
        counted = [_counted_kinds(views, shape, words) for views in examples]
        known, blocks = [], []
        for rows in zip(*counted, strict=True):
            known.append(_kept(rows, shape.min_df))
            ends, columns, values = known[-1].rows(rows)
            blocks.append(csr_matrix((values, columns, ends), shape=(len(rows), len(known[-1].pieces))))
        classifier = SGDClassifier(
            loss="log_loss", alpha=shape.alpha, max_iter=shape.epochs, tol=None, random_state=seed, average=True, class_weight="balanced", n_jobs=-1
        )
        classifier.fit(hstack(blocks).tocsr(), labels)
        weights, bias = classifier.coef_, classifier.intercept_
        if len(classifier.classes_) == 2:
            weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
        return cls(shape, list(classifier.classes_), known, weights.T.astype(np.float16), bias.astype(np.float32))

    def features(self, views: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of one message."""
        rows = [known.row(_counted(pieces)) for known, pieces in zip(self._known, _kinds(views, self.shape), strict=True)]
        columns = [begin + places for begin, (places, _) in zip(self._begins, rows, strict=True)]
        return np.concatenate(columns), np.concatenate([values for _, values in rows])

    def log_probabilities(self, *views: str) -> np.ndarray:
        """Logarithms of the labels' probabilities, in the order of ``labels``."""
        columns, values = self.features(views)
        scores = values @ self.weights[columns].astype(np.float32) + self.bias
        scores -= scores.max()
        return scores - np.log(np.exp(scores).sum())

    def ranking(self, *views: str) -> list[tuple[str, float]]:
        """Labels with their probabilities, most probable first."""
        probabilities = np.exp(self.log_probabilities(*views))
        return [(self.labels[i], float(probabilities[i])) for i in np.argsort(-probabilities)]

    def contributions(self, label: str, *views: str) -> list[tuple[str, float]]:
        """How much each piece of a message speaks for ``label``, most first."""
        columns, values = self.features(views)
        names = {}
        for begin, known, pieces in zip(self._begins, self._known, _kinds(views, self.shape), strict=True):
            for piece in pieces:
                places, _ = known.row(_counted(iter([piece])))
                names.update((int(begin + place), piece) for place in places)
        spoken = values * self.weights[columns, self.labels.index(label)].astype(np.float32)
        return [(names[int(columns[i])], float(spoken[i])) for i in np.argsort(-spoken)]

    def save(self, folder: Path, name: str = "model") -> None:
        """Write the model to ``folder``."""
        (folder / f"{name}.json").write_text(json.dumps({"shape": asdict(self.shape), "labels": self.labels}, ensure_ascii=False), encoding="utf-8")
        arrays = {f"{part}_{i}": getattr(known, part) for i, known in enumerate(self._known) for part in ("pieces", "idf")}
        np.savez_compressed(folder / f"{name}.npz", weights=self.weights, bias=self.bias, **arrays)

    @classmethod
    def load(cls, folder: Path, name: str = "model") -> LinearTextModel:
        """The model that ``save`` wrote."""
        description = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        shape = Shape(**{key: tuple(value) if isinstance(value, list) else value for key, value in description["shape"].items()})
        with np.load(folder / f"{name}.npz") as arrays:
            kinds = sum(name.startswith("pieces_") for name in arrays.files)
            known = [_Known(arrays[f"pieces_{i}"], arrays[f"idf_{i}"]) for i in range(kinds)]
            return cls(shape, description["labels"], known, arrays["weights"], arrays["bias"])
