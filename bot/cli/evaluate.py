"""How well messages are understood that the model has never seen (``tests/heldout``): figures, a report with plots, floors for CI."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Sequence

from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.rasa_ext.model_files import current_model, train
from bot.rasa_ext.understanding import Understanding
from bot.safety.danger import URGENT_INTENTS
from bot.settings import ROOT

HELD_OUT = ROOT / "tests" / "heldout"
FIGURES = ROOT / "docs" / "evaluation" / "figures.json"
REFUSED = ("out_of_scope", "nlu_fallback")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to print."""
    parser.add_argument("--confusions", type=int, default=15, help="how many pairs of confused intents to print")
    parser.add_argument("--mistakes", action="store_true", help="print every message that was misunderstood")
    parser.add_argument("--write", action="store_true", help="write docs/evaluation/ anew: figures, report, plots (trains for the learning curve)")


def messages(folder: Path = HELD_OUT) -> list[dict[str, Any]]:
    """The held-out messages: ``text``, ``intent``, ``language``, ``set``, and, where it is known, ``register`` and ``hard``.

    A file ``<lang>.yml`` is the set ``ours`` (by the writers of the training sentences), ``<lang>_strangers.yml`` holds strangers' messages
    that are nearly all hard, ``<lang>_examination.yml`` those of others again: every intent, every register, a third of them hard. In
    ``<lang>_hard.yml`` every message misleads.
    """
    found = []
    for code in languages():
        for path in sorted(folder.glob(f"{code}*.yml")):
            origin = path.stem.partition("_")[2] or "ours"
            for intent, rows in (read_yaml(path) or {}).items():
                whole = [row if isinstance(row, dict) else {"text": str(row)} for row in rows]
                found += [{"register": None, "hard": None, **row, "intent": intent, "language": code, "set": origin} for row in whole]
    return found


def places(folder: Path = HELD_OUT) -> list[dict[str, Any]]:
    """Messages with the municipality they name (null: none) and their ``language``."""
    return [{**row, "language": code} for code, rows in read_yaml(folder / "places.yml").items() for row in rows]


def municipality_found(understanding: Understanding, rows: Sequence[dict[str, Any]]) -> float:
    """In how many of the messages the municipality is the right one, or none where none is named, in per cent."""
    right = 0
    for row in rows:
        values = [e["value"] for e in understanding.parse(row["text"])["entities"] if e["entity"] == "municipality"]
        right += (values[0] if values else None) == row["municipality"]
    return round(100 * right / len(rows), 1)


def judge(understanding: Understanding, held_out: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each message with what was understood: ``got``, ``ranked``, ``confidence``, ``seen_language``."""
    judged = []
    for message in held_out:
        parsed = understanding.parse(message["text"])
        ranked = [r["name"] for r in parsed["intent_ranking"] if r["name"] != "nlu_fallback"]
        judged.append(
            {
                **message,
                "got": parsed["intent"]["name"],
                "ranked": ranked,
                "confidence": parsed["intent"]["confidence"],
                "seen_language": parsed.get("language"),
            }
        )
    return judged


def figures_of(judged: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The table of the project's goals, in per cent.

    A message that mixes two languages has no single one: how many are seen in the one its writer was asked for stands apart.
    """
    count: Counter = Counter()
    for m in judged:
        wanted, got = m["intent"], m["got"]
        urgent, outside = wanted in URGENT_INTENTS, wanted == "out_of_scope"
        count["all"] += 1
        count["right"] += got == wanted
        count["in_three"] += wanted in m["ranked"][:3]
        if len(m["text"].split()) >= 3:
            kind = "mixed" if m["register"] == "mixed" else "long"
            count[kind] += 1
            count[f"{kind}_language"] += m["seen_language"] == m["language"]
        count["urgent" if urgent else "calm"] += 1
        count["urgent_seen" if urgent else "false_alarm"] += got in URGENT_INTENTS
        count["outside" if outside else "inside"] += 1
        count["outside_seen" if outside else "inside_rejected"] += got in REFUSED

    def share(part: str, whole: str) -> float:
        return round(100 * count[part] / count[whole], 1) if count[whole] else 0.0

    return {
        "messages": count["all"],
        "right_intent": share("right", "all"),
        "among_best_three": share("in_three", "all"),
        "language_of_three_words_or_more": share("long_language", "long"),
        "language_of_mixed_messages": share("mixed_language", "mixed"),
        "danger_recognised": share("urgent_seen", "urgent"),
        "false_alarm": share("false_alarm", "calm"),
        "out_of_scope_recognised": share("outside_seen", "outside"),
        "in_scope_rejected": share("inside_rejected", "inside"),
    }


def by_language(judged: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Figures per language, and per language and set."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for message in judged:
        groups[message["language"]].append(message)
        groups[f"{message['language']} {message['set']}"].append(message)
    return {name: figures_of(group) for name, group in sorted(groups.items())}


def by_register(judged: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Figures per register of the messages whose register is known, all languages together; ``hard`` and ``not hard`` at the end."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for message in judged:
        if message["register"]:
            groups[message["register"]].append(message)
    for name, hard in (("hard", True), ("not hard", False)):
        groups[name] = [m for m in judged if m["hard"] is hard]
    return {name: figures_of(group) for name, group in groups.items()}


def _print(table: dict[str, dict[str, float]]) -> None:
    print(f"{'':34}" + "".join(f"{name:>16}" for name in table))
    for name in next(iter(table.values())):
        print(f"{name:34}" + "".join(f"{group.get(name, ''):>16}" for group in table.values()))
    print()


def run(arguments: argparse.Namespace) -> int:
    """Print the table; with ``--write`` keep it with a report."""
    understanding = Understanding(current_model() or train())
    judged = judge(understanding, messages())
    figures = by_language(judged)
    for code in languages():
        figures[code]["municipality_found"] = municipality_found(understanding, [row for row in places() if row["language"] == code])
    registers = by_register(judged)
    for table in (figures, registers):
        _print(table)
    mistakes = [m for m in judged if m["got"] != m["intent"]]
    for (wanted, got), times in Counter((m["intent"], m["got"]) for m in mistakes).most_common(arguments.confusions):
        print(f"{times:>4}  {wanted} taken for {got}")
    if arguments.mistakes:
        for m in mistakes:
            print(f"{m['language']}  {m['intent']:26} {m['got']:26} {m['text']}")
    if arguments.write:
        from bot.nlu.evaluation_report import write_report  # its plotting library would slow every other command's start

        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        write_report(FIGURES.parent, judged, figures, registers)
    return 0
