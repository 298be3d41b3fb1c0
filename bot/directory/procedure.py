"""The pharmacist's procedure: steps, signs, words, secrecy (``data/directory/procedure.yaml``), each with its sources; what is asked about it."""

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


@dataclass(frozen=True)
class Question:
    """What pharmacists ask in one sentence, known by its words (``terms.yml``, group ``counter``)."""

    id: str
    need: str
    """The intent it belongs to."""
    steps: tuple[Step, ...]
    """What answers it, the most telling first."""
    unknown: dict[str, str] | None
    """What the sources do not say about it."""
    asked_by_others: bool
    """Whether its words are said in any search: they never change what a message was taken for."""
    not_for: tuple[str, ...]
    """Intents whose own points answer better."""
    goes_on: bool
    """Whether it is told rather than asked ("she is 15"): the points of the intent follow."""
    lines: bool
    """Whether the helplines follow."""
    together: tuple[frozenset[str], ...]
    """Keys of words that ask it only where all of one set are said: the pill, and tears."""
    instead_of: frozenset[str]
    """Questions that are not answered beside it."""
    service: str | None
    """The service whose card follows."""


@functools.lru_cache(maxsize=4)
def sections(folder: Path = DATA) -> dict[str, list[Step]]:
    """All sections by name, steps in order."""
    data = read_yaml(folder / "procedure.yaml")["sections"]
    return {
        name: [Step(s["id"], s["title"], s["text"], s.get("say") or {}, s.get("confidence", "medium")) for s in steps] for name, steps in data.items()
    }


@functools.lru_cache(maxsize=4)
def questions(folder: Path = DATA) -> tuple[Question, ...]:
    """All questions, in the order in which they are answered."""
    steps = {step.id: step for section in sections(folder).values() for step in section}
    return tuple(
        Question(
            id=raw["id"],
            need=raw["need"],
            steps=tuple(steps[point] for point in raw["points"]),
            unknown=raw.get("unknown"),
            asked_by_others=raw.get("asked_by_others", False),
            not_for=tuple(raw.get("not_for", ())),
            goes_on=raw.get("goes_on", False),
            lines=raw.get("lines", False),
            together=tuple(map(frozenset, raw.get("together", ()))),
            instead_of=frozenset(raw.get("instead_of", ())),
            service=raw.get("service"),
        )
        for raw in read_yaml(folder / "procedure.yaml")["questions"]
    )
