"""What is said once and stays for the conversation: hands on a throat, violence by a police officer, children heard through a wall, no roof.

Kept in the slot ``facts`` (``remember.py``); who answers asks here.
"""

from __future__ import annotations

from actions.story import ONLINE, STORIES, UNCLEAR
from actions.turn import Turn
from bot.i18n.ages import ADULT, own_age, young_relatives_age
from bot.i18n.phrases import affirms, mentions
from bot.safety.danger import DANGER, URGENT_INTENTS, alarm

OF_ANOTHER, IMAGES, BLACKMAIL, BANK_CARD = "of_another", "intimate_images", "blackmail", "bank_card"
OF_IMAGES = {IMAGES: "search.intimate_images", BLACKMAIL: "search.blackmail"}
"""What is told in a story of online violence, by the phrases that tell it."""
STRANGLED, POLICE, OTHERS, NO_DANGER, NO_ROOF = "strangled", "police_officer", "others_heard", "no_danger", "no_roof"
IN_SERVICE, MINOR = "in_service", "minor"
SAID = "_said"
"""Behind a fact: what is to be said of it has been said."""
SURE = 0.6
"""Probability from which a message that names a police officer is understood by itself."""
HEARD_AS = frozenset({DANGER, "child_abuse", "worried_about_someone", "family_violence", "partner_violence"})
"""What a neighbour's words are taken for."""
CHILD, WORRIED = "child_abuse", "worried_about_someone"
OF_THE_OTHERS = UNCLEAR | {
    "deny",
    "find_shelter",
    "find_social_help",
    "find_service",
    "safety_planning",
    "children_and_separation",
    "family_violence",
    "partner_violence",
    "perpetrator_seeking_help",
    "locate_person_or_refuge",
}
"""What a neighbour's next words are taken for where nobody knows whom they are about."""


def facts_in(text: str, intent: str, language: str, story: str | None = None) -> list[str]:
    """The facts that the message tells; ``story`` is the one told before."""
    of_records = intent.startswith(("find_training", "submit_", "ask_")) and intent != "ask_confidentiality"
    found = []
    if affirms(text, "search.strangled", language) and not mentions(text, "search.long_ago", language) and not of_records:
        found.append(STRANGLED)
    if affirms(text, "search.is_police", language) and not of_records:
        found.append(POLICE)
    if intent in HEARD_AS and mentions(text, "search.neighbours", language) and not mentions(text, "search.is_hurt", language):
        found.append(OTHERS)
    if ONLINE in (intent, story):
        of_another = affirms(text, "search.young_relative", language) or young_relatives_age(text, language) is not None
        found += [fact for fact, key in OF_IMAGES.items() if affirms(text, key, language)]
        found += [OF_ANOTHER] if of_another and not mentions(text, "search.own_images", language) else []
    if mentions(text, "search.bank_card", language) and not of_records:
        found.append(BANK_CARD)
    if affirms(text, "search.in_service", language) and not of_records:
        found.append(IN_SERVICE)
    if mentions(text, "search.no_danger", language) and not alarm(text):
        found.append(NO_DANGER)
    if (own_age(text, language) or ADULT) < ADULT and not of_records:
        found.append(MINOR)
    if affirms(text, "search.no_roof", language) and not of_records:
        found.append(NO_ROOF)
    return found


def known(turn: Turn, fact: str) -> bool:
    """Whether the fact was told, in this message or before."""
    return fact in (turn.slots.get("facts") or ())


def to_be_said(turn: Turn, fact: str) -> bool:
    """Whether the fact was told and nothing was said of it yet."""
    return known(turn, fact) and not known(turn, fact + SAID)


def said_of(turn: Turn, *facts: str) -> list[str]:
    """The value of the slot once something was said of ``facts``."""
    return list(dict.fromkeys([*(turn.slots.get("facts") or ()), *(fact + SAID for fact in facts)]))


def hurt_by_police(turn: Turn) -> str | None:
    """ "My husband is a police inspector, you see the problem?": a story, not a complaint about the answer, nor about love between women."""
    told = POLICE in facts_in(turn.text, turn.intent, turn.language) and not turn.active_form and not alarm(turn.text)
    doubtful = turn.intent not in URGENT_INTENTS and max(turn.confidences, default=0.0) < SURE
    if not told or not doubtful or turn.intent in ("file_complaint", "protection_measures", "find_legal_help"):
        return None
    if turn.slots.get("need") in STORIES:
        return turn.slots["need"]
    return "partner_violence" if mentions(turn.text, "search.partner", turn.language) else "family_violence"


def those_heard(turn: Turn) -> str:
    """The story of a neighbour who hears others: children where they are named, else somebody."""
    return CHILD if mentions(turn.text, "search.kids", turn.language) else WORRIED


def of_those_heard(turn: Turn) -> str | None:
    """ "Who looks after the kids?", "no shelter, it is not me" of a neighbour: still of those who are heard."""
    story = turn.slots.get("story")
    about = known(turn, OTHERS) and story in (CHILD, WORRIED) and bool(turn.text) and not turn.active_form and not alarm(turn.text)
    kids = mentions(turn.text, "search.kids", turn.language)
    vague = turn.intent in OF_THE_OTHERS or (kids and turn.intent in ("service_details", "find_helpline"))  # "ok and for the kids?"
    if not about or not vague or "organisation" in turn.entities:
        return None
    if turn.intent == "find_shelter" and max(turn.confidences, default=0.0) >= SURE:
        return None
    return CHILD if story == CHILD or kids else WORRIED
