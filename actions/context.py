"""What a message means after an answer: "et pour un homme ?", "plus", "I can't call"; "go on" with a form.

Who speaks stands in ``speaker.py``, what danger makes of a message in ``after_danger.py``.
"""

from __future__ import annotations

from typing import Callable

from actions.after_danger import (
    asks_for_the_numbers,
    back_to_the_story,
    calm_at_the_counter,
    danger_at_the_counter,
    denied_danger,
    hardly_an_alarm,
    help_is_here,
    names_no_danger,
    stays_in_danger,
    took_something,
)
from actions.after_trainings import after_trainings
from actions.buttons import typed_button
from actions.calls import asks_about_the_calls
from actions.counter import asked_at_the_counter
from actions.facts import hurt_by_police, of_those_heard
from actions.kind_asked import among_their_own, asks_for_a_doctor, asks_whom_to_talk_to, by_their_child, no_bed_asked, of_a_bank_card
from actions.language_wish import is_about_help
from actions.leaving import takes_leave
from actions.named import (
    FACTS,
    OF_RECORDS,
    asks_about_a_service,
    asks_about_that_one,
    asks_for_the_police,
    asks_to_stay_unnamed,
    misheard_question,
    names_a_stranger,
    no_report,
    refuses_a_service,
    wants_one,
)
from actions.no_alarm import no_alarm
from actions.searching import CLEAR, asks_where_it_is, hardly_locates, insists_on_a_place, kept_from_searching, still_looks_for_somebody, threatens
from actions.shelter import a_bed_elsewhere, wants_to_leave, without_a_roof
from actions.speaker import (
    a_bed_for_the_patient,
    after_rape,
    asks_elsewhere,
    asks_for_men,
    looks_for_a_helper,
    needs_an_interpreter,
    no_pharmacist,
    no_pharmacy_for_a_pharmacist,
    still_hurts,
    tells_of_being_struck,
    wants_to_be_seen,
    wants_to_meet,
    where_to_send,
    who_hurts,
    who_is_hurt,
    words_for_someone,
    worried_at_the_counter,
)
from actions.story import goes_on, without_police
from actions.turn import Turn
from bot.directory.needs import concrete_needs, needs
from bot.i18n.phrases import begins_with, is_made_of, is_only, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

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
GUESS = 0.35
"""Probability below which a message that names a wish changes the last search."""
CPAS = "find_social_help"
QUESTION_WORDS = 20
"""Words of the longest question about what was shown."""
CORRECTS = frozenset({"deny", "affirm", "not_helpful", "out_of_scope", FALLBACK})
"""What a message that corrects a search is taken for."""
OF_SERVICES = frozenset({"open", "languages", "price", "anonymous", "whom"})
"""Aspects that "they" have who were shown, and nobody of a story: whether they take children is asked of shelters and told of parents."""


def goes_on_with_form(turn: Turn) -> bool:
    """Whether the message takes up a form that danger interrupted: "go on", or a yes or a bare answer straight after the alarm."""
    if not turn.slots.get(PAUSED_FORM) or turn.active_form or not turn.text:
        return False
    straight_after = turn.slots.get("need") in URGENT_INTENTS and turn.intent in ("affirm", "inform")
    return straight_after or is_only(turn.text, "form.go_on", turn.language)


def meant(turn: Turn) -> str:
    """The intent of the turn, or what it is after the last answer: the first of the rules below that says something."""
    return kept_from_searching(turn, next((found for rule in RULES if (found := rule(turn))), turn.intent))


def _words(turn: Turn) -> int:
    return len(turn.text.split())


def _certainty(turn: Turn) -> float:
    return max(turn.confidences, default=0.0)


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
    if is_only(turn.text, "search.more", turn.language) or _asks_for_others(turn):
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


def _asks_for_others(turn: Turn) -> bool:
    """ "Is that the only one?": whether there is more of what was shown."""
    another = turn.intent in needs() and _certainty(turn) >= SURE
    return "?" in turn.text and not another and mentions(turn.text, "search.only_one", turn.language)


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


def _names_the_cpas(turn: Turn) -> str | None:
    """ "The CPAS of Uccle, what number?": whatever story it belongs to."""
    elsewhere = turn.active_form or turn.intent in (CPAS, *OF_RECORDS) or turn.intent.startswith("ask_") or turn.slots.get("is_professional")
    if elsewhere or not turn.text or not mentions(turn.text, "search.cpas", turn.language):
        return None
    asked = set(mentioned(turn.text, "aspects", turn.language)) & FACTS
    return CPAS if asked or _words(turn) <= FOLLOW_UP_WORDS else None


def _refuses_its_topic(turn: Turn) -> str | None:
    """ "Genital mutilation?? No": the likeliest meaning that is about something else."""
    refused = turn.refused.get("topic", [])
    of_it = [name for name, need in needs().items() if need.topic in refused]
    if turn.intent not in of_it or turn.active_form or turn.intent in URGENT_INTENTS:
        return None
    others = (n for n in turn.ranking if n in needs() and n not in of_it and n not in URGENT_INTENTS)
    return next(others, "find_helpline")


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
    took_something,
    asks_for_the_numbers,
    threatens,
    who_is_hurt,
    who_hurts,
    typed_button,
    misheard_question,
    still_hurts,
    asks_about_that_one,
    wants_one,
    asks_for_the_police,
    names_a_stranger,
    back_to_the_story,
    still_looks_for_somebody,
    a_bed_for_the_patient,
    without_a_roof,
    a_bed_elsewhere,
    wants_to_leave,
    looks_for_a_helper,
    needs_an_interpreter,
    wants_to_meet,
    after_rape,
    help_is_here,
    names_no_danger,
    no_alarm,
    denied_danger,
    calm_at_the_counter,
    stays_in_danger,
    asks_for_men,
    tells_of_being_struck,
    hurt_by_police,
    by_their_child,
    among_their_own,
    asks_to_stay_unnamed,
    of_those_heard,
    of_a_bank_card,
    asks_for_a_doctor,
    asks_whom_to_talk_to,
    no_bed_asked,
    takes_leave,
    words_for_someone,
    no_pharmacist,
    where_to_send,
    worried_at_the_counter,
    asked_at_the_counter,
    no_pharmacy_for_a_pharmacist,
    hardly_an_alarm,
    danger_at_the_counter,
    insists_on_a_place,
    without_police,
    after_trainings,
    _names_a_training_wish,
    _names_the_cpas,
    _refuses_its_topic,
    asks_where_it_is,
    hardly_locates,
    asks_elsewhere,
    asks_about_the_calls,
    _most_urgent_need,
    asks_about_a_service,
    _help_in_a_language,
    refuses_a_service,
    wants_to_be_seen,
    _follows_the_search,
    _doubtful_question,
    _story_goes_on,
    _greets,
    no_report,
)
