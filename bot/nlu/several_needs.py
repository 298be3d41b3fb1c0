"""Several needs in one message: "a shelter, a lawyer and my papers". Each part of it is judged alone.

The message keeps the one intent that the classifier found; which need is answered first, and that the others are offered,
is the dialogue's business (``actions/context.py``).
"""

from __future__ import annotations

import functools
import re
from typing import Callable

from bot.directory.needs import concrete_needs
from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

SURE = 0.5
"""Probability from which a part counts as a need of its own."""
LONGEST = 40
"""Words of the longest message that is taken apart: a story has many parts and one wish."""


@functools.cache
def _words(group: str) -> re.Pattern:
    """Words that join two wishes (``joins``), or say that one is not wanted (``not_wanted``), in all languages together."""
    found = {fold(str(word)) for code in languages() for word in read_yaml(LOCALES / code / "terms.yml")["wishes"][group]}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, found), key=len, reverse=True))})\b")


def parts(text: str) -> list[str]:
    """The parts of a message that could each be a wish; those that say what is not wanted are left out."""
    pieces = re.split(r"[,;:.!?+&/]+", _words("joins").sub(",", fold(text)))
    return [piece.strip() for piece in pieces if piece.strip() and not _words("not_wanted").search(piece)]


def several_needs(text: str, ranking: Callable[[str], list[tuple[str, float]]]) -> list[str]:
    """The concrete needs of a message, most urgent first; empty unless there are at least two. ``ranking`` judges a text."""
    if len(text.split()) > LONGEST:
        return []
    pieces = parts(text)
    if len(pieces) < 2:
        return []
    order = concrete_needs()
    likeliest = [ranking(piece)[0] for piece in pieces]
    found = {intent for intent, chance in likeliest if chance >= SURE and intent in order}
    return sorted(found, key=order.index) if len(found) > 1 else []
