"""The pharmacist's procedure: steps, signs, words, secrecy (``data/directory/procedure.yaml``), each with its sources."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from bot.directory.loading import DATA
from bot.i18n.yaml_files import read_yaml


@dataclass(frozen=True)
class Step:
    """A step or a point of the procedure, in every language."""

    id: str
    title: dict[str, str]
    text: dict[str, str]
    say: dict[str, list[str]]
    confidence: str


@functools.lru_cache(maxsize=4)
def sections(folder: Path = DATA) -> dict[str, list[Step]]:
    """All sections by name, steps in order."""
    data = read_yaml(folder / "procedure.yaml")["sections"]
    return {
        name: [Step(s["id"], s["title"], s["text"], s.get("say") or {}, s.get("confidence", "medium")) for s in steps] for name, steps in data.items()
    }
