"""Take a student's weights back from ``model.onnx``, to train on from the encoder that is in use (``encoder/train.py --start``).

The 8-bit weights lose little: the vectors before and after are compared, and their mean cosine is printed.

python -m encoder.restore --model data/encoder --out /tmp/student
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoModel, PreTrainedTokenizerFast

from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.training_sentences import training_sentences
from encoder.student import pooled
from encoder.train import teacher_folder

COMPARED = 64


def weights(path: Path) -> dict[str, torch.Tensor]:
    """The student's parameters by their names in ``transformers``, as 32-bit numbers."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name.removeprefix("model."): array for name, array in stored.items() if name.startswith("model.") and "_embeddings." not in name}

    def whole(name: str) -> np.ndarray:
        return (stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)) * stored[f"{name}_scale"]

    for name in stored:
        if name.startswith("model.embeddings") and name.endswith("_quantized"):
            name = name.removesuffix("_quantized")
            found[name.removeprefix("model.")] = whole(name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":  # "/model/encoder/layer.0/output/dense/MatMul_quant"; linear layers keep their weights transposed
            layer = ".".join(node.name.split("/")[2:-1])
            found[f"{layer}.weight"] = whole(node.input[1].removesuffix("_quantized")).T
    return {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in found.items()}


def main() -> None:
    """Restore, compare and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of model.onnx and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    model = AutoModel.from_pretrained(teacher_folder()).eval()
    missing, unexpected = model.load_state_dict(weights(arguments.model / "model.onnx"), strict=False)
    lost = [name for name in missing if not name.startswith("pooler.") and not name.endswith("_ids")]
    if lost or unexpected:
        raise SystemExit(f"{arguments.model / 'model.onnx'} is no student of encoder/train.py: lacks {lost}, has {unexpected}")
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(arguments.model / "tokenizer.json"), pad_token="[PAD]")
    texts = [e.translation or e.text for e in training_sentences()[:: 1 + len(training_sentences()) // COMPARED]]
    with torch.inference_mode():
        after = pooled(model, dict(tokenizer(texts, padding=True, return_tensors="pt", return_token_type_ids=False))).numpy()
    before = SentenceEncoder(arguments.model).vectors(texts)
    print(f"mean cosine of {len(texts)} vectors before and after: {(before * after).sum(1).mean():.4f}")
    model.save_pretrained(arguments.out)


if __name__ == "__main__":
    main()
