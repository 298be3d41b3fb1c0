"""What a message wishes of trainings: for whom, about what, in which language; what the register cannot be searched by; what of it is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.loading import DATA
from bot.directory.needs import needs
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.catalogue import label
from bot.i18n.formats import join
from bot.i18n.phrases import affirmed_in_order, affirms, is_only, keys_mentioned, mentions, text_behind
from bot.safety.danger import URGENT_INTENTS

WISHES = ("topic", "audience", "language", "format", "time", "organisation", "setting")
NOT_RECORDED = ("evening", "length", "accreditation", "period", "at_ours")
"""Wishes that no field of a training answers."""
NOBODY_IN_PARTICULAR = "professionals"
"""Every training is for professionals."""
STAYS = frozenset({"topic", "audience", "not_about", "not_for", "not_these"})
"""What a new search takes over from the last."""
SAID_OF_THE_LIST = frozenset({"topic", "audience", "language", "organisation"})
"""What is refused of trainings already shown; "not online" can belong to a new search."""
WHO_ASKS = frozenset({"associations", "institutions"})
"""Rather who writes than who is to be trained, where both are named: "we are an NGO, something for HR"."""
TRAINING = "training"
YOUNG_COUPLES = "dating_violence"
OF_COUPLES = frozenset({"partner_violence", "coercive_control"})
"""Topics that are ``YOUNG_COUPLES`` where pupils are spoken of: "jealousy between 15-year-olds"."""
OF_THE_YOUNG = frozenset({"teachers", "youth_workers"})
"""Whose trainings on jealousy and control are about young couples."""
THEMES = ("dating_violence", "cyberviolence", "coercive_control", "consent_evras", "harassment", "partner_violence")
"""Keys of ``themes`` in terms.yml: topics in the words of those who ask."""
OF_AN_OFFICE = "gender_equality"
"""Where another topic is named beside it, who writes works for equal opportunities."""


def said_of_trainings(turn: Turn) -> Dict[str, str]:
    """The wishes named in this message, one value each.

    "About young people, for teachers": the audience is who is to be trained. "A training on this" is about what was told before.
    """
    said = {name: values[0] for name, values in turn.entities.items() if name in WISHES}
    if _names_another_organiser(turn):
        del said["organisation"]
    if "language" in said:  # "in English, or Spanish": either will do, and neither that was wished before
        said["language_too"] = " ".join(turn.entities["language"][1:])
    topics = [topic for topic in turn.entities.get("topic", []) if topic != OF_AN_OFFICE]
    if topics or (topics := _themes(turn)):
        said["topic"] = topics[0]
    trained = [value for value in turn.entities.get("audience", []) if value in read_taxonomy(DATA).training_audiences]
    if trained:
        said["audience"] = next((value for value in trained if value not in WHO_ASKS), trained[0])
    elif schooled := keys_mentioned(turn.text, "trained", turn.language):
        said["audience"] = schooled[0]
    if said.get("audience") == NOBODY_IN_PARTICULAR:
        del said["audience"]
    if said.get("topic") in OF_COUPLES and _is_about_the_young(turn, said):
        said["topic"] = YOUNG_COUPLES
        if said.get("audience") == "young_people":  # spoken of, not trained
            del said["audience"]
    if "format" in said and mentions(turn.text, "register.also_fine", turn.language):  # "online is fine too" rules nothing out
        del said["format"]
    told = (needs()[name].topic for name in (turn.slots.get("need"), turn.slots.get("story")) if name in needs())
    if "topic" not in said and mentions(turn.text, "register.on_this", turn.language) and (topic := next(filter(None, told), None)):
        said["topic"] = topic
    return said


def _themes(turn: Turn) -> List[str]:
    """Topics that are named in other words than theirs: "the lad who goes through her phone", first said first."""
    named = affirmed_in_order(turn.text, [f"themes.{theme}" for theme in THEMES], turn.language)
    return [key.split(".", 1)[1] for key, _ in named]


def _is_about_the_young(turn: Turn, said: Dict[str, str]) -> bool:
    """Whether couples are those of pupils: the message says so, or names control alone, in a search for a school."""
    if "young_people" in turn.entities.get("audience", []) or mentions(turn.text, "register.young", turn.language):
        return True
    before = (turn.slots.get("search") or {}).get("wishes") or {}
    of_a_school = said.get("audience", before.get("audience")) in OF_THE_YOUNG
    return of_a_school and (said["topic"] == "coercive_control" or before.get("topic") == YOUNG_COUPLES)


def training_wishes(turn: Turn) -> Criteria:
    """The wishes of a new search: in the register it names a topic or who is to be trained, else it is the last one with what changes.

    Who is to be trained is said once, and so is what is refused: both stay ("une formation sur le racisme" after "we are a school,
    not FGM"). A topic goes where another is named. A pharmacist who names nobody to be trained means pharmacists.
    """
    said = said_of_trainings(turn)
    search = turn.slots.get("search") or {}
    with_past = affirms(turn.text, "search.with_past", turn.language)
    in_register = search.get("kind") == TRAINING
    if in_register and (SAID_OF_THE_LIST & set(turn.refused) or _names_another_organiser(turn) or not {"topic", "audience"} & set(said)):
        return changed_training_wishes(turn, search)
    kept = {name: value for name, value in (search.get("wishes") or {}).items() if in_register and name in STAYS}
    wishes = Criteria.from_dict({**kept, **said, "free_only": turn.wishes.free_only, "with_past": with_past})
    wishes = _wanted_again(wishes, said).refusing(_refusals(turn))
    if not wishes.audience and turn.wishes.audience in OF_THE_YOUNG:  # "I am a teacher, …", then "training for my colleagues?"
        wishes = replace(wishes, audience=turn.wishes.audience)
    pharmacist = turn.slots.get("is_pharmacist") and wishes.not_for != "pharmacists"
    trained = wishes.audience in read_taxonomy(DATA).training_audiences
    return wishes if trained or not pharmacist else Criteria.from_dict({**wishes.as_dict(), "audience": "pharmacists"})


def changed_training_wishes(turn: Turn, search: Dict[str, Any]) -> Criteria:
    """The wishes of the last ``search`` for trainings with what this message says and refuses.

    Where the audience was refused, one that was named earlier in the conversation ("we are a school") takes its place.
    """
    before = Criteria.from_dict(search.get("wishes")).refusing(_refusals(turn))
    if search.get("read_in", turn.language) != turn.language:  # "wij hebben Nederlandstalige collega's", then French again
        before = before.without("language")
    if refuses_the_list(turn):
        shown = [record_id for kind, record_id in turn.shown if kind == TRAINING]
        before = replace(before, not_these=" ".join(dict.fromkeys([*(before.not_these or "").split(), *shown])))
    if mentions(turn.text, "search.with_past", turn.language) and not affirms(turn.text, "search.with_past", turn.language):
        before = before.without("with_past")
    flags = {name: True for name in ("free_only", "with_past") if getattr(turn.wishes, name)}
    remembered: Dict[str, str] = {}
    known = turn.wishes.audience
    if turn.refused and not before.audience and known in read_taxonomy(DATA).training_audiences and known != before.not_for:
        remembered = {"audience": known}
    said = said_of_trainings(turn)
    return Criteria.from_dict({**_wanted_again(before, said).as_dict(), **remembered, **flags, **said})


def _refusals(turn: Turn) -> List[tuple[str, str]]:
    found = [(name, value) for name, values in turn.refused.items() for value in values]
    return [*found, ("organisation", turn.entities["organisation"][0])] if _names_another_organiser(turn) else found


def _names_another_organiser(turn: Turn) -> bool:
    """Whether the organiser that is named is not meant: "something else than Garance"; not "Garance, or other than that?"."""
    behind, left = (text_behind(text, "register.other_than", turn.language, r"[\w.’'-]+") for text in (turn.text, turn.unnamed))
    return "organisation" in turn.entities and behind is not None and behind != left


def _wanted_again(before: Criteria, said: Dict[str, str]) -> Criteria:
    """The wishes ``before`` without the refusal of an organiser that is asked for now."""
    kept = [value for value in (before.not_these or "").split() if value != said.get("organisation")]
    return replace(before, not_these=" ".join(kept) or None)


def not_recorded(turn: Turn) -> str | None:
    """One sentence on what the message wishes and the register cannot be searched by, for the organiser to answer; null where there is nothing."""
    dated = "time" in turn.entities  # "before Easter" with a month is a date after all
    wished = [key for key in NOT_RECORDED if affirms(turn.text, f"register.{key}", turn.language) and not (dated and key == "period")]
    names = [label(f"training_not_recorded.{key}", turn.language) for key in wished]
    return label("training_not_recorded.say", turn.language, value=join(names, turn.language, "or")) if names else None


def refuses_the_list(turn: Turn) -> bool:
    """Whether all that was shown is of no use, and nothing named says why: "dat is Wallonië, daar zijn wij niks mee"."""
    return not turn.refused and mentions(turn.text, "register.no_concern", turn.language)


def finds_fault_with_trainings(turn: Turn) -> str | None:
    """ "Inform", the intent of a changed wish, where the message refuses something of the trainings just shown, or wants past ones; else null.

    A rule for ``actions/context.py``: such messages are long or a single word ("passées"), and read alone they are anything.
    """
    if (turn.slots.get("search") or {}).get("kind") != TRAINING or turn.active_form or turn.intent in URGENT_INTENTS:
        return None
    refuses = turn.refused or refuses_the_list(turn) or _names_another_organiser(turn)
    return "inform" if refuses or is_only(turn.text, "search.with_past", turn.language) else None
