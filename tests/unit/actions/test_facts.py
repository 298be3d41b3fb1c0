"""What is said once and stays: hands on a throat, violence by a police officer, others heard through a wall."""

import pytest

from actions.context import meant
from actions.facts import MINOR, OTHERS, POLICE, STRANGLED, facts_in, known, said_of, to_be_said
from tests.support.turns import turn

DANGER = "immediate_danger"


@pytest.mark.parametrize(
    "text, intent, language, facts",
    [
        ("hij heeft haar keel dichtgeknepen, eergisteren", "worried_about_someone", "nl", [STRANGLED]),
        ("hier il m'a serré le cou", "partner_violence", "fr", [STRANGLED]),
        ("he choked me on Friday, my voice is hoarse", "partner_violence", "en", [STRANGLED]),
        ("he choked me years ago", "partner_violence", "en", []),
        ("une formation sur la strangulation", "find_training", "fr", []),
        ("mon mari est inspecteur de police", "not_helpful", "fr", [POLICE]),
        ("my ex is a cop", "partner_violence", "en", [POLICE]),
        ("mijn partner is politieagente", "lgbtqia_support", "nl", [POLICE]),
        ("do I have to go to the police?", "file_complaint", "en", []),
        ("ik hoor de bovenburen hun kinderen slaan", "child_abuse", "nl", [OTHERS]),
        ("my neighbour is beating his kids", DANGER, "en", [OTHERS]),
        ("mon voisin me frappe", "family_violence", "fr", []),
        ("my neighbour told me of a training", "find_training", "en", []),
    ],
)
def test_facts_are_known_by_their_words(text, intent, language, facts):
    assert facts_in(text, intent, language) == facts


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("mon mari est inspecteur de police, vous comprenez ?", "not_helpful", [("not_helpful", 0.4)], "fr"), "partner_violence"),
        (turn("my father is a cop", "lgbtqia_support", [("lgbtqia_support", 0.3)]), "family_violence"),
        (turn("mon mari est policier", "not_helpful", [("not_helpful", 0.4)], "fr", need="stalking"), "stalking"),
        (turn("a complaint against a cop, where?", "file_complaint", [("file_complaint", 0.5)]), "file_complaint"),
        # a neighbour is not the one who is hurt
        (turn("who looks after the kids then", "children_and_separation", need="child_abuse", story="child_abuse", facts=[OTHERS]), "child_abuse"),
        (
            turn("ze schreeuwen weer", "find_shelter", [("find_shelter", 0.3)], "nl", story="worried_about_someone", facts=[OTHERS]),
            "worried_about_someone",
        ),
        (turn("ok and for the kids?", "service_details", need="immediate_danger", story="worried_about_someone", facts=[OTHERS]), "child_abuse"),
        (turn("and I need a bed myself", "find_shelter", need="child_abuse", story="child_abuse", facts=[OTHERS]), "find_shelter"),
        (
            turn("who looks after the kids then", "children_and_separation", need="partner_violence", story="partner_violence"),
            "children_and_separation",
        ),
    ],
)
def test_the_facts_say_what_is_meant(said, means):
    assert meant(said) == means


def test_of_a_fact_is_spoken_once():
    told = turn("he choked me", "partner_violence", facts=[STRANGLED])
    assert known(told, STRANGLED) and to_be_said(told, STRANGLED)
    assert not to_be_said(turn("and now?", "partner_violence", facts=said_of(told, STRANGLED)), STRANGLED)


def test_who_says_to_be_a_minor_is_known_as_one():
    assert facts_in("kben 14 en mijn pa slaat mij", "child_abuse", "nl") == [MINOR]
    assert MINOR not in facts_in("im 34 and my dad hits me", "family_violence", "en")
    assert MINOR not in facts_in("moi et mes deux ados de 14 et 16 ans", "find_shelter", "fr")
