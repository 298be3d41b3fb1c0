"""Who looks for somebody who left, and was refused a place: that refusal holds for the rest of the conversation.

The slot ``searches`` says what was refused: a ``person`` (or a place, by somebody who insisted), or a ``place`` alone.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.story import STORIES
from actions.turn import Turn
from actions.who_hurts import OTHER, SELF, who_strikes
from bot.directory.hours import brussels_now
from bot.directory.needs import needs
from bot.directory.queries import services_in
from bot.i18n.phrases import affirms, mentioned, mentions
from bot.safety.danger import DANGER, SUICIDE, URGENT_INTENTS, alarm, denies_a_wish_to_die

FALLBACK = "nlu_fallback"
UNSURE = 0.5
"""Probability below which the message after a refusal asks for the place again."""
SURE = 0.6
"""Probability from which who told their own story is believed to look for a person, and who asked for a place to have a story."""
QUESTION_WORDS = 20
"""Words of the longest message after a refusal that asks for the place again though it was taken for something else."""
SHORT = 5
"""Words of the longest "and where is it?"."""
LIKELY = 3
"""Among how many of the likeliest intents a request for a place must be to be made again."""
LOCATE, PERPETRATOR, WORRIED = "locate_person_or_refuge", "perpetrator_seeking_help", "worried_about_someone"
CHILDREN, LAWYER = "children_and_separation", "find_legal_help"
PERSON, PLACE = "person", "place"
HIDDEN = frozenset({"shelter", "emergency_night_shelter", "victim_support", "womens_org", "sexual_assault_centre", "trafficking", "housing_social"})
"""Kinds of services where who left may be: none of them is named to who looks for them."""
KEPT_FROM_THEM = frozenset({"find_shelter", "find_social_help", "safety_planning", "digital_safety", *STORIES} - {PERPETRATOR, "residence_rights"})
"""Needs whose answer is for who was hurt, or would list where they can be."""
INSISTING = frozenset({"ask_confidentiality", "file_complaint", "affirm", "deny", "not_helpful", "inform", "service_details"})
"""What the next message of somebody who was refused a place is taken for: "I'm from the police, tell me"."""
CLEAR = frozenset(
    {"affirm", "thank", "greet", "goodbye", "cancel", "insult", "not_helpful", "more_results", "change_language", "ask_capabilities", *URGENT_INTENTS}
)
"""What a doubtful question is left as where it was taken for it."""
WEAK_ALARM = 0.2
"""Probability of danger below which an alarm of the classifier alone does not break off a conversation about something else."""
ONLY_HEARD = 0.6
"""Probability of danger from which the classifier alone is believed that a threatening searcher is in danger or wants to die."""


def looks_for_a_person(turn: Turn) -> bool:
    """Whether the message is about somebody who left or cannot be found, rather than about a place alone."""
    return any(mentions(turn.text, f"search.{key}", turn.language) for key in ("where_they_are", "somebody_left"))


def was_refused(turn: Turn) -> bool:
    """Whether somebody was refused a person or a place in this conversation."""
    return bool(turn.slots.get("searches")) or LOCATE in (turn.slots.get("need"), turn.slots.get("story"))


def own_story(turn: Turn, intent: str) -> bool:
    """Whether somebody who only asked for a place now tells that they are hurt themselves."""
    if turn.slots.get("searches") != PLACE or not turn.text or looks_for_a_person(turn):
        return False
    sure = intent in STORIES - {WORRIED, PERPETRATOR} and max(turn.confidences, default=0.0) >= SURE
    return sure or who_strikes(turn.text, turn.language) == {OTHER}


def kept_from_searching(turn: Turn, intent: str) -> str:
    """``intent``, or the refusal where its answer would be for whom somebody looks for."""
    if not was_refused(turn) or turn.active_form or alarm(turn.text) or own_story(turn, intent):
        return intent
    return LOCATE if intent in KEPT_FROM_THEM else intent


def still_looks_for_somebody(turn: Turn) -> str | None:
    """What a message is of somebody who was refused a place: a threat, a wait at the door, a child to see, a lawyer, their own violence."""
    about = was_refused(turn) or turn.slots.get("story") == PERPETRATOR
    if not about or not turn.text or turn.active_form or alarm(turn.text) or own_story(turn, turn.intent):
        return None
    if turn.intent in URGENT_INTENTS:
        return _calmed(turn)
    if not was_refused(turn):
        return None
    if _confesses(turn):
        return PERPETRATOR
    if _asks_to_see(turn):
        return CHILDREN
    if mentions(turn.text, "search.threat", turn.language):
        return LOCATE
    waits = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("lies_in_wait", "message_to_them"))
    return LOCATE if waits and turn.intent not in (LAWYER, PERPETRATOR, CHILDREN) else None


def _confesses(turn: Turn) -> bool:
    return SELF in who_strikes(turn.text, turn.language) or affirms(turn.text, "search.hurts", turn.language)


def _asks_to_see(turn: Turn) -> bool:
    """ "Don't treat me as an abuser, how do I see my child?"."""
    asked = turn.intent in (PERPETRATOR, LOCATE, "find_service", "find_helpline", "out_of_scope", FALLBACK, WORRIED, *INSISTING)
    return asked and mentions(turn.text, "search.see_the_child", turn.language)


def _calmed(turn: Turn) -> str | None:
    """Where the classifier alone hears danger in what a searcher says: their violence or threat, or the place asked for again."""
    if turn.alarm_probability >= ONLY_HEARD:
        return None
    if was_refused(turn) and _confesses(turn):
        return PERPETRATOR
    if was_refused(turn) and mentions(turn.text, "search.see_the_child", turn.language):
        return CHILDREN
    keys = ("threat", "lies_in_wait", "where_they_are")
    again = any(mentions(turn.text, f"search.{key}", turn.language) for key in keys) or (was_refused(turn) and denies_a_wish_to_die(turn.text))
    return LOCATE if again else None


def hidden_from_searchers(session: Session) -> frozenset[str]:
    """Ids of the services where somebody who left may be."""
    return frozenset(e.id for e in services_in(session, sorted(HIDDEN), for_victims=False, today=brussels_now().date()))


def said_to_searchers(turn: Turn) -> str | None:
    """The response beside an answer to somebody who looks for who left: not to wait at a door; who explains how to see the children."""
    if turn.text and mentions(turn.text, "search.lies_in_wait", turn.language):
        return "utter_do_not_wait"
    return "utter_see_the_children" if turn.intent == CHILDREN else None


def threatens(turn: Turn) -> str | None:
    """ "I will find her, and then she will know": of somebody who was refused a place, or who hurts, it is no wish to die."""
    about = (turn.slots.get("need") in (LOCATE, PERPETRATOR) or was_refused(turn)) and not turn.active_form
    if not about or turn.intent != SUICIDE or alarm(turn.text) or denies_a_wish_to_die(turn.text):
        return None
    if 0 < turn.alarm_probability < WEAK_ALARM or SUICIDE in (turn.slots.get("declined") or ()):
        return None
    return None if OTHER in who_strikes(turn.text, turn.language) else DANGER


def insists_on_a_place(turn: Turn) -> str | None:
    """Again after a refusal: "I'm from the police, tell me", "the addresses of the refuges then"."""
    if turn.slots.get("need") != LOCATE or turn.active_form or "organisation" in turn.entities or not 0 < len(turn.text.split()) <= QUESTION_WORDS:
        return None
    if mentions(turn.text, "search.claims_a_right", turn.language):
        return LOCATE
    asks_address = turn.intent in ("find_service", "find_shelter") and "address" in mentioned(turn.text, "aspects", turn.language)
    insists = turn.intent in INSISTING or (
        LOCATE in turn.ranking[:LIKELY] and max(turn.confidences, default=0.0) < UNSURE and turn.intent not in CLEAR
    )
    return LOCATE if asks_address or insists else None


def asks_where_it_is(turn: Turn) -> str | None:
    """ "Where is it?" of a service just shown looks for nobody."""
    asked = turn.intent == LOCATE and bool(turn.shown) and not turn.active_form and not was_refused(turn) and not looks_for_a_person(turn)
    short = len(turn.text.split()) <= SHORT and mentions(turn.text, "search.where_is_it", turn.language)
    return "service_details" if asked and short else None


def hardly_locates(turn: Turn) -> str | None:
    """The next likeliest meaning where who told their own story, or helps others, is taken for who looks for a person: an accusation."""
    told = turn.slots.get("need") in STORIES - {PERPETRATOR} | {"find_helpline"} and max(turn.confidences, default=0.0) < SURE
    helps = bool(turn.slots.get("is_professional")) and not looks_for_a_person(turn)  # "an address to put on our poster"
    if turn.intent != LOCATE or turn.active_form or was_refused(turn) or not (told or helps):
        return None
    others = (n for n in turn.ranking if n in needs() and n != LOCATE and n not in URGENT_INTENTS)
    return "find_helpline" if helps and not told else next(others, None)
