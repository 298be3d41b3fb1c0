"""How well messages are understood that the model has never seen (data/heldout), per language and intent."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.rasa_ext.model_files import current_model, train
from bot.rasa_ext.understanding import Understanding
from bot.safety.danger import URGENT_INTENTS
from bot.settings import ROOT

HELD_OUT = ROOT / "tests" / "heldout"
REPORT = ROOT / "docs" / "evaluation.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to print."""
    parser.add_argument("--confusions", type=int, default=15, help="how many pairs of confused intents to print")
    parser.add_argument("--mistakes", action="store_true", help="print every message that was misunderstood")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/evaluation.json")


def messages(folder: Path = HELD_OUT) -> list[dict[str, Any]]:
    """The held-out messages: ``text``, ``intent``, ``language``."""
    found = []
    for code in languages():
        for intent, texts in (read_yaml(folder / f"{code}.yml") or {}).items():
            found += [{"text": str(text), "intent": intent, "language": code} for text in texts]
    return found


def measure(understanding: Understanding, held_out: list[dict[str, Any]]) -> tuple[dict[str, dict[str, float]], list[tuple]]:
    """Figures per language in per cent, and every mistake as (wanted, got, language, text)."""
    counts: dict[str, Counter] = defaultdict(Counter)
    mistakes = []
    for message in held_out:
        parsed = understanding.parse(message["text"])
        got, wanted, count = parsed["intent"]["name"], message["intent"], counts[message["language"]]
        ranked = [r["name"] for r in parsed["intent_ranking"] if r["name"] != "nlu_fallback"][:3]
        count["all"] += 1
        count["right"] += got == wanted
        count["in_three"] += wanted in ranked
        count["language"] += parsed.get("language") == message["language"]
        if wanted in URGENT_INTENTS:
            count["urgent"] += 1
            count["urgent_seen"] += got in URGENT_INTENTS
        else:
            count["calm"] += 1
            count["false_alarm"] += got in URGENT_INTENTS
        if wanted == "out_of_scope":
            count["outside"] += 1
            count["outside_seen"] += got in ("out_of_scope", "nlu_fallback")
        else:
            count["inside"] += 1
            count["inside_rejected"] += got in ("out_of_scope", "nlu_fallback")
        if got != wanted:
            mistakes.append((wanted, got, message["language"], message["text"]))
    return {language: _figures(count) for language, count in counts.items()}, mistakes


def _figures(count: Counter) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return round(100 * count[part] / count[whole], 1) if count[whole] else 0.0

    return {
        "messages": count["all"],
        "right_intent": share("right", "all"),
        "among_best_three": share("in_three", "all"),
        "language": share("language", "all"),
        "danger_recognised": share("urgent_seen", "urgent"),
        "false_alarm": share("false_alarm", "calm"),
        "out_of_scope_recognised": share("outside_seen", "outside"),
        "in_scope_rejected": share("inside_rejected", "inside"),
    }


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    figures, mistakes = measure(Understanding(current_model() or train()), messages())
    names = list(next(iter(figures.values())))
    print(f"{'':26}" + "".join(f"{code:>8}" for code in figures))
    for name in names:
        print(f"{name:26}" + "".join(f"{figures[code][name]:>8}" for code in figures))
    for (wanted, got), times in Counter((m[0], m[1]) for m in mistakes).most_common(arguments.confusions):
        print(f"{times:>4}  {wanted} taken for {got}")
    if arguments.mistakes:
        for wanted, got, language, text in mistakes:
            print(f"{language}  {wanted:26} {got:26} {text}")
    if arguments.write:
        REPORT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0
