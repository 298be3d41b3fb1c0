"""Which programme, law, body or subsidy a question is about."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.entries import Entry
from bot.text import slug_words

PAGE = 3
_SIMILAR = 90
_TELLING = 4
"""Letters of the shortest word that tells one programme from another."""
CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


def _bare(text: str) -> str:
    return " ".join(slug_words(text))


def _names(entry: Entry) -> list[str]:
    document = entry.document
    aliases = [a for group in document["aliases"].values() for a in group]
    return [_bare(name) for name in [*aliases, *(n for n in document["name"].values() if n)]]


def _match(entry: Entry, text: str, forgiving: bool = True) -> int:
    """Letters of the longest name of ``entry`` that stands in ``text``, where ``forgiving`` with typing errors in long names; 0 for none."""
    best = 0
    padded = f" {text} "
    for name in _names(entry):
        if len(name) < 3 or len(name) <= best:
            continue
        misspelt = forgiving and len(name) > 8 and len(text) >= len(name)
        if f" {name} " in padded or (misspelt and fuzz.partial_ratio(name, text) >= _SIMILAR):
            best = len(name)
    return best


def named_programmes(session: Session, text: str, forgiving: bool = True) -> list[Entry]:
    """Programmes that ``text`` names, the most precisely named first; word for word unless ``forgiving``."""
    bare = _bare(text)
    scored = [(entry, _match(entry, bare, forgiving)) for entry in queries.programmes(session)]
    return [entry for entry, score in sorted(scored, key=lambda pair: -pair[1]) if score]


def _share_named(entry: Entry, asked: set[str]) -> float:
    """How much of the name it is best known by a question uses, 0 to 1: a plan against violence is no nightlife plan."""
    names = [{word for word in name.split() if len(word) >= _TELLING} for name in _names(entry)]
    return max((len(words & asked) / len(words) for words in names if len(words) > 1), default=0.0)


def programmes_for(session: Session, intent: str, text: str) -> list[Entry]:
    """The programmes that answer a question: the one it names, else those of its intent, nearest to its words first; at most three."""
    named = named_programmes(session, text)
    if named:
        same = [e for e in named if e.document["intent"] == intent]
        best = (same or named)[0]
        return [replace(best, reasons=("category.programme",))]
    of_intent = [e for e in queries.programmes(session) if e.document["intent"] == intent]
    asked = set(_bare(text).split())
    of_intent.sort(key=lambda e: (-_share_named(e, asked), CONFIDENCE[e.document["confidence"]], e.id))
    return of_intent[:PAGE]
