"""A person tells more of what they began with: "il veut de l'argent", "it has been a year", "what do I do now?".

Taken alone such a message is anything; after a story it belongs to it, so that nobody has to tell it twice.
"""

from __future__ import annotations

from actions.turn import Turn
from bot.directory.loading import DATA
from bot.directory.needs import needs
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.phrases import begins_with, mentions
from bot.safety.danger import alarm

STORIES = frozenset(
    {
        "partner_violence",
        "family_violence",
        "sexual_violence",
        "sexual_harassment",
        "online_violence",
        "stalking",
        "forced_marriage",
        "genital_mutilation",
        "child_abuse",
        "elder_abuse",
        "discrimination",
        "lgbtqia_support",
        "exploitation",
        "perpetrator_seeking_help",
        "worried_about_someone",
        "residence_rights",
        "digital_safety",
    }
)
"""Needs that are told rather than asked for."""
GENERAL = frozenset({"partner_violence", "family_violence", "discrimination", "exploitation"})
"""What a further part of a story is taken for when it is read alone: "he shouts", "I dare not say anything"."""
OF_OTHERS = frozenset({"child_abuse", "elder_abuse", "online_violence"})
"""Stories about somebody else than a partner; violence told next is theirs unless a partner is named."""
OWN_HELP = OF_OTHERS | {"exploitation", "lgbtqia_support", "forced_marriage", "genital_mutilation", "perpetrator_seeking_help"}
"""Stories with services of their own, which know more than a line for everybody."""
CHILDREN, ONLINE = "children_and_separation", "online_violence"
UNCLEAR = frozenset({"inform", "nlu_fallback", "out_of_scope", "not_helpful", "ask_capabilities"})
SURE = 0.6
"""Probability from which violence told next is a story of its own."""
TELLING_WORDS = 4
"""Words from which a message that begins with yes or no says more than that."""
ASKING_WORDS = 8
"""Words of the longest "and what do I do now?"."""


def goes_on(turn: Turn, intent: str) -> str | None:
    """The need of the story so far where the message, read alone as ``intent``, tells more of it; null where it does not."""
    need = turn.slots.get("need")
    if need not in STORIES | {"find_helpline"} or turn.active_form or not turn.text or alarm(turn.text):
        return None
    words = len(turn.text.split())
    if words <= ASKING_WORDS and any(mentions(turn.text, f"search.{key}", turn.language) for key in ("what_to_do", "where_now")):
        return need
    if need not in STORIES:
        return None
    if intent == "cancel" and (words > TELLING_WORDS + 1 or begins_with(turn.text, "search.question", turn.language)):  # "can I stop him posting it?"
        return need
    of_a_separation = mentions(turn.text, "search.see_the_child", turn.language)
    if need == ONLINE and intent == CHILDREN and not of_a_separation:  # "he dares not go to school any more"
        return need
    if intent == "find_helpline" and need in OWN_HELP:  # "and for the boy, who can I call?"
        return need
    if _names_a_wish(turn, need) or mentions(turn.text, "search.man", turn.language):
        return None
    if intent in ("affirm", "deny"):
        return need if words >= TELLING_WORDS else None
    if intent in UNCLEAR - {"ask_capabilities"} and "?" not in turn.text:
        return need if words >= TELLING_WORDS - 1 else None
    if need == ONLINE and intent in ("sexual_harassment", "forced_marriage"):  # "everybody at uni has seen it", "I am married"
        return need if dict(zip(turn.ranking, turn.confidences, strict=True)).get(intent, 0.0) < SURE else None
    if intent in GENERAL - {need} and not mentions(turn.text, "search.partner", turn.language):
        chance = dict(zip(turn.ranking, turn.confidences, strict=True)).get(intent, 0.0)
        return need if need in OF_OTHERS or chance < SURE else None
    return None


def _names_a_wish(turn: Turn, need: str) -> bool:
    """Whether a place, a language, an age is named; a profession ("the nurse saw it"), and whom it is about, are part of the story."""
    told = {*read_taxonomy(DATA).training_audiences, needs()[need].audience, *({"children"} if need == "elder_abuse" else ())}
    return any(set(values) - told if entity == "audience" else values for entity, values in turn.entities.items())


def without_police(turn: Turn) -> str | None:
    """Help that needs no police, where the message says that they are not wanted; null where it does not."""
    unwanted = turn.intent in ("file_complaint", "protection_measures", "deny", "find_helpline", "ask_confidentiality") or turn.intent in UNCLEAR
    if turn.active_form or not unwanted or alarm(turn.text) or not mentions(turn.text, "search.no_police", turn.language):
        return None
    return "pharmacist_what_to_say" if turn.slots.get("is_pharmacist") else "find_helpline"
