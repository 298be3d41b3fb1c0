"""The parts of a message: "a shelter, a lawyer and not the police" has three, the last of which refuses."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.text import fold


@dataclass(frozen=True)
class Part:
    """Folded words that could be a wish."""

    text: str
    refuses: bool
    """Whether it says what is not wanted."""


@functools.cache
def _words(group: str) -> re.Pattern:
    """Words that join two wishes (``joins``), or say that one is not wanted (``not_wanted``), in all languages together."""
    found = {fold(str(word)) for code in languages() for word in terms(code)["wishes"][group]}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, found), key=len, reverse=True))})\b")


def parts(text: str) -> list[Part]:
    """The parts of ``text``, split at punctuation and joining words."""
    pieces = re.split(r"[,;:.!?+&/]+", _words("joins").sub(",", fold(text)))
    return [Part(piece.strip(), bool(_words("not_wanted").search(piece))) for piece in pieces if piece.strip()]
