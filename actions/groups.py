"""Groups that have services of their own, and whom a message says to be one of them: nobody is taken for one who does not say so."""

from __future__ import annotations

from bot.directory.criteria import Criteria
from bot.directory.suiting import GROUPS
from bot.i18n.phrases import affirms, denies

SEX_WORKERS = "sex_workers"


def groups_after(wishes: Criteria, text: str, language: str) -> str | None:
    """The groups of ``wishes`` with those that ``text`` adds, without those that it denies."""
    groups = dict.fromkeys((wishes.groups or "").split())
    if wishes.audience in GROUPS:
        groups[wishes.audience] = None
    if affirms(text, "search.sex_worker", language):
        groups[SEX_WORKERS] = None
    if denies(text, "search.sex_worker", language) or wishes.not_for in groups:
        groups.pop(SEX_WORKERS if wishes.not_for not in groups else wishes.not_for, None)
    return " ".join(groups) or None
