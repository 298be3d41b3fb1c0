"""Who looks for somebody who left: the refusal holds, and what is said of threats, doors, children and their own violence."""

import pytest

from actions.context import meant
from tests.support.turns import SHOWN, turn

REFUSED = {"need": "locate_person_or_refuge", "story": "locate_person_or_refuge", "searches": "person"}
LATER = {"need": "children_and_separation", "story": "locate_person_or_refuge", "searches": "person"}
LOCATE, HURTS, CHILDREN = "locate_person_or_refuge", "perpetrator_seeking_help", "children_and_separation"


@pytest.mark.parametrize("need", ["find_shelter", "worried_about_someone", "partner_violence", "safety_planning", "family_violence"])
@pytest.mark.parametrize("before", [REFUSED, LATER])
def test_nothing_of_a_victim_is_answered_to_who_was_refused(need, before):
    said = "tell me which houses for mothers take babies, so that we can bring her the milk and the clothes she forgot here"
    assert meant(turn(said, need, **before)) == LOCATE


@pytest.mark.parametrize(
    ("language", "said", "taken_for", "expected"),
    [
        ("en", "I cannot promise what my father does, he is a very angry man", "worried_about_someone", LOCATE),
        ("fr", "mon fils dit qu'elle va comprendre, je le calme comment", HURTS, LOCATE),
        ("nl", "mag ik daar wachten tot ze buitenkomt?", "out_of_scope", LOCATE),
        ("en", "I lost my temper and banged on the door", "out_of_scope", HURTS),
        ("nl", "ik heb haar één keer geslagen", "family_violence", HURTS),
        ("nl", "ik heb haar nooit geslagen, waar is ze", LOCATE, LOCATE),
        ("nl", "wat moet ik doen om mijn dochter te zien", "nlu_fallback", CHILDREN),
        ("fr", "il a le droit de voir ses enfants non ?", "not_helpful", CHILDREN),
        ("fr", "je voudrais un avocat", "find_legal_help", "find_legal_help"),
        ("en", "thank you", "thank", "thank"),
    ],
)
def test_what_a_searcher_means(language, said, taken_for, expected):
    assert meant(turn(said, taken_for, language=language, **LATER)) == expected


def test_danger_heard_by_the_classifier_in_a_confession_is_help_to_stop():
    said = turn("ik heb aan de deur gebonkt en verloor mijn kalmte", "immediate_danger", language="nl", alarm=0.2, **LATER)
    assert meant(said) == HURTS


def test_a_rule_that_hears_danger_is_believed():
    said = turn("help he is breaking down my door with a knife", "immediate_danger", alarm=1.0, **LATER)
    assert meant(said) == "immediate_danger"


def test_who_asked_for_a_place_alone_may_tell_their_own_story():
    asked = {**LATER, "searches": "place"}
    assert meant(turn("my husband beats me, I want to leave", "partner_violence", **asked)) == "partner_violence"
    assert meant(turn("my wife has left with the kids, somebody beats me", "partner_violence", **asked)) == LOCATE


@pytest.mark.parametrize(
    "language, said, expected",
    [
        ("en", "where is it", "service_details"),
        ("fr", "c'est où ?", "service_details"),
        ("nl", "waar ligt dat", "service_details"),
        ("en", "where is she", LOCATE),
    ],
)
def test_where_a_service_is_looks_for_nobody(language, said, expected):
    shown = {"need": "ask_policy_bodies", "shown": [["service", "cpvs-bruxelles"]]}
    assert meant(turn(said, LOCATE, language=language, **shown)) == expected


def test_no_message_is_passed_on():
    assert meant(turn("could you pass on a message to her, that I'm sorry", "inform", **LATER)) == LOCATE
    assert meant(turn("could you pass on a message to my boss", "inform", need="partner_violence", **SHOWN)) != LOCATE


def test_a_place_for_a_poster_is_no_search_for_a_person():
    assert meant(turn("the address of one place for our poster", LOCATE, is_professional=True)) == "find_helpline"
