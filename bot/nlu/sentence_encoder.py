"""The sentence encoder at run time: ONNX Runtime, no torch. Optional: without its file the n-grams stand alone.

The file is made by ``encoder/`` (train, export); any encoder with the same files fits: ``model.onnx`` with the inputs
``input_ids`` and ``attention_mask`` and one output, a vector of length 1 a sentence, and ``tokenizer.json``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np

MAX_TOKENS = 96
BATCH = 32


class SentenceEncoder:
    """Sentences as vectors of length 1 that are close where meanings are, in every language it was trained on."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """``threads``: 1 for one message at a time (others would only wait for each other), 0 for all cores."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    @classmethod
    def at(cls, folder: Path, threads: int = 1) -> SentenceEncoder | None:
        """The encoder in ``folder``; null where there is none."""
        return cls(folder, threads) if (folder / "model.onnx").exists() else None

    def vector(self, text: str) -> np.ndarray:
        """The vector of one text."""
        return self._run([self._tokenizer.encode(text).ids])[0]

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of many texts, in their order."""
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        found: list[np.ndarray] = [np.empty(0)] * len(ids)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            for row, vector in zip(rows, self._run([ids[i] for i in rows]), strict=True):
                found[row] = vector
        return np.stack(found)

    def _run(self, ids: Sequence[Sequence[int]]) -> np.ndarray:
        width = max(map(len, ids))
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros((len(ids), width), dtype=np.int64)
        for row, sentence in enumerate(ids):
            tokens[row, : len(sentence)], mask[row, : len(sentence)] = sentence, 1
        return self._session.run(None, {"input_ids": tokens, "attention_mask": mask})[0]
