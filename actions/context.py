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
from actions.after_results import FALLBACK, FOLLOW_UP_WORDS, doubtful_question, follows_the_search, names_a_training_wish
from actions.after_trainings import after_trainings
from actions.buttons import typed_button
from actions.calls import asks_about_the_calls, asks_until_when
from actions.counter import asked_at_the_counter
from actions.exploited import exploited, fears_expulsion
from actions.facts import hurt_by_police, of_those_heard
from actions.kind_asked import (
    among_their_own,
    asks_for_a_doctor,
    asks_for_child_protection,
    asks_whom_to_talk_to,
    by_their_child,
    no_bed_asked,
    of_a_bank_card,
)
from actions.language_wish import is_about_help
from actions.leaving import takes_leave
from actions.named import (
    FACTS,
    OF_RECORDS,
    asks_about_a_service,
    asks_about_that_one,
    asks_for_the_police,
    asks_of_those_shown,
    asks_to_stay_unnamed,
    misheard_question,
    names_a_stranger,
    no_report,
    refuses_a_service,
    wants_one,
    wants_to_be_listed,
)
from actions.no_alarm import no_alarm
from actions.practical import practical_question
from actions.searching import asks_where_it_is, hardly_locates, insists_on_a_place, kept_from_searching, still_looks_for_somebody, threatens
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
    tells_of_rape,
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
from bot.directory.needs import needs
from bot.i18n.phrases import is_only, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

PAUSED_FORM = "paused_form"
"""Slot with the name of a form that danger interrupted."""

CPAS = "find_social_help"


def goes_on_with_form(turn: Turn) -> bool:
    """Whether the message takes up a form that danger interrupted: "go on", or a yes or a bare answer straight after the alarm."""
    if not turn.slots.get(PAUSED_FORM) or turn.active_form or not turn.text:
        return False
    straight_after = turn.slots.get("need") in URGENT_INTENTS and turn.intent in ("affirm", "inform")
    return straight_after or is_only(turn.text, "form.go_on", turn.language)


def meant(turn: Turn) -> str:
    """The intent of the turn, or what it is after the last answer: the first of the rules below that says something."""
    return kept_from_searching(turn, next((found for rule in RULES if (found := rule(turn))), turn.intent))


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


def _names_the_cpas(turn: Turn) -> str | None:
    """ "The CPAS of Uccle, what number?": whatever story it belongs to."""
    elsewhere = turn.active_form or turn.intent in (CPAS, *OF_RECORDS) or turn.intent.startswith("ask_") or turn.slots.get("is_professional")
    if elsewhere or not turn.text or not mentions(turn.text, "search.cpas", turn.language):
        return None
    asked = set(mentioned(turn.text, "aspects", turn.language)) & FACTS
    return CPAS if asked or turn.words <= FOLLOW_UP_WORDS else None


def _refuses_its_topic(turn: Turn) -> str | None:
    """ "Genital mutilation?? No": the likeliest meaning that is about something else."""
    refused = turn.refused.get("topic", [])
    of_it = [name for name, need in needs().items() if need.topic in refused]
    if turn.intent not in of_it or turn.active_form or turn.intent in URGENT_INTENTS:
        return None
    others = (n for n in turn.ranking if n in needs() and n not in of_it and n not in URGENT_INTENTS)
    return next(others, "find_helpline")


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
    practical_question,
    misheard_question,
    still_hurts,
    asks_about_that_one,
    wants_one,
    asks_for_the_police,
    names_a_stranger,
    asks_of_those_shown,
    tells_of_rape,
    exploited,
    fears_expulsion,
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
    asks_for_child_protection,
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
    wants_to_be_listed,
    asks_until_when,
    after_trainings,
    names_a_training_wish,
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
    follows_the_search,
    doubtful_question,
    _story_goes_on,
    _greets,
    no_report,
)
