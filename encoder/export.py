"""Write a trained student as ``model.onnx`` with 8-bit weights, and its tokenizer: what ``bot/nlu/sentence_encoder.py`` reads.

python -m encoder.export --student /tmp/encoder --out data/encoder
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel

from encoder.student import pooled


class Student(nn.Module):
    """The model with its pooling, as one graph."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Vectors of length 1."""
        return pooled(self.model, {"input_ids": input_ids, "attention_mask": attention_mask})


def main() -> None:
    """Export and shrink."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    student = Student(AutoModel.from_pretrained(arguments.student, attn_implementation="eager").eval())
    example = (torch.randint(5, 3000, (2, 9)), torch.ones(2, 9, dtype=torch.long))
    axes = {"input_ids": {0: "batch", 1: "tokens"}, "attention_mask": {0: "batch", 1: "tokens"}}
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole.onnx"
        torch.onnx.export(
            student, example, str(whole), input_names=["input_ids", "attention_mask"], output_names=["vector"], dynamic_axes=axes, dynamo=False
        )
        quantize_dynamic(whole, arguments.out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(arguments.student / "tokenizer.json", arguments.out / "tokenizer.json")


if __name__ == "__main__":
    main()
