"""What a message asks for: two judges, whose probabilities are multiplied with a weight each.

A linear model over the n-grams of the message and of its English gloss, and, where an encoder is installed, a logistic
regression over the vector of the gloss. Why both, and what each is worth: docs/understanding.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Sequence

import numpy as np

from bot.nlu.gloss import Lexicon, learn
from bot.nlu.linear_text_model import LinearTextModel, Shape
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.training_sentences import with_translations
from bot.nlu.vector_model import VectorModel
from bot.settings import ROOT, get_settings

VECTORS = "vectors.npz"
OUTSIDE = "out_of_scope"
ENCODED_EVERY = 4
"""One sentence in so many is encoded to learn intents from vectors: the encoder has seen them all when it was made, and all of them were
no better than a third in three tries (November 2026), for three times the time; a fourth does as well as a third."""
TOP = 8
"""Pieces of a message that an explanation names."""


def encoder_folder() -> Path:
    """Where the encoder is, or would be."""
    folder = get_settings().encoder_dir
    return folder if folder.is_absolute() else ROOT / folder


class Understander:
    """What is learnt from the sentences: lexicon, linear model, and a vector model where there is an encoder."""

    def __init__(self, config: Dict[str, Any], lexicon: Lexicon, linear: LinearTextModel, vectors: VectorModel | None) -> None:
        self.config, self.lexicon, self.linear, self.vectors = config, lexicon, linear, vectors
        self.encoder = SentenceEncoder.at(encoder_folder()) if vectors else None

    @classmethod
    def fit(cls, sentences: Sequence[tuple[str, str, str]], intents: Sequence[str], config: Dict[str, Any]) -> Understander:
        """From ``(language, sentence, English translation)`` and their intents."""
        written = len(sentences)
        sentences, intents = with_translations(sentences, intents)
        lexicon, glosses = learn(sentences)
        shape = Shape(epochs=config["epochs"], alpha=config["alpha"], min_df=config["min_df"], char_views=1)
        linear = LinearTextModel.fit([(s[1], gloss) for s, gloss in zip(sentences, glosses, strict=True)], intents, shape)
        encoder = SentenceEncoder.at(encoder_folder()) if config["encoder_weight"] > 0 else None
        vectors = None
        if encoder:
            # Translations teach nothing that their glosses do not.
            some = slice(0, written, ENCODED_EVERY)
            vectors = VectorModel.fit(encoder.vectors(glosses[some]), intents[some], config["encoder_strength"])
        return cls(config, lexicon, linear, vectors)

    def ranking(self, text: str, language: str | None) -> list[tuple[str, float]]:
        """Intents with their probabilities, likeliest first."""
        gloss = self.lexicon.gloss(text, language)
        scores = self.linear.log_probabilities(text, gloss)
        if self.encoder and self.vectors:
            weight = self.config["encoder_weight"]
            scores = (1 - weight) * scores + weight * self.vectors.log_probabilities(self.encoder.vector(gloss))
        scores = scores * self.config["sharpness"]
        if OUTSIDE in self.linear.labels:
            scores[self.linear.labels.index(OUTSIDE)] += self.config["outside_prior"]
        probabilities = np.exp(scores - scores.max())
        probabilities /= probabilities.sum()
        return [(self.linear.labels[i], float(probabilities[i])) for i in np.argsort(-probabilities)]

    def explain(self, text: str, language: str | None, intent: str) -> dict[str, Any]:
        """Why ``intent``: the gloss that was read, the pieces that speak most for it, and what each judge says of it (0 to 1)."""
        gloss = self.lexicon.gloss(text, language)
        place = self.linear.labels.index(intent)
        judges = {"n-grams": float(np.exp(self.linear.log_probabilities(text, gloss)[place]))}
        if self.encoder and self.vectors:
            judges["encoder"] = float(np.exp(self.vectors.log_probabilities(self.encoder.vector(gloss))[place]))
        return {"gloss": gloss, "judges": judges, "pieces": self.linear.contributions(intent, text, gloss)[:TOP]}

    def save(self, folder: Path) -> None:
        """Write everything to ``folder``."""
        self.lexicon.save(folder / "lexicon.json")
        self.linear.save(folder)
        if self.vectors:
            self.vectors.save(folder / VECTORS)

    @classmethod
    def load(cls, folder: Path, config: Dict[str, Any]) -> Understander:
        """What ``save`` wrote."""
        vectors = VectorModel.load(folder / VECTORS) if (folder / VECTORS).exists() else None
        return cls(config, Lexicon.load(folder / "lexicon.json"), LinearTextModel.load(folder), vectors)
