"""Plain text operations that every layer may use: folding for comparison, cleaning of input."""

from __future__ import annotations

import re
import unicodedata

# Everything a keyboard produces for an apostrophe, so that "j'ai", "j’ai" and "j`ai" compare equal.
_APOSTROPHES = re.compile(r"[’‘`´ʼ]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes and single spaces; for comparing, never for showing.

    Not cached: a cache would keep what a person wrote beyond "erase".
    """
    if text.isascii():  # most words are, and there is nothing to take apart
        return " ".join(text.replace("`", "'").lower().split())
    text = _APOSTROPHES.sub("'", text)
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.casefold()).strip()


def clean(text: str, limit: int) -> str:
    """What a person typed without control and direction characters, cut at ``limit`` characters."""
    return _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip()[:limit]


def slug_words(text: str) -> list[str]:
    """Words of the folded text, for matching names."""
    return re.findall(r"[a-z0-9]+", fold(text))
