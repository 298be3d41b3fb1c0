"""The sentence encoder at run time: ONNX Runtime, no torch. Optional: without its file the n-grams stand alone.

The file is made by ``encoder/`` (train, export); any encoder with the same files fits: ``model.onnx`` with the inputs
``input_ids`` and ``attention_mask`` and one output, a vector of length 1 a sentence, and ``tokenizer.json``.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Sequence

import numpy as np

MAX_TOKENS = 192
"""Room for a story of a hundred and forty words: the request often stands at its end."""
BATCH = 16


class SentenceEncoder:
    """Sentences as vectors of length 1 that are close where meanings are; it reads English and the rough English of a gloss."""

    def __init__(self, folder: Path) -> None:
        """Reads the model and its tokenizer from ``folder``."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a message is too small to share
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    @classmethod
    def at(cls, folder: Path) -> SentenceEncoder | None:
        """The encoder in ``folder``; null where there is none."""
        return cls(folder) if (folder / "model.onnx").exists() else None

    def vector(self, text: str) -> np.ndarray:
        """The vector of one text."""
        return self._run([self._tokenizer.encode(text).ids])[0]

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of many texts, in their order."""
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        found: list[np.ndarray] = [np.empty(0)] * len(ids)
        with ThreadPoolExecutor(os.cpu_count()) as workers:  # a batch a core: a quarter faster than a batch on all cores
            for rows, vectors in zip(batches, workers.map(lambda rows: self._run([ids[i] for i in rows]), batches), strict=True):
                for row, vector in zip(rows, vectors, strict=True):
                    found[row] = vector
        return np.stack(found)

    def _run(self, ids: Sequence[Sequence[int]]) -> np.ndarray:
        width = max(map(len, ids))
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros((len(ids), width), dtype=np.int64)
        for row, sentence in enumerate(ids):
            tokens[row, : len(sentence)], mask[row, : len(sentence)] = sentence, 1
        return self._session.run(None, {"input_ids": tokens, "attention_mask": mask})[0]
