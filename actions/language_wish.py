"""A language that is named: does the person want to chat in it, or somebody who speaks it?

"In English please" changes the conversation. "Elle parle que le néerlandais", "anyone speak Dari?", "my French is rubbish"
say what the help must be able to do; taken for a change they would answer somebody in a language they do not understand.
"""

from __future__ import annotations

from typing import Any, Sequence

from bot.i18n.languages import is_supported
from bot.i18n.phrases import begins_with, mentions

BARE_WORDS = 4
"""Words of the longest message that is little more than a language: "in het Nederlands graag"."""


def wanted(text: str, language: str, codes: Sequence[str]) -> list[str]:
    """Of the languages ``codes`` named in ``text`` those that are wanted; ``language``, the conversation's, where only one spoken badly is named.

    "My French is rubbish" gives the conversation's, "I don't speak French, anyone in Arabic?" gives Arabic, and so does "they all
    speak French or Dutch, I only have Arabic".
    """
    if codes and mentions(text, "search.speaks_badly", language):
        return list(codes[1:]) or [language]
    if len(codes) > 1 and mentions(text, "search.only_language", language):
        return [codes[-1]]
    return list(codes)


def is_about_help(text: str, language: str, codes: Sequence[str], search: Any) -> bool:
    """Whether the languages ``codes`` named in ``text`` are a wish for help in them, not for the conversation.

    ``language`` is the conversation's; ``search`` is what was looked for last, or null.
    """
    if len(set(codes)) > 1 or (codes and not any(map(is_supported, codes))):
        return True
    if mentions(text, "search.speaks", language) or mentions(text, "search.speaks_badly", language):
        return True
    if search and (mentions(text, "search.language_too", language) or mentions(text, "register.shown_in", language)):
        return True
    trainings = bool(search) and search.get("kind") == "training" and len(text.split()) <= BARE_WORDS
    return trainings or (bool(search) and begins_with(text, "search.and_for", language))
