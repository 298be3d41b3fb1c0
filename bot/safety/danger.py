"""Danger recognised by rules, independent of any model.

The rules are data a person can read: ``bot/locales/<lang>/urgent_signals.yml``. Each signal is a pattern on folded text
(lower case, no accents, punctuation as spaces) with guards (past, habit, somebody else's story …) that silence it, and
with examples of what must and what must not fire; a test runs every example.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Callable

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

DANGER = "immediate_danger"
SUICIDE = "suicidal_thoughts"
PHARMACY_DANGER = "pharmacist_immediate_danger"
URGENT_INTENTS = (SUICIDE, PHARMACY_DANGER, DANGER)
"""Intents answered at once, in any state."""


@dataclass(frozen=True)
class Signal:
    """One readable rule."""

    language: str
    name: str
    intent: str
    pattern: re.Pattern
    guards: tuple[re.Pattern, ...]
    needs: tuple[re.Pattern, ...]

    def fires(self, text: str) -> bool:
        """Whether the prepared ``text`` shows this danger."""
        if not self.pattern.search(text):
            return False
        return all(need.search(text) for need in self.needs) and not any(guard.search(text) for guard in self.guards)


@dataclass(frozen=True)
class Alarm:
    """What the rules saw."""

    intent: str
    signal: str
    language: str


def prepare(text: str) -> str:
    """Folded text with every mark but letters and digits as one space, and a space at both ends."""
    return " " + re.sub(r"[^\w]+", " ", fold(text)).strip() + " "


def _compile(pattern: str, macros: dict[str, str]) -> re.Pattern:
    for _ in range(3):  # macros may use macros
        pattern = re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{macros[m.group(1)]})", pattern)
    return re.compile(pattern)


@functools.cache
def signals(language: str) -> tuple[Signal, ...]:
    """The rules of a language; none where it has no file."""
    path = LOCALES / language / "urgent_signals.yml"
    if not path.exists():
        return ()
    data = read_yaml(path)
    macros = data.get("macros", {})
    guards = {name: _compile(pattern, macros) for name, pattern in data.get("guards", {}).items()}
    found = []
    for raw in data["signals"]:
        found.append(
            Signal(
                language=language,
                name=raw["name"],
                intent=raw["intent"],
                pattern=_compile(raw["pattern"], macros),
                guards=tuple(guards[g] for g in raw.get("unless", [])),
                needs=tuple(guards[g] for g in raw.get("needs", [])),
            )
        )
    return tuple(found)


@functools.cache
def _words(key: str) -> tuple[re.Pattern, ...]:
    """The pattern ``key`` ("counter", "denied") of each language that has one."""
    paths = [LOCALES / language / "urgent_signals.yml" for language in languages()]
    files = [read_yaml(path) for path in paths if path.exists()]
    return tuple(_compile(data[key], data.get("macros", {})) for data in files if key in data)


def speaks_from_a_pharmacy(text: str, as_oneself: Callable[[str], bool] = lambda before: True) -> bool:
    """Whether ``text`` holds a word of the pharmacy counter in any language, one that ``as_oneself`` accepts for what stands before it."""
    prepared = prepare(text)
    found = [m for pattern in _words("counter") for m in pattern.finditer(prepared)]
    return any(as_oneself(prepared[: m.start() + 1]) for m in found)


def _without_denials(prepared: str) -> str:
    for pattern in _words("denied"):
        prepared = pattern.sub(" ", prepared)
    return prepared


def denies_a_wish_to_die(text: str) -> bool:
    """Whether ``text`` says in any language that nobody wants to die: "who is talking of suicide?"; whatever else it says."""
    prepared = prepare(text)
    return any(pattern.search(prepared) for pattern in _words("denied"))


def alarm(text: str) -> Alarm | None:
    """The most urgent danger in ``text`` in any language, or null."""
    prepared = prepare(text)
    undenied = _without_denials(prepared)
    fired = [s for code in languages() for s in signals(code) if s.fires(undenied if s.intent == SUICIDE else prepared)]
    if not fired:
        return None
    first = min(fired, key=lambda s: URGENT_INTENTS.index(s.intent))
    return Alarm(first.intent, first.name, first.language)
