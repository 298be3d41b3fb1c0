"""A language that is named: does the person want to chat in it, or somebody who speaks it?

"In English please" changes the conversation. "Elle parle que le néerlandais", "anyone speak Dari?", "my French is rubbish"
say what the help must be able to do; taken for a change they would answer somebody in a language they do not understand.
"""

from __future__ import annotations

import re
from typing import Any, Sequence

from bot.i18n.languages import is_supported
from bot.i18n.phrases import begins_with, ends_with, mentions

Entity = dict[str, Any]
BARE_WORDS = 4
"""Words of the longest message that is little more than a language: "in het Nederlands graag"."""


_CLAUSE_ENDS = re.compile(r"[.!?;,\n]+|\b(?:mais|but|maar|sauf|except|alleen|enkel|only|juste|seulement)\b", re.IGNORECASE)
WORDS_BEHIND = 6
"""Words between a language and a no that is said of it: "Dutch is exactly what she won't do"."""


def wanted(text: str, language: str, entities: Sequence[Entity]) -> list[str]:
    """Of the languages named in ``text`` (``entities``) those that are wanted; ``language``, the conversation's, where only others are spoken badly.

    "My French is rubbish" gives the conversation's, "English, or Dutch at a pinch" both. "I don't speak French, anyone in Arabic?"
    gives Arabic, and so does "they all speak French or Dutch, I only have Arabic". "She's Polish" says where somebody is from.
    """
    of_all = [e for e in entities if e["entity"] == "language"]
    named = [e for e in of_all if not _is_of_a_person(text, language, e)]
    good = [e for e in named if not _is_spoken_badly(text, language, e)]
    if named and not good:  # "je suis roumaine, je parle un petit peu français"
        theirs = [e["value"] for e in of_all if e not in named]
        return theirs or ([language] if any(e["value"] != language for e in named) else [])
    codes = [e["value"] for e in good]
    only = [e["value"] for e in good if mentions(text[: e.get("start", 0)], "search.only_language", language)]
    last = codes[-1:] if mentions(text, "search.only_language", language) else codes
    return list(dict.fromkeys(only or last))


def _clause_before(text: str, end: int) -> str:
    return _CLAUSE_ENDS.split(text[:end])[-1]


def _is_of_a_person(text: str, language: str, entity: Entity) -> bool:
    """ "She's Polish", "ze is Turks", where nothing is said of speaking; "Latin American women"; whom a training is about ("Turkish women")."""
    behind = text[entity.get("end", 0) :]
    of_them = begins_with(behind, "wishes.people", language) and mentions(text, "search.training", language)
    if begins_with(behind, "wishes.american", language) or of_them:
        return True
    before = _clause_before(text, entity.get("start", 0))
    return ends_with(before, "wishes.is_from", "wishes.half", language) and not mentions(text, "search.speaks", language)


def _is_spoken_badly(text: str, language: str, entity: Entity) -> bool:
    """ "My Dutch is bad", "moi pas néerlandais", "she'd never ring in Dutch", "the second is in Flemish"."""
    before = _clause_before(text, entity.get("start", 0))
    whole = _clause_before(text, entity.get("end", 0))
    behind = " ".join(_CLAUSE_ENDS.split(text[entity.get("end", 0) :], maxsplit=1)[0].split()[:WORDS_BEHIND])
    badly = any(ends_with(part, "search.speaks_badly", "wishes.half", language) for part in (before, whole))
    of_the_list = ends_with(before, "register.shown_in", "wishes.half", language)
    return badly or of_the_list or any(mentions(part, "wishes.never", language) for part in (before, behind))


def is_about_help(text: str, language: str, codes: Sequence[str], search: Any) -> bool:
    """Whether the languages ``codes`` named in ``text`` are a wish for help in them, not for the conversation.

    ``language`` is the conversation's; ``search`` is what was looked for last, or null.
    """
    if len(set(codes)) > 1 or (codes and not any(map(is_supported, codes))):
        return True
    if search and set(codes) == {language}:  # "these are French. English please", in English
        return True
    if mentions(text, "search.speaks", language) or mentions(text, "search.speaks_badly", language):
        return True
    if search and (mentions(text, "search.language_too", language) or mentions(text, "register.shown_in", language)):
        return True
    in_register = bool(search) and search.get("kind") == "training"
    trainings = in_register and (len(re.findall(r"\w+", text)) <= BARE_WORDS or mentions(text, "search.exists", language))
    return trainings or (bool(search) and begins_with(text, "search.and_for", language))
