"""What a message names: values that are wanted, and values that are refused ("not for nurses", "pas à Ixelles", "c'est tout en néerlandais")."""

from __future__ import annotations

from typing import Any, Sequence

from actions.faults import denied_behind, found_fault_with, refused_behind
from bot.i18n.phrases import is_denied_after

Entity = dict[str, Any]
FORMATS = ("in_person", "online")
DENIABLE = frozenset({"municipality", "audience", "topic", "format", "setting", "time", "organisation"})
"""Not a language: "I speak no French" says which one is spoken badly (``actions/language_wish.py``)."""


def wanted_and_refused(text: str, language: str, entities: Sequence[Entity], after: str | None = None) -> tuple[list[Entity], list[Entity]]:
    """The entities of ``text`` that are wanted, and those that it denies; ``after`` is the kind of the last search, null where there was none.

    A value that is named both ways ("not in Ixelles but near Ixelles") is wanted. Who refuses one format wants the other, and
    who finds everything in a foreign language wants ``language``, the conversation's.
    """
    faulty = found_fault_with(text, language, entities, after)
    refused = [e for e in entities if e in faulty or (e["entity"] in DENIABLE and _is_denied(text, language, e))]
    wanted = [e for e in entities if e not in refused]
    named = [(e["entity"], e["value"]) for e in wanted]
    refused = [e for e in refused if (e["entity"], e["value"]) not in named]
    formats = {e["value"] for e in refused if e["entity"] == "format"}
    if len(formats) == 1 and not any(entity == "format" for entity, _ in named):
        wanted.append({"entity": "format", "value": next(f for f in FORMATS if f not in formats)})
    foreign = {e["value"] for e in refused if e["entity"] == "language"}
    if foreign and language not in foreign and not any(entity == "language" for entity, _ in named):
        wanted.append({"entity": "language", "value": language})
    return wanted, refused


def _is_denied(text: str, language: str, entity: Entity) -> bool:
    behind = entity["entity"] in ("organisation", "municipality") and refused_behind(text, language, entity)
    return (
        is_denied_after(text[: entity.get("start", 0)], language) or behind or (entity["entity"] == "topic" and denied_behind(text, language, entity))
    )
