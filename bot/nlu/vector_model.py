"""Intents from sentence vectors: a multinomial logistic regression, kept as two small matrices."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np


class VectorModel:
    """Probabilities of labels for a vector."""

    def __init__(self, labels: Sequence[str], weights: np.ndarray, bias: np.ndarray) -> None:
        self.labels, self.weights, self.bias = list(labels), weights, bias

    @classmethod
    def fit(cls, vectors: np.ndarray, labels: Sequence[str], strength: float) -> VectorModel:
        """A model of ``vectors`` with their ``labels``; ``strength`` is the inverse of the regularisation."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=strength, max_iter=100, tol=1e-3, class_weight="balanced").fit(vectors, labels)
        return cls(list(model.classes_), model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))

    def log_probabilities(self, vector: np.ndarray) -> np.ndarray:
        """Logarithms of the labels' probabilities, in the order of ``labels``."""
        scores = vector @ self.weights + self.bias
        scores -= scores.max()
        return scores - np.log(np.exp(scores).sum())

    def save(self, path: Path) -> None:
        """Write the model to ``path``."""
        np.savez_compressed(path, weights=self.weights, bias=self.bias, labels=np.array(self.labels))

    @classmethod
    def load(cls, path: Path) -> VectorModel:
        """The model that ``save`` wrote."""
        with np.load(path) as arrays:
            return cls([str(label) for label in arrays["labels"]], arrays["weights"], arrays["bias"])
