"""Kinds of services that a message names: those it refuses ("pas un planning", "laat de psycholoog maar"), and those it asks for."""

from __future__ import annotations

import re

from bot.i18n.phrases import begins_with, denied_by, ends_with, is_made_of, mentions, places_of

_CLAUSE_ENDS = re.compile(r"([.!?;,:\n()]+|\b(?:mais|but|maar)\b)", re.IGNORECASE)


def kinds_named(text: str, language: str) -> tuple[set[str], set[str]]:
    """The kinds that ``text`` names without refusing them, and those it refuses; a kind said both ways is wanted."""
    named: set[str] = set()
    refused: set[str] = set()
    pieces = [*_CLAUSE_ENDS.split(text), ""]
    for clause, mark, following in zip(pieces[::2], pieces[1::2], [*pieces[2::2], ""], strict=False):
        for kind, before, behind in places_of(clause, "kinds", language):
            answered = ("?" in mark or "!" in mark) and following.strip() and is_made_of(following, "wishes.turned_down", language)
            turned = answered or begins_with(behind, "wishes.turned_down", language)
            (refused if turned or _is_refused_by(before, language) else named).add(kind)
    if mentions(text, "search.no_roof", language):  # "I have no bed" refuses none
        refused.discard("shelter")
    return named, refused - named


def _is_refused_by(before: str, language: str) -> bool:
    """Whether the words ``before`` a kind refuse it; "I have no lawyer" only says that there is none."""
    if ends_with(before, "wishes.leave_out", "wishes.wanting", language):
        return True
    left = denied_by(before, language)
    return left is not None and not ends_with(left, "wishes.lacks", "wishes.no", language)


def asks_for(text: str, kind: str, language: str) -> bool:
    """Whether ``text`` asks for a service of ``kind``, rather than tells of one: "et le médecin alors ?", "a hospital please"."""
    pieces = re.split(r"(?<=[.!?\n])", text)
    return any(kind in kinds_named(piece, language)[0] and ("?" in piece or mentions(piece, "search.asks_for", language)) for piece in pieces)
