"""How old somebody says they are: "jai 16 ans", "kben 16", "im 34"."""

from __future__ import annotations

import re

from bot.i18n.phrases import begins_with, ends_with, mentions
from bot.text import fold

_NUMBER = re.compile(r"(?<!\d)(?P<age>\d{1,2})(?!\d)")
_YOUNGEST = 6
_NEAR = 4
"""Within how many words behind an age a relative stands: "my 13 year old little sister"."""
ADULT, OLD = 18, 65
"""From which age somebody is grown up, and from which the services for older people are theirs."""


def own_age(text: str, language: str, whose: str = "my_age") -> int | None:
    """The age that the writer of ``text`` gives as their own; null where there is none, or the number counts something else.

    ``whose``: "their_age" for that of a brother, a sister, a friend who is to be helped.
    """
    folded = fold(text)
    for found in _NUMBER.finditer(folded):
        age, before, behind = int(found["age"]), folded[: found.start()], folded[found.end() :]
        counted = begins_with(behind, "wishes.no_years", language) or re.match(r"\s*(?:[€%:]|[.,]\d)", behind)
        if age >= _YOUNGEST and not counted and ends_with(before, f"wishes.{whose}", "wishes.no", language) and _ends(behind, language):
            return age
    return None


def young_relatives_age(text: str, language: str, told: bool = False) -> int | None:
    """The age of a relative or a pupil that ``text`` tells: "ma nièce de 15 ans", "my 13 year old son"; null where it tells none.

    ``told``: whether one was told of before, whose age "elle a 15 ans" is.
    """
    folded = fold(text)
    for found in _NUMBER.finditer(folded):
        age, before, behind = int(found["age"]), folded[: found.start()], folded[found.end() :]
        if age < _YOUNGEST or begins_with(behind, "wishes.no_years", language):
            continue
        whose, next_words = (re.findall(r"\w+", before) or [""])[-1], re.findall(r"\w+", behind)[:_NEAR]
        joined = any(mentions(f"{whose} {word}", "search.young_relative", language) for word in next_words)
        if joined or ends_with(before, "search.young_relative", "wishes.of_age", language):
            return age
    return own_age(text, language, "of_them") if told or mentions(text, "search.young_relative", language) else None


def _ends(behind: str, language: str) -> bool:
    """Whether the number is told as an age: with the word for years, or at the end of what is said."""
    return begins_with(behind, "wishes.years", language) or not re.match(r"\s*\w", behind) or begins_with(behind, "wishes.joins", language)
