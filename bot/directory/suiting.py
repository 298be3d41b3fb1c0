"""Whom an entry helps, and in what language: for referrals to one person. Who looks through the directory sees every entry."""

from __future__ import annotations

from typing import Sequence

from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.municipalities import police_zone
from bot.directory.needs import Need, drug_users, homeless, pinned_whenever_said, residents_only

ELDERLY = "elderly"
MINORS = frozenset({"children", "young_people"})
BEDS = frozenset({"shelter", "emergency_night_shelter"})
OFFICIAL = frozenset({"fr", "nl"})
ENOUGH = 2
"""How many services that speak somebody's language make those that speak none of it needless."""
# Terms that also serve a person of this audience.
_SERVES = {
    "women": {"women", "everyone"},
    "men": {"men", "everyone"},
    "children": {"children", "young_people", "everyone"},
    "young_people": {"young_people", "children", "everyone"},
    "undocumented": {"undocumented", "migrants", "everyone"},
    "migrants": {"migrants", "undocumented", "everyone"},
}
_EXCLUSIVE = {"perpetrators", "professionals"}
_ABOUT_MINORS = {*MINORS, "relatives", "professionals"}
"""Audiences of a service for minors and those around them."""
GROUPS = {"sex_workers", "lgbtqia", "migrants", "undocumented", "people_with_disabilities"}
"""Audiences that nobody is taken for who does not say so."""
HOMELESS = "homeless"
"""Who has no home: services for them are no help to who seeks something else than a bed."""
DRUG_USERS = "drug_users"
"""Who uses drugs: a bed for them is none for who does not."""
_OF_ANY_GROUP = {"women", "men", "relatives", "professionals"}
_GROUPS_OF = {
    "sex_work": {"sex_workers"},
    "lgbtqia": {"lgbtqia"},
    "migration": {"migrants", "undocumented"},
    "disability": {"people_with_disabilities"},
}
"""Kinds of services that are for one group, whoever else their records name ("women")."""
INTIMATE_TOPICS = {"partner_violence", "sexual_violence", "dating_violence", "forced_marriage", "honour_violence", "fgm", "consent_evras", "lgbtqia"}
"""What family planning centres are for besides health: the couple, sexuality."""
HOUSES = frozenset({"samusocial"})
"""Who refuses one of these, or finds it full, was told so of all its houses: they have one number."""
CPAS = "cpas"
"""Who refuses "the CPAS" refuses those of all municipalities, whatever their category."""


def audiences_of(entry: Entry) -> set[str]:
    """Its audiences; everyone where the record names none."""
    return set(entry.document.get("audiences") or ["everyone"])


def serves(entry: Entry, audience: str | None) -> bool:
    """Whether it serves a person of ``audience``; null is a person who did not say."""
    audiences = audiences_of(entry)
    if audience is None:
        return not (audiences <= _EXCLUSIVE)
    return bool(audiences & _SERVES.get(audience, {audience, "everyone"}))


def is_for_others(entry: Entry, need: Need, wishes: Criteria) -> bool:
    """Whether it helps nobody like the person: the CPAS of another municipality, Child Focus a grown woman, sex workers' union a maid."""
    if _is_elsewhere(entry, need, wishes) or (entry.id in need.pinned and entry.id not in residents_only()):
        return _is_elsewhere(entry, need, wishes)
    persons = {wishes.audience, need.audience, *(wishes.groups or "").split()}
    too_old = wishes.audience == ELDERLY and entry.category == "family_planning"
    unsaid = any(entry.id in ids for ids in pinned_whenever_said().values())
    housed = entry.id in homeless() and HOMELESS not in persons and need.categories[0] not in BEDS
    sober = entry.id in drug_users() and DRUG_USERS not in persons
    of_another_group = bool(groups := _groups_of(entry)) and not persons & groups
    return too_old or unsaid or housed or sober or of_another_group or _is_no_matter_of_planning(entry, need, wishes) or _is_of_minors(entry, persons)


