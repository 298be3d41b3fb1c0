"""How old somebody says they are: "jai 16 ans", "kben 16", "im 34"."""

from __future__ import annotations

import re

from bot.i18n.phrases import begins_with, ends_with
from bot.text import fold

_NUMBER = re.compile(r"(?<!\d)(?P<age>\d{1,2})(?!\d)")
_YOUNGEST = 6
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


def _ends(behind: str, language: str) -> bool:
    """Whether the number is told as an age: with the word for years, or at the end of what is said."""
    return begins_with(behind, "wishes.years", language) or not re.match(r"\s*\w", behind) or begins_with(behind, "wishes.joins", language)
