"""Filters of the pages: fields of a form read into ``Criteria``. What is not in the lists is ignored, never echoed."""

from __future__ import annotations

from typing import Mapping

from bot.directory.criteria import Criteria
from bot.directory.loading import DATA
from bot.directory.municipalities import municipality_names
from bot.directory.needs import Need, browsed, needs
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.catalogue import label
from bot.i18n.terms import term_name

LANGUAGES = ("fr", "nl", "en", "de", "ar", "tr", "es", "pt", "it", "ro", "pl", "uk")
"""Languages one can filter by, beside the page's own choice."""
FORMATS = ("in_person", "online")
MAX_PAGE = 50


def chosen(form: Mapping[str, object], field: str, allowed: object) -> str | None:
    """The value of ``field`` where it is one of ``allowed``."""
    value = str(form.get(field) or "")
    return value if value in allowed else None  # type: ignore[operator]


def page_number(form: Mapping[str, object]) -> int:
    """The page asked for, from 0; nonsense is the first page."""
    text = str(form.get("page") or "0")
    return min(int(text), MAX_PAGE) if text.isdecimal() and len(text) < 4 else 0


def help_wishes(form: Mapping[str, object]) -> tuple[Need, Criteria]:
    """Need and wishes of the directory's form."""
    need = needs()[chosen(form, "need", browsed()) or "find_service"]
    wishes = Criteria(
        municipality=chosen(form, "municipality", municipality_names("fr")),
        audience=chosen(form, "audience", read_taxonomy(DATA).help_audiences),
        language=chosen(form, "language", LANGUAGES),
        open_now=form.get("open") == "1",
    )
    return need, wishes


def training_wishes(form: Mapping[str, object]) -> Criteria:
    """Wishes of the trainings' form."""
    taxonomy = read_taxonomy(DATA)
    return Criteria(
        topic=chosen(form, "topic", taxonomy.topics),
        audience=chosen(form, "audience", taxonomy.training_audiences),
        language=chosen(form, "language", LANGUAGES),
        format=chosen(form, "format", FORMATS),
        free_only=form.get("free") == "1",
        with_past=form.get("past") == "1",
    )


def options(group: str, ids: object, language: str) -> list[tuple[str, str]]:
    """``(id, name)`` for a select, by name; ``group`` is a group of ``terms.yml``."""
    return sorted(((i, term_name(group, i, language)) for i in ids), key=lambda pair: pair[1].casefold())  # type: ignore[attr-defined]


def need_options(language: str) -> list[tuple[str, str]]:
    """Needs for a select, in their own order."""
    return [(intent, label(f"buttons.{intent}", language)) for intent in browsed()]
