"""A bed: for who has no roof now, who leaves a violent home with the children, whose bed turned out to be taken."""

from __future__ import annotations

from actions.facts import NO_ROOF, known
from actions.kinds import asks_for
from actions.turn import Turn
from bot.i18n.phrases import affirms, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

SHELTER, CHILDREN = "find_shelter", "children_and_separation"
LEFT_AT_HOME = frozenset({"partner_violence", "family_violence", "forced_marriage", "child_abuse"})
"""Stories that somebody leaves home for."""
OF_RECORDS = ("find_training", "submit_", "ask_")
"""What somebody asked last who speaks of other people's beds."""
IN_THE_STREET = frozenset({"stalking", "sexual_harassment"})
"""What "I am in the street" is part of without a word on sleeping."""
WITH_OWN_HELP = frozenset({"lgbtqia_support", "exploitation", "forced_marriage", "sexual_violence"})
"""Stories whose services know more than a bed, which is a button beside them: "they threw me out because I'm gay"."""
SURE = 0.6
"""Probability from which such a story is believed."""
ONLY_HEARD = 0.6
"""Probability of danger from which the classifier alone is believed though the message asks for a bed."""


def _may_ask(turn: Turn) -> bool:
    urgent = turn.intent in URGENT_INTENTS and turn.alarm_probability >= ONLY_HEARD
    of_records = str(turn.slots.get("need") or "").startswith(OF_RECORDS)
    return bool(turn.text) and not (turn.active_form or urgent or of_records or alarm(turn.text))


def without_a_roof(turn: Turn) -> str | None:
    """ "I am in street with my kids", "on est dehors": a bed, whatever it was taken for.

    Where the classifier alone hears danger, the numbers stand before it (``RelaisAction.run``).
    """
    own_help = turn.intent in WITH_OWN_HELP and turn.certainty >= SURE
    if not _may_ask(turn) or turn.intent in IN_THE_STREET or own_help:
        return None
    left = mentions(turn.text, "search.left_home", turn.language) or {turn.slots.get("need"), turn.slots.get("story")} & {SHELTER, *LEFT_AT_HOME}
    where_now = affirms(turn.text, "search.where_now", turn.language) and left  # after a rape that is the care centre
    return SHELTER if where_now or affirms(turn.text, "search.no_roof", turn.language) else None


def a_bed_elsewhere(turn: Turn) -> str | None:
    """ "Samusocial is full, what now?", "is there no other place?", "I can't pay" of who looks for a bed: those that are left, and who can pay."""
    if not _may_ask(turn):
        return None
    searched = turn.slots.get("need") == SHELTER or known(turn, NO_ROOF)
    full = mentions(turn.text, "search.full", turn.language) and (searched or SHELTER in turn.ranking[:2])
    asks_on = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("other_place", "no_money"))
    return SHELTER if full or (searched and asks_on) else None


def wants_to_leave(turn: Turn) -> str | None:
    """ "Je veux partir avec mes deux enfants", in a story of violence at home: a roof first, unless the law is asked about."""
    told = {turn.slots.get("need"), turn.slots.get("story")} & LEFT_AT_HOME
    if not told or turn.intent != CHILDREN or not _may_ask(turn) or "?" in turn.text:
        return None
    of_the_law = asks_for(turn.text, "legal", turn.language) or mentions(turn.text, "search.see_the_child", turn.language)
    return SHELTER if affirms(turn.text, "search.leaves", turn.language) and not of_the_law else None
