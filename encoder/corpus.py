"""The sentences the encoder learns from: every training sentence with its language, intent and English translation."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "nl", "en")


@dataclass(frozen=True)
class Example:
    """A sentence as somebody wrote it."""

    text: str
    english: str
    intent: str
    language: str


def examples() -> list[Example]:
    """All of ``data/nlu``; an English sentence is its own translation."""
    found = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for language in LANGUAGES:
        for path in sorted((ROOT / "data" / "nlu" / language).glob("*.yml")):
            for group in yaml.load(path.read_text(encoding="utf-8"), loader)["nlu"]:
                for example in group["examples"]:
                    text = str(example["text"]).strip()
                    english = (example.get("metadata") or {}).get("translation") or (text if language == "en" else "")
                    found.append(Example(text, str(english), group["intent"], language))
    return found


def blurred(text: str, chance: random.Random) -> str:
    """``text`` as somebody in a hurry would type it: letters swapped, left out, doubled; spaces lost; words left out."""
    letters = list(text)
    for _ in range(1 + len(letters) // 40):
        if len(letters) < 6:
            break
        place = chance.randrange(1, len(letters) - 1)
        kind = chance.randrange(5)
        if kind == 0:
            letters[place], letters[place - 1] = letters[place - 1], letters[place]
        elif kind == 1:
            del letters[place]
        elif kind == 2:
            letters.insert(place, letters[place])
        elif kind == 3 and letters[place] == " ":
            del letters[place]
    words = "".join(letters).split(" ")
    if len(words) > 8 and chance.random() < 0.5:
        del words[chance.randrange(len(words))]
    return " ".join(words)