def _is_elsewhere(entry: Entry, need: Need, wishes: Criteria) -> bool:
    """Whether it is for the people of another municipality, or the police of another zone; of a zone nobody named where it is not pinned."""
    if entry.id in residents_only():
        return entry.municipality is None or entry.municipality != wishes.municipality
    if entry.category != "police" or entry.municipality is None:
        return False
    zone = police_zone(wishes.municipality) if wishes.municipality else None
    return police_zone(entry.municipality) != zone if zone else entry.id not in need.pinned


def _groups_of(entry: Entry) -> set[str]:
    """The groups that alone it is for; empty where others come there too."""
    audiences = audiences_of(entry)
    return _GROUPS_OF.get(entry.category) or (audiences & GROUPS if audiences - _OF_ANY_GROUP <= GROUPS else set())


def _is_no_matter_of_planning(entry: Entry, need: Need, wishes: Criteria) -> bool:
    """A family planning centre where neither a couple, nor sexuality, nor somebody young is spoken of."""
    of_it = {need.topic, wishes.topic} & INTIMATE_TOPICS or wishes.audience in MINORS or need.is_intimate
    return entry.category == "family_planning" and not of_it


def _is_of_minors(entry: Entry, persons: set[str | None]) -> bool:
    audiences = audiences_of(entry)
    return bool(audiences & MINORS) and audiences <= _ABOUT_MINORS and not persons & _ABOUT_MINORS


def is_refused(entry: Entry, wishes: Criteria) -> bool:
    """Whether the person said that they want no such service: by its name, its kind, or the one matter that it is for."""
    topics = set(entry.document.get("topics") or [])
    kinds = (wishes.not_kinds or "").split()
    by_kind = entry.category in kinds or (CPAS in kinds and entry.id in residents_only())
    refused = (wishes.not_these or "").split()
    by_name = entry.id in refused or entry.id.startswith(tuple(f"{i}-" for i in refused if i in HOUSES))
    return by_name or by_kind or (bool(topics) and topics <= {wishes.not_about})


def has_door(entry: Entry) -> bool:
    """Whether it has an address that is no secret."""
    return bool((entry.document.get("address") or {}).get("street")) and not entry.place_is_hidden


def is_somebody(entry: Entry) -> bool:
    """Whether somebody can be spoken or written to there: a brochure in eighteen languages speaks none."""
    d = entry.document
    return bool(d.get("phones") or d.get("email") or d.get("chat_url") or d.get("sms") or has_door(entry))


def without_call(entry: Entry) -> bool:
    """Whether it can be reached without speaking on the phone."""
    d = entry.document
    return bool(d.get("chat_url") or d.get("email") or has_door(entry) or (d.get("sms") and not d.get("sms_note")))


def speaks(entry: Entry, language: str, wishes: Criteria) -> bool:
    """Whether the person is understood there as far as is known: in ``language``, the conversation's, or one that they wish."""
    spoken = entry.document.get("languages") or []
    return not spoken or bool({language, *wishes.languages} & set(spoken))


def understood_first(entries: Sequence[Entry], language: str, wishes: Criteria, said_first: Sequence[Entry], pinned: Sequence[str]) -> list[Entry]:
    """``entries`` without those that speak another language alone, where enough others are left with those ``said_first``; else with these last.

    A bed is one in any language. Behind those who speak a language that is none of Brussels stand the services of both its
    languages, which may find somebody who does, and those ``pinned``: their cards say what they speak.
    """
    ours = [e for e in entries if speaks(e, language, wishes)]
    heard = len(ours) + sum(speaks(e, language, wishes) for e in said_first)
    if not ours or heard < ENOUGH:
        return [*ours, *(e for e in entries if e not in ours)]
    beds = [e for e in entries if e in ours or e.category in BEDS]
    if language in OFFICIAL:
        return beds
    others = [e for e in entries if e not in beds and (e.id in pinned or set(e.document["languages"]) >= OFFICIAL)]
    return [*beds, *others]
