"""Several needs in one message: "a shelter, a lawyer and my papers". Each part of it is judged alone.

The message keeps the one intent that the classifier found; which need is answered first, and that the others are offered,
is the dialogue's business (``actions/context.py``).
"""

from __future__ import annotations

from typing import Callable

from bot.directory.needs import concrete_needs
from bot.nlu.not_wanted import refused_needs
from bot.nlu.parts import parts

SURE = 0.5
"""Probability from which a part counts as a need of its own."""
LONGEST = 40
"""Words of the longest message that is taken apart: a story has many parts and one wish."""


def several_needs(text: str, ranking: Callable[[str], list[tuple[str, float]]]) -> list[str]:
    """The concrete needs of a message, most urgent first; empty unless there are at least two. ``ranking`` judges a text."""
    if len(text.split()) > LONGEST:
        return []
    found = parts(text)
    wanted = [part.text for part in found if not part.refuses]
    if len(wanted) < 2:
        return []
    order = concrete_needs()
    likeliest = [ranking(part)[0] for part in wanted]
    needs = {intent for intent, chance in likeliest if chance >= SURE and intent in order}
    if len(needs) > 1:
        needs -= refused_needs(found, ranking)
    return sorted(needs, key=order.index) if len(needs) > 1 else []
