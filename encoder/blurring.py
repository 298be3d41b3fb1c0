"""Typing errors, for training on messages as they come."""

from __future__ import annotations

import random


def blurred(text: str, chance: random.Random) -> str:
    """``text`` as somebody in a hurry would type it: letters swapped, left out, doubled; spaces lost; words left out."""
    letters = list(text)
    for _ in range(1 + len(letters) // 40):
        if len(letters) < 6:
            break
        place = chance.randrange(1, len(letters) - 1)
        kind = chance.randrange(5)
        if kind == 0:
            letters[place], letters[place - 1] = letters[place - 1], letters[place]
        elif kind == 1:
            del letters[place]
        elif kind == 2:
            letters.insert(place, letters[place])
        elif kind == 3 and letters[place] == " ":
            del letters[place]
    words = "".join(letters).split(" ")
    if len(words) > 8 and chance.random() < 0.5:
        del words[chance.randrange(len(words))]
    return " ".join(words)
