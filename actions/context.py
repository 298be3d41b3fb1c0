"""What a message means after an answer: "et pour un homme ?", "plus", "I can't call"; a pharmacist's next question; "go on" with a form."""

from __future__ import annotations

from typing import Callable

from actions.after_danger import danger_at_the_counter, denied_danger, help_is_here, likeliest_calm, stays_in_danger
from actions.calls import asks_about_the_calls
from actions.counter import COUNTER, VAGUE, asked_at_the_counter, is_at_the_counter
from actions.language_wish import is_about_help
from actions.story import STORIES, goes_on, without_police
from actions.training_wishes import finds_fault_with_trainings
from actions.turn import Turn
from bot.directory.needs import concrete_needs
from bot.i18n.phrases import begins_with, is_made_of, is_only, mentioned, mentions
from bot.safety.danger import DANGER, PHARMACY_DANGER, SUICIDE, URGENT_INTENTS, alarm, speaks_from_a_pharmacy

PAUSED_FORM = "paused_form"
"""Slot with the name of a form that danger interrupted."""
FOLLOW_UP_WORDS = 8
"""A longer message says itself what it wants."""
WISHES = ("municipality", "audience", "format", "time", "topic", "setting", "language")
FALLBACK = "nlu_fallback"

SURE = 0.6
"""Probability from which "and for her, a psychologist in Jette?" asks for another kind of help, not for the same again."""
UNSURE = 0.5
"""Probability below which a question that points back ("do they ask for a passport?") is about what was shown."""
WEAK_ALARM = 0.2
"""Probability of danger below which an alarm of the classifier alone does not break off a conversation about something else."""
AS_LIKELY = 0.5
"""Share of the probability of one who hurts from which somebody is answered as one who is hurt: the other way round is an accusation."""
KNOWN = 0.9
"""Probability from which "who are you?" is about the assistant where a programme was shown."""
LIKELY = 3
"""Among how many of the likeliest intents a request for a place must be to be made again."""
GUESS = 0.35
"""Probability below which a message that names a wish changes the last search."""
QUESTION_WORDS = 20
"""Words of the longest question about what was shown."""
LOCATE, PERPETRATOR = "locate_person_or_refuge", "perpetrator_seeking_help"
CHILD, YOUNG = "child_abuse", "young_people"
ONLINE = "online_violence"
WITH_A_PLACE = frozenset({"sexual_violence", "child_abuse"})
"""Stories whose first line is the place to go."""
WITHOUT_COUNTER = {
    "pharmacist_procedure": "worried_about_someone",
    "pharmacist_what_to_say": "worried_about_someone",
    "pharmacist_recognise_signs": "worried_about_someone",
    "pharmacist_confidentiality": "find_legal_help",
    "pharmacist_join": "ask_publications",
}
"""What a question of the counter is of a nurse, a teacher, an employer."""
INSISTING = frozenset({"ask_confidentiality", "file_complaint", "affirm", "deny", "not_helpful", "inform", "service_details"})
"""What the next message of somebody who was refused a place is taken for: "I'm from the police, tell me"."""
NAMING = frozenset({"find_helpline", "find_service", "out_of_scope", "inform", "ask_policy_bodies", FALLBACK})
"""What "what is the 103?" is taken for, which asks about the service it names."""
CORRECTS = frozenset({"deny", "affirm", "not_helpful", "out_of_scope", FALLBACK})
"""What a message that corrects a search is taken for."""
FACTS = frozenset({"contact", "open", "address", "price"})
"""Aspects that are asked of a service that is named, however long the message is."""
OF_RECORDS = frozenset({"find_training", "submit_training", "report_outdated_info", "ask_publications", "ask_policy_bodies", *URGENT_INTENTS})
"""What names an organisation and asks nothing about it."""
OF_SERVICES = frozenset({"open", "languages", "price", "anonymous"})
"""Aspects that "they" have who were shown, and nobody of a story: whether they take children is asked of shelters and told of parents."""
CLEAR = frozenset(
    {"affirm", "thank", "greet", "goodbye", "cancel", "insult", "not_helpful", "more_results", "change_language", "ask_capabilities", *URGENT_INTENTS}
)
"""What a doubtful question is left as where it was taken for it."""


def goes_on_with_form(turn: Turn) -> bool:
    """Whether the message takes up a form that danger interrupted: "go on", or a yes or a bare answer straight after the alarm."""
    if not turn.slots.get(PAUSED_FORM) or turn.active_form or not turn.text:
        return False
    straight_after = turn.slots.get("need") in URGENT_INTENTS and turn.intent in ("affirm", "inform")
    return straight_after or is_only(turn.text, "form.go_on", turn.language)


def meant(turn: Turn) -> str:
    """The intent of the turn, or what it is after the last answer: the first of the rules below that says something."""
    return next((found for rule in RULES if (found := rule(turn))), turn.intent)


