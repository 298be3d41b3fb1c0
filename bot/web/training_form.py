"""The web form for a training: the same checks as the chat's form (``bot.directory.submissions``)."""

from __future__ import annotations

from typing import Any, Callable, Mapping

from multidict import MultiMapping

from bot.directory import submissions
from bot.directory.loading import DATA
from bot.directory.taxonomy import read_taxonomy
from bot.errors import InvalidSubmission
from bot.web.pages.filters import FORMATS, LANGUAGES

FIELDS = ("organiser", "title", "topics", "audience", "languages", "format", "dates", "price", "contact", "link")
OPTIONAL = frozenset({"topics", "audience", "format", "dates", "price", "link"})
TRAP = "website_url"
"""A field that people do not see and programs fill in."""


def _chosen(form: Mapping[str, object], field: str, allowed: Any) -> list[str]:
    values = form.getall(field, []) if isinstance(form, MultiMapping) else [form.get(field)]
    return [str(v) for v in values if v in allowed]


def _text(form: Mapping[str, object], field: str, check: Callable[[str], Any]) -> Any:
    value = str(form.get(field) or "").strip()
    if not value and field in OPTIONAL:
        return None
    return check(value)


def check_form(form: Mapping[str, object]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, and for each field that is wrong the key of the sentence that says so."""
    taxonomy = read_taxonomy(DATA)
    values: dict[str, Any] = {
        "topics": _chosen(form, "topics", taxonomy.topics) or None,
        "audience": _chosen(form, "audience", taxonomy.training_audiences) or None,
        "languages": _chosen(form, "languages", LANGUAGES),
        "format": next(iter(_chosen(form, "format", FORMATS)), None),
    }
    problems: dict[str, str] = {}
    if form.get(TRAP):
        problems["title"] = "no_text"
    if not values["languages"]:
        problems["languages"] = "no_language"
    checks: dict[str, Callable[[str], Any]] = {
        "organiser": submissions.check_text,
        "title": submissions.check_text,
        "dates": submissions.check_dates,
        "price": submissions.check_price,
        "contact": submissions.check_contact,
        "link": submissions.check_link,
    }
    for field, check in checks.items():
        try:
            values[field] = _text(form, field, check)
        except InvalidSubmission as problem:
            problems[field] = str(problem)
    return values, problems
