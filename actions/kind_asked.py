"""What a story's next message asks for by its words, whatever it was taken for: a doctor, somebody to talk to, the bank; never a bed unasked."""

from __future__ import annotations

from actions.kinds import asks_for
from actions.story import STORIES, UNCLEAR
from actions.turn import Turn
from bot.directory.needs import needs
from bot.i18n.phrases import affirms, mentions
from bot.safety.danger import alarm

CHILD = "child_abuse"
DOCTOR, HELPLINE, SHELTER, MONEY = "find_medical_help", "find_helpline", "find_shelter", "find_social_help"
RESIDENCE, PARTNER, FAMILY, ELDER = "residence_rights", "partner_violence", "family_violence", "elder_abuse"
VAGUE = UNCLEAR | {"deny", "affirm", "cancel", "service_details", "more_results", "find_service", MONEY}
"""What a message is taken for that asks for a kind of help in few words."""
OF_THE_BODY = VAGUE | STORIES | {HELPLINE, "file_complaint"}
"""Likewise, where it asks for a doctor."""
OF_MONEY = VAGUE | {RESIDENCE, "find_legal_help", "report_outdated_info", "digital_safety"}
"""Likewise, where it speaks of a bank card."""

SURE, AS_LIKELY = 0.6, 0.5
"""Probability from which a bed is believed to be sought, and the share of it from which a story is told instead."""
AMONG = frozenset({"lgbtqia_support", "exploitation", "discrimination", "worried_about_someone"})
"""What somebody's own group, and what happens to them at work, are taken for."""


def _told(turn: Turn) -> str | None:
    """The story that the conversation is about."""
    return next((need for need in (turn.slots.get("need"), turn.slots.get("story")) if need in STORIES), None)


def _may_mean(turn: Turn, taken_for: frozenset[str] | set[str]) -> bool:
    in_a_conversation = bool(turn.slots.get("need")) and bool(turn.text) and not turn.active_form
    professional = turn.slots.get("is_professional") or (turn.slots.get("search") or {}).get("kind") == "training"
    return in_a_conversation and turn.intent in taken_for and not professional and not alarm(turn.text)


def asks_for_a_doctor(turn: Turn) -> str | None:
    """ "Et le médecin alors ? J'habite Jette", "a hospital please"."""
    return DOCTOR if _may_mean(turn, OF_THE_BODY) and asks_for(turn.text, "medical", turn.language) else None


def asks_for_child_protection(turn: Turn) -> str | None:
    """ "Which child protection service do I call?", in the story of a cut, a marriage: not the same association again."""
    told = _may_mean(turn, VAGUE | STORIES | {HELPLINE, "find_legal_help"})
    return CHILD if told and asks_for(turn.text, "child", turn.language) else None


def asks_whom_to_talk_to(turn: Turn) -> str | None:
    """ "S'il se met en colère, à qui puis-je parler le soir ?": somebody who listens, not the last search again."""
    return HELPLINE if _may_mean(turn, VAGUE | {HELPLINE}) and mentions(turn.text, "search.to_talk", turn.language) else None


def of_a_bank_card(turn: Turn) -> str | None:
    """A card that is to be blocked is no residence permit: the story that it belongs to, or help with money."""
    named = "organisation" in turn.entities and turn.intent != RESIDENCE  # "bloquer la carte" names Card Stop, and no permit
    elsewhere = named or turn.active_form or not turn.text or turn.intent not in OF_MONEY or alarm(turn.text)
    if elsewhere or not mentions(turn.text, "search.bank_card", turn.language):
        return None
    return _told(turn) or (MONEY if turn.intent in {RESIDENCE, *UNCLEAR} else None)


def by_their_child(turn: Turn) -> str | None:
    """ "C'est mon fils qui me tape": not a partner, whatever blows sound like."""
    told = turn.intent == PARTNER and bool(turn.text) and not turn.active_form
    if not told or not mentions(turn.text, "search.own_child", turn.language) or affirms(turn.text, "search.partner", turn.language):
        return None
    return ELDER if turn.wishes.audience == needs()[ELDER].audience else FAMILY


def no_bed_asked(turn: Turn) -> str | None:
    """ "Ya pas un truc pour les jeunes ?" after a story, "elle vit dans un foyer, un éducateur la touche": taken for a search for a bed."""
    if turn.intent != SHELTER or not turn.text or turn.active_form or alarm(turn.text):
        return None
    if mentions(turn.text, "search.bed", turn.language) or asks_for(turn.text, "shelter", turn.language):
        return None
    chances = dict(zip(turn.ranking, turn.confidences, strict=True))
    sure = chances.get(SHELTER, 1.0)
    likely = next((name for name, chance in chances.items() if name in STORIES and chance >= AS_LIKELY * sure), None)
    return (_told(turn) or likely) if sure < SURE or turn.wishes.audience == "young_people" else None


def among_their_own(turn: Turn) -> str | None:
    """A sex worker who was hit by a client, or looks for "an association for girls like me": her organisations, no trafficking."""
    one = "sex_workers" in (turn.wishes.groups or "").split() and bool(turn.text) and not turn.active_form and not alarm(turn.text)
    topics = {needs()[turn.intent].topic} if turn.intent in needs() else set()
    if not one or turn.intent not in AMONG or topics & set(turn.entities.get("topic", [])):
        return None
    return "find_service"
