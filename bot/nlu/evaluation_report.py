"""The report of an evaluation: tables in Markdown, plots as small PNG files (confusions, reliability, learning curve)."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Sequence

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

from bot.i18n.languages import languages
from bot.nlu.training_sentences import Sentence, training_sentences
from bot.nlu.understander import Understander

PARTS = (0.1, 0.25, 0.5, 1.0)
BINS = 10
LINEAR_ALONE = {"epochs": 3, "alpha": 1e-5, "min_df": 3, "encoder_weight": 0.0, "encoder_strength": 1.0, "sharpness": 1.0, "outside_prior": 0.0}


def write_report(
    folder: Path, judged: Sequence[dict[str, Any]], figures: dict[str, dict[str, float]], registers: dict[str, dict[str, float]]
) -> None:
    """Write ``report.md`` and its plots to ``folder``: ``figures`` are those of languages and sets, ``registers`` those of ways of writing."""
    _plot_confusions(folder / "confusions.png", judged)
    error = _plot_reliability(folder / "reliability.png", judged)
    _plot_learning_curve(folder / "learning-curve.png", judged)
    lines = ["# How well messages are understood", "", "Written by `python -m bot evaluate --write`; per cent of the held-out messages.", ""]
    lines += [*_table(figures), "", "By register (of the examination; `hard` and `not hard` likewise):", "", *_table(registers)]
    lines += ["", f"Calibration: the stated probability is off by {error:.1f} points on average.", ""]
    lines += ["![confusions](confusions.png)", "![reliability](reliability.png)", "![learning curve](learning-curve.png)", ""]
    lines += ["## Most frequent confusions", "", "| times | wanted | taken for |", "| --- | --- | --- |"]
    pairs = Counter((m["intent"], m["got"]) for m in judged if m["got"] != m["intent"])
    lines += [f"| {times} | {wanted} | {got} |" for (wanted, got), times in pairs.most_common(25)]
    lines += ["", "## By intent", "", "| intent | messages | right | among best three |", "| --- | --- | --- | --- |"]
    by_intent: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for message in judged:
        by_intent[message["intent"]].append(message)
    for intent, group in sorted(by_intent.items()):
        right = 100 * sum(m["got"] == intent for m in group) / len(group)
        three = 100 * sum(intent in m["ranked"][:3] for m in group) / len(group)
        lines.append(f"| {intent} | {len(group)} | {right:.0f} | {three:.0f} |")
    (folder / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(figures: dict[str, dict[str, float]]) -> list[str]:
    """A Markdown table with a column a group."""
    names = list(next(iter(figures.values())))
    rows = [f"| {name.replace('_', ' ')} | {' | '.join(str(group.get(name, '')) for group in figures.values())} |" for name in names]
    return [f"| | {' | '.join(figures)} |", f"| --- |{' --- |' * len(figures)}", *rows]


def _save(path: Path) -> None:
    plt.tight_layout()
    plt.savefig(path, dpi=80)
    plt.close()


def _plot_confusions(path: Path, judged: Sequence[dict[str, Any]]) -> None:
    names = sorted({m["intent"] for m in judged} | {m["got"] for m in judged})
    matrix = np.zeros((len(names), len(names)))
    for m in judged:
        matrix[names.index(m["intent"]), names.index(m["got"])] += 1
    matrix /= np.maximum(1, matrix.sum(1, keepdims=True))
    plt.figure(figsize=(13, 12))
    plt.imshow(matrix, cmap="Blues", vmin=0, vmax=1)
    plt.xticks(range(len(names)), names, rotation=90, fontsize=7)
    plt.yticks(range(len(names)), names, fontsize=7)
    plt.xlabel("taken for")
    plt.ylabel("wanted")
    _save(path)


def _plot_reliability(path: Path, judged: Sequence[dict[str, Any]]) -> float:
    """Stated probability against how often it was right; gives the expected calibration error in points. Alarms by rule are left out."""
    stated = [(m["confidence"], m["got"] == m["intent"]) for m in judged if m["confidence"] < 1]
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in stated:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    points = [(np.mean([c for c, _ in g]), np.mean([r for _, r in g]), len(g)) for _, g in sorted(groups.items())]
    plt.figure(figsize=(5, 5))
    plt.plot([0, 1], [0, 1], color="grey", linestyle=":")
    plt.plot([p[0] for p in points], [p[1] for p in points], marker="o")
    plt.xlabel("stated probability")
    plt.ylabel("right")
    _save(path)
    return float(100 * sum(abs(c - r) * n for c, r, n in points) / max(1, len(stated)))


def _plot_learning_curve(path: Path, judged: Sequence[dict[str, Any]]) -> None:
    """Right intents by number of training sentences, with the linear model alone (the encoder has seen them all)."""
    everything = training_sentences()
    right: dict[str, list[float]] = {code: [] for code in languages()}
    sizes = []
    for part in PARTS:
        some = _part(everything, part)
        model = Understander.fit([(s.language, s.text, s.translation) for s in some], [s.intent for s in some], LINEAR_ALONE)
        sizes.append(len(some))
        for code in right:
            asked = [m for m in judged if m["language"] == code]
            right[code].append(100 * sum(model.ranking(m["text"], code)[0][0] == m["intent"] for m in asked) / len(asked))
    plt.figure(figsize=(6, 4))
    for code, values in right.items():
        plt.plot(sizes, values, marker="o", label=code)
    plt.xscale("log")
    plt.xlabel("training sentences")
    plt.ylabel("right intent, %")
    plt.legend()
    _save(path)


def _part(sentences: Sequence[Sentence], part: float) -> list[Sentence]:
    step = round(1 / part)
    return [s for i, s in enumerate(sentences) if i % step == 0]