def _words(turn: Turn) -> int:
    return len(turn.text.split())


def _certainty(turn: Turn) -> float:
    return max(turn.confidences, default=0.0)


def _who_is_hurt(turn: Turn) -> str | None:
    """A man who says "c'est elle qui me frappe" is no perpetrator, whatever the classifier hears."""
    taken_for_one = PERPETRATOR in (turn.intent, turn.slots.get("need")) and not turn.active_form and turn.intent not in URGENT_INTENTS
    if not taken_for_one:
        return None
    chances = dict(zip(turn.ranking, turn.confidences, strict=True))
    close = turn.intent == PERPETRATOR and chances.get("partner_violence", 0.0) >= AS_LIKELY * chances.get(PERPETRATOR, 1.0)
    return "partner_violence" if close or mentions(turn.text, "search.is_hurt", turn.language) else None


def _no_pharmacist(turn: Turn) -> str | None:
    """ "Vers qui l'orienter ?" of somebody whose story was no pharmacist's."""
    need = turn.slots.get("need")
    if not turn.text or not turn.intent.startswith(COUNTER) or turn.intent in URGENT_INTENTS or turn.slots.get("is_pharmacist"):
        return None
    if turn.slots.get("is_pharmacist") is False:
        asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
        told = need if need and not str(need).startswith((COUNTER, "ask_")) else "worried_about_someone"
        return WITHOUT_COUNTER.get(turn.intent) if asks else told  # "I am a nurse" alone corrects the last answer
    return need if need in STORIES | {"find_helpline"} and not speaks_from_a_pharmacy(turn.text) else None


def _hardly_an_alarm(turn: Turn) -> str | None:
    """The likeliest calm meaning where the classifier alone heard danger, weakly, in a conversation about something else.

    The numbers are said before the answer all the same (``RelaisAction.run``).
    """
    elsewhere = turn.slots.get("need") and turn.slots["need"] not in URGENT_INTENTS
    if turn.intent not in URGENT_INTENTS or not elsewhere or turn.active_form or not 0 < turn.alarm_probability < WEAK_ALARM:
        return None
    calm = likeliest_calm(turn)
    if is_at_the_counter(turn) and not str(calm).startswith(COUNTER):  # "her boyfriend waits outside"
        return None
    return goes_on(turn, calm or FALLBACK) or calm


def _wants_to_meet(turn: Turn) -> str | None:
    """ "He wants to meet tomorrow or he posts them": still of the pictures."""
    after = turn.slots.get("need") == ONLINE and turn.text and not turn.active_form and not alarm(turn.text)
    return ONLINE if after and mentions(turn.text, "search.meeting", turn.language) else None


def _names_no_danger(turn: Turn) -> str | None:
    """ "I'm 14", "Ixelles": names alone are no alarm, whatever the classifier hears in them."""
    heard = turn.intent in (DANGER, PHARMACY_DANGER, SUICIDE) and turn.entities and turn.slots.get("need") and not turn.active_form
    if not heard or alarm(turn.text) or not is_made_of(turn.unnamed, "search.little_words", turn.language):
        return None
    if turn.slots.get("search"):
        return "inform"
    return CHILD if YOUNG in turn.entities.get("audience", []) else None


def _insists_on_a_place(turn: Turn) -> str | None:
    """Again after a refusal: "I'm from the police, tell me", "the addresses of the refuges then"."""
    if turn.slots.get("need") != LOCATE or turn.active_form or not 0 < _words(turn) <= QUESTION_WORDS:
        return None
    if mentions(turn.text, "search.claims_a_right", turn.language):
        return LOCATE
    asks_address = turn.intent in ("find_service", "find_shelter") and "address" in mentioned(turn.text, "aspects", turn.language)
    insists = turn.intent in INSISTING or (LOCATE in turn.ranking[:LIKELY] and _certainty(turn) < UNSURE and turn.intent not in CLEAR)
    return LOCATE if asks_address or insists else None


def _where_to_send(turn: Turn) -> str | None:
    """ "Where can she go?" looks for a place, not for a person."""
    need = turn.slots.get("need")
    asked = LOCATE in turn.ranking[:2] if turn.intent in URGENT_INTENTS and not alarm(turn.text) else turn.intent == LOCATE
    asked = asked or ((need in WITH_A_PLACE or is_at_the_counter(turn)) and "find_shelter" in (turn.intent, *turn.needs))
    if not asked or turn.active_form or not mentions(turn.text, "search.where_to_go", turn.language):
        return None
    return need if need in WITH_A_PLACE else "pharmacist_procedure" if is_at_the_counter(turn) else "find_shelter"


