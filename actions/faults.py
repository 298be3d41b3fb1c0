"""Values that a message finds fault with in what was shown: "the FGM one has nothing to do with this", "c'est tout en néerlandais".

A plain "not for the police" needs no list before it and is recognised in ``actions/said.py``.
"""

from __future__ import annotations

import re
from typing import Any, Sequence

from bot.i18n.phrases import begins_with, comes_soon, ends_with, mentions

Entity = dict[str, Any]
OF_TRAININGS = frozenset({"topic", "audience", "language", "format", "organisation"})
OF_ALL = frozenset({"language"})
"""After a referral only a language: "this is about rape" tells a story there, and refuses nothing."""
WORDS_BETWEEN = 3
"""Words between a value and "has nothing to do with this"."""
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+")
_JOINS = re.compile(r"\s*(?:&|/|en|et|and|ou|of|or)\s+(?:de |la |le |les |the |het )?", re.IGNORECASE)
"""Between two values that are said to be wrong together: "those are for doctors and the police"."""
_CLAUSE_ENDS = re.compile(r"[.!?;,:\n()]")


def found_fault_with(text: str, language: str, entities: Sequence[Entity], kind: str | None) -> list[Entity]:
    """Of ``entities`` those that ``text`` names as what is wrong with the list just shown.

    ``kind`` is what the last search looked for ("training", "referral" …); nothing is found fault with where there was none.
    """
    if kind is None or text.startswith("/"):
        return []
    own = OF_TRAININGS if kind == "training" else OF_ALL
    named = [e for e in entities if e["entity"] in own and "start" in e]
    faulty: list[Entity] = []
    for e in sorted(named, key=lambda e: e["start"]):
        joined = any(f["entity"] == e["entity"] and _JOINS.fullmatch(text[f["end"] : e["start"]]) for f in faulty)
        if joined or _is_refused_behind(text, language, e) or _is_said_of_the_list(text, language, e, named):
            faulty.append(e)
    return faulty


def denied_behind(text: str, language: str, entity: Entity) -> bool:
    """Whether a no stands right behind a value: "genital mutilation??? wtf no"."""
    rest = text[entity.get("end", len(text)) :]
    if comes_soon(_CLAUSE_ENDS.split(rest, maxsplit=1)[0], "wishes.no_matter", language, WORDS_BETWEEN - 1):  # "what has it got to do with this?"
        return True
    behind = re.sub(r"^[\s?!.,]+", "", rest)
    return text[entity.get("end", 0) :].lstrip().startswith(("?", "!")) and comes_soon(behind, "wishes.no", language, WORDS_BETWEEN - 2)


def refused_behind(text: str, language: str, entity: Entity) -> bool:
    """Whether a name is turned down by what follows it: "le CPAS d'Auderghem ce n'est pas chez moi", "the 107 does not work"."""
    rest = text[entity.get("end", len(text)) :]
    sentence = _SENTENCE_ENDS.split(rest, maxsplit=1)[0]
    asked = rest[len(sentence) :].startswith("?")  # "is the 1712 closed?", said in another order
    reached = entity["entity"] != "organisation" or asked
    out_of_reach = not reached and comes_soon(sentence, "wishes.out_of_reach", language, WORDS_BETWEEN - 1)  # "I called them, they say full"
    return out_of_reach or comes_soon(_CLAUSE_ENDS.split(rest, maxsplit=1)[0], "wishes.not_behind", language, WORDS_BETWEEN - 1)


def _sentence_of(text: str, entity: Entity) -> tuple[int, int, str]:
    """Start and end of the sentence that ``entity`` stands in, and the marks that close it."""
    before = [m.end() for m in _SENTENCE_ENDS.finditer(text, 0, entity["start"])]
    after = _SENTENCE_ENDS.search(text, entity["end"])
    return (before[-1] if before else 0, after.start() if after else len(text), after.group() if after else "")


def _is_refused_behind(text: str, language: str, entity: Entity) -> bool:
    """ "The FGM one has nothing to do with this"; not across a comma, behind which it can be said of anything."""
    behind = _CLAUSE_ENDS.split(text[entity["end"] :], maxsplit=1)[0]
    return comes_soon(behind, "register.no_concern", language, WORDS_BETWEEN)


def _is_said_of_the_list(text: str, language: str, entity: Entity, named: Sequence[Entity]) -> bool:
    """ "These are about discrimination"; "that is for bars", where a no stands before it or another value is named instead."""
    start, _, marks = _sentence_of(text, entity)
    if "?" in marks:  # "are these all in Dutch?" asks
        return False
    before = text[start : entity["start"]]

    def pointed_at_by(key: str) -> bool:
        return ends_with(before, f"register.{key}", "register.shown_words", language)

    if pointed_at_by("shown_are"):
        return True
    if entity["entity"] == "language" and entity["value"] != language and any(map(pointed_at_by, ("that_is", "it_is", "shown_in"))):
        return True  # "bro da's frans"
    instead = _names_another(text, language, entity, named)
    if pointed_at_by("that_is"):
        return begins_with(text, "wishes.no", language) or instead is not None
    return pointed_at_by("it_is") and instead == "said"


def _names_another(text: str, language: str, entity: Entity, named: Sequence[Entity]) -> str | None:
    """How another value of the same kind follows: "said" to be wanted ("we are a school"), in a sentence of its own ("next"), or not at all."""
    others = [e for e in named if e["entity"] == entity["entity"] and e["value"] != entity["value"] and e["start"] > entity["end"]]
    if any(mentions(text[entity["end"] : other["end"]], "register.instead", language) for other in others):
        return "said"
    return "next" if any(_SENTENCE_ENDS.search(text, entity["end"], other["start"]) for other in others) else None
