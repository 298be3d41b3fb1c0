"""What a message says it does not want: "no shelter, thanks, it's a lawyer I'm after".

The classifier sees the whole message, in which the refused word may speak loudest; here the parts that refuse are judged alone,
and what is left decides.
"""

from __future__ import annotations

from typing import Callable

from bot.directory.needs import concrete_needs
from bot.nlu.parts import Part, parts

LONGEST = 5
"""Words of the longest part that refuses a need: "I cannot go home without a place for the night" asks for one."""
CLOSE = 3
"""Among how many of the likeliest intents the need must be that takes the place of the refused one."""

Ranking = list[tuple[str, float]]


def refused_needs(found: list[Part], judge: Callable[[str], Ranking]) -> set[str]:
    """The concrete needs that the parts ``found`` refuse; ``judge`` ranks a text."""
    likeliest = ((name for name, _ in judge(p.text) if name in concrete_needs()) for p in found if p.refuses and len(p.text.split()) <= LONGEST)
    return {name for names in likeliest if (name := next(names, None))}


def without_what_is_refused(text: str, ranking: Ranking, judge: Callable[[str], Ranking]) -> Ranking:
    """``ranking`` of ``text``, in which a need that is refused changes places with the one that the rest of the message asks for."""
    if not ranking or ranking[0][0] not in concrete_needs():
        return ranking
    found = parts(text)
    if ranking[0][0] not in refused_needs(found, judge):
        return ranking
    asked = next((name for name, _ in judge(", ".join(p.text for p in found if not p.refuses)) if name in concrete_needs()), None)
    close = [name for name, _ in ranking[:CLOSE]]
    if asked not in close[1:]:
        return ranking
    (refused, first), (_, second) = ranking[0], ranking[close.index(asked)]
    rest = [(name, chance) for name, chance in ranking if name not in (refused, asked)]
    return sorted([(asked, first), (refused, second), *rest], key=lambda pair: -pair[1])