def _after_rape(turn: Turn) -> str | None:
    """ "For rape I mean, where do I send her?": the care centre, also of a pharmacist."""
    named = "sexual_violence" in turn.entities.get("topic", []) and turn.intent in (LOCATE, "find_shelter", "inform", "service_details", FALLBACK)
    elsewhere = (turn.slots.get("search") or {}).get("kind") == "training" or str(turn.slots.get("need") or "").startswith("ask_")
    return "sexual_violence" if named and turn.slots.get("need") and not (elsewhere or turn.active_form) else None


def _back_to_the_story(turn: Turn) -> str | None:
    """What was told before danger was heard, where that is denied: "no, she is in no danger, it is for July"."""
    story = turn.slots.get("story")
    after = turn.slots.get("need") in URGENT_INTENTS and story in STORIES and not turn.active_form and not alarm(turn.text)
    denied = after and any(mentions(turn.text, f"search.{key}", turn.language) for key in ("no_danger", "no_wish_to_die"))
    return story if denied and (turn.intent in URGENT_INTENTS or _certainty(turn) < SURE or turn.intent in VAGUE) else None


def _worried_at_the_counter(turn: Turn) -> str | None:
    """A pharmacist's words about a patient, which read as a friend's."""
    if turn.intent != "worried_about_someone" or turn.active_form or not turn.text or not is_at_the_counter(turn):
        return None
    return next((n for n in turn.ranking if n.startswith(COUNTER) and n not in URGENT_INTENTS), "pharmacist_what_to_say")


def _parent_refused(turn: Turn) -> str | None:
    """ "Don't treat me as an abuser, how do I see my child?" of somebody who was refused a place."""
    refused = turn.slots.get("need") == LOCATE and turn.intent in (PERPETRATOR, LOCATE) and bool(turn.text) and not turn.active_form
    return "children_and_separation" if refused and mentions(turn.text, "search.see_the_child", turn.language) else None


def _needs_an_interpreter(turn: Turn) -> str | None:
    """ "She only speaks Turkish, can somebody translate?" at the counter."""
    asked = is_at_the_counter(turn) and bool(turn.text) and turn.intent not in URGENT_INTENTS and not turn.active_form
    return "find_service" if asked and mentions(turn.text, "search.interpreter", turn.language) else None


def _took_something(turn: Turn) -> str | None:
    """ "The pills, I mean, my belly hurts", after a wish to die: 112 again."""
    after = turn.slots.get("need") == SUICIDE and turn.text and not turn.active_form
    return SUICIDE if after and mentions(turn.text, "search.taken", turn.language) else None


def _threatens(turn: Turn) -> str | None:
    """ "I will find her, and then she will know": of somebody who was refused a place it is no wish to die."""
    refused = turn.slots.get("need") in (LOCATE, PERPETRATOR) and not turn.active_form
    return DANGER if refused and turn.intent == SUICIDE and not alarm(turn.text) else None


def _story_goes_on(turn: Turn) -> str | None:
    """More of what was told before."""
    return goes_on(turn, turn.intent)


def _most_urgent_need(turn: Turn) -> str | None:
    """Of several needs in one message the first."""
    return turn.needs[0] if turn.intent in turn.needs and not turn.active_form else None


def _help_in_a_language(turn: Turn) -> str | None:
    """A language as a wish: "anyone speak Dari?", "elle parle que le néerlandais", "in French" after trainings."""
    if turn.intent != "change_language" or turn.active_form or not turn.text or alarm(turn.text):
        return None
    search, codes = turn.slots.get("search"), turn.entities.get("language", [])
    if not is_about_help(turn.text, turn.language, codes, search):
        return None
    return "inform" if search and codes else "service_details" if turn.shown else "find_helpline"


def _asks_about_a_service(turn: Turn) -> str | None:
    """A service that is named: "what is the 103?", "where is GAMS exactly?"."""
    in_it = turn.intent == "ask_bot_identity" and _certainty(turn) < KNOWN and turn.shown and turn.shown[0][0] == "programme"
    if in_it and not turn.active_form:  # "who coordinates it?"
        return "service_details"
    if "organisation" not in turn.entities or turn.active_form or not turn.text or alarm(turn.text):
        return None
    asked = set(mentioned(turn.text, "aspects", turn.language))
    if asked & FACTS and turn.intent not in OF_RECORDS and not (turn.intent == LOCATE and "address" in asked):
        return "service_details"  # "a neighbour told me of Écoute Seniors, what is the number?"
    if _words(turn) > FOLLOW_UP_WORDS:
        return None
    nothing_else = is_made_of(turn.unnamed, "search.little_words", turn.language)  # "Card Stop?" sounds like a cancelled search
    doubtful = _certainty(turn) < UNSURE and turn.intent not in CLEAR
    return "service_details" if turn.intent in NAMING or doubtful or nothing_else else None


