"""Groups that have services of their own, and whom a message says to be one of them: nobody is taken for one who does not say so."""

from __future__ import annotations

from bot.directory.criteria import Criteria
from bot.directory.suiting import DRUG_USERS, GROUPS, HOMELESS
from bot.i18n.phrases import affirms, denies, mentions

SAYS_SO = {"sex_workers": "search.sex_worker", HOMELESS: "search.homeless", DRUG_USERS: "search.uses_drugs"}
"""Phrases by which somebody says that they are one."""


def groups_after(wishes: Criteria, text: str, language: str) -> str | None:
    """The groups of ``wishes`` with those that ``text`` adds, without those that it denies."""
    groups = dict.fromkeys((wishes.groups or "").split())
    if wishes.audience in GROUPS:
        groups[wishes.audience] = None
    of_who_hurts = mentions(text, "search.own_family", language)  # "my husband, who uses drugs"
    for group, phrases in SAYS_SO.items():
        if affirms(text, phrases, language) and not (group == DRUG_USERS and of_who_hurts):
            groups[group] = None
        elif denies(text, phrases, language):
            groups.pop(group, None)
    groups.pop(wishes.not_for, None)
    return " ".join(groups) or None