def _follows_the_search(turn: Turn) -> str | None:
    """A short message after an answer: a way without a call, more, nearer, a changed wish."""
    if turn.active_form or not turn.text or alarm(turn.text) or _words(turn) > FOLLOW_UP_WORDS:
        return None
    if turn.shown and "no_call" in mentioned(turn.text, "aspects", turn.language):  # even where the classifier heard danger in "I cannot speak"
        return "service_details"
    if turn.intent in URGENT_INTENTS:
        return turn.intent
    unclear = turn.intent in ("out_of_scope", FALLBACK) and bool(set(mentioned(turn.text, "aspects", turn.language)) & FACTS)
    if _is_of_what_was_shown(turn) or (turn.shown and unclear):  # "c koi le prix? g pas une thune"
        return "service_details"
    programme_or_help = turn.slots.get("need") != "find_training" and turn.intent in ("service_details", "inform", "more_results", "pharmacist_join")
    if programme_or_help and mentions(turn.text, "search.training", turn.language):
        return "find_training"
    if not turn.slots.get("search"):
        return None
    if is_only(turn.text, "search.more", turn.language):
        return "more_results"
    changes = _names_a_wish(turn)
    another = turn.intent in concrete_needs() and turn.intent != turn.slots.get("need") and _certainty(turn) >= SURE
    if changes and not another and begins_with(turn.text, "search.and_for", turn.language):
        return "inform"
    corrects = turn.intent in CORRECTS or begins_with(turn.text, "wishes.no", turn.language)
    if changes and not another and corrects:  # "no, not for nurses", "no I mean at work"
        return "inform"
    if "nearer" in mentioned(turn.text, "aspects", turn.language):
        return "more_results"
    return None


def _names_a_wish(turn: Turn) -> bool:
    """Whether the message names what a search can be changed by, or denies it."""
    said = any(name in turn.entities or name in turn.refused for name in WISHES)
    return said or any(mentions(turn.text, f"search.{key}", turn.language) for key in ("man", "with_past"))


def _is_of_what_was_shown(turn: Turn) -> bool:
    """Whether a question is about those shown: "vragen zij papieren?", "do they keep my name?"."""
    if not turn.shown or not mentions(turn.text, "search.they", turn.language) or turn.needs:
        return False
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    return asks and bool(set(mentioned(turn.text, "aspects", turn.language)) & OF_SERVICES)


def _names_a_training_wish(turn: Turn) -> str | None:
    """ "Partner violence", in the register of trainings, is the topic looked for, nobody's story."""
    in_register = (turn.slots.get("search") or {}).get("kind") == "training" and not turn.active_form
    names = any(name in turn.entities for name in WISHES) and is_made_of(turn.unnamed, "search.little_words", turn.language)
    return "inform" if in_register and names and not alarm(turn.text) else None


def _doubtful_question(turn: Turn) -> str | None:
    """A question that was hardly understood: about what was shown where it points back, a changed wish where it names one."""
    if turn.active_form or not turn.text or turn.intent in CLEAR or _words(turn) > QUESTION_WORDS:
        return None
    certainty = _certainty(turn)
    wishes = turn.slots.get("search") and any(name in turn.entities for name in WISHES)
    if wishes and turn.intent != "service_details" and (certainty < GUESS or turn.intent == FALLBACK):
        return "inform"
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    points_back = mentions(turn.text, "search.points_back", turn.language) or "traces" in mentioned(turn.text, "aspects", turn.language)
    doubtful = certainty < (GUESS if turn.intent in concrete_needs() else UNSURE)
    if turn.intent == turn.slots.get("need"):  # "can they force me?": of the story, not of the services
        return None
    return "service_details" if turn.shown and doubtful and asks and points_back else None


def _greets(turn: Turn) -> str | None:
    """A short greeting that was not understood: "bjr"."""
    return "greet" if turn.intent in ("out_of_scope", FALLBACK) and is_only(turn.text, "wishes.courtesy", turn.language) else None


RULES: tuple[Callable[[Turn], str | None], ...] = (
    _took_something,
    _threatens,
    _back_to_the_story,
    _parent_refused,
    _needs_an_interpreter,
    _wants_to_meet,
    _after_rape,
    help_is_here,
    _names_no_danger,
    denied_danger,
    stays_in_danger,
    _who_is_hurt,
    _no_pharmacist,
    _where_to_send,
    _worried_at_the_counter,
    asked_at_the_counter,
    _hardly_an_alarm,
    danger_at_the_counter,
    _insists_on_a_place,
    without_police,
    finds_fault_with_trainings,
    _names_a_training_wish,
    asks_about_the_calls,
    _most_urgent_need,
    _help_in_a_language,
    _asks_about_a_service,
    _follows_the_search,
    _doubtful_question,
    _story_goes_on,
    _greets,
)
