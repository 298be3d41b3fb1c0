"""What a person says after a story belongs to it, until it is a story of its own."""

import pytest

from actions.context import meant
from tests.support.turns import turn

FRIGHT = [("partner_violence", 0.4), ("deny", 0.3)]


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("no he does not hit me, he shouts", "partner_violence", FRIGHT, need="elder_abuse"), "elder_abuse"),
        (turn("no he does not hit me, he shouts", "partner_violence", FRIGHT), "partner_violence"),
        (turn("my husband hits me too", "partner_violence", [("partner_violence", 0.9)], need="elder_abuse"), "partner_violence"),
        (turn("he hits me", "partner_violence", [("partner_violence", 0.95)], need="residence_rights"), "partner_violence"),
        (turn("she pays me 200 euro", "inform", need="exploitation"), "exploitation"),
        (turn("yes and it still hurts to swallow", "affirm", need="partner_violence"), "partner_violence"),
        (turn("yes please", "affirm", need="partner_violence"), "affirm"),
        (turn("I found it in my bag", "nlu_fallback", need="digital_safety"), "digital_safety"),
        (turn("I found it in my bag", "nlu_fallback", need="find_legal_help"), "nlu_fallback"),
        (turn("in Jette", "inform", need="stalking", entities={"municipality": ["jette"]}), "inform"),
        (turn("can I stop him posting it", "cancel", need="online_violence"), "online_violence"),
        (turn("stop", "cancel", need="online_violence"), "cancel"),
        (turn("everybody at uni has seen it", "sexual_harassment", [("sexual_harassment", 0.5)], need="online_violence"), "online_violence"),
        (turn("my boss touches me too", "sexual_harassment", [("sexual_harassment", 0.9)], need="online_violence"), "sexual_harassment"),
        (turn("he dares not go to school", "children_and_separation", need="online_violence"), "online_violence"),
        (turn("and who gets custody?", "children_and_separation", need="online_violence"), "children_and_separation"),
        (turn("and for the boy, who can I call?", "find_helpline", need="child_abuse"), "child_abuse"),
        (turn("who can help me today", "ask_capabilities", need="forced_marriage"), "forced_marriage"),
        (turn("what can you do", "ask_capabilities", need="forced_marriage"), "ask_capabilities"),
    ],
)
def test_a_story_goes_on(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("she doesn't want police", "protection_measures"), "find_helpline"),
        (turn("she doesn't want police", "protection_measures", is_pharmacist=True), "pharmacist_what_to_say"),
        (turn("I want to go to the police", "file_complaint"), "file_complaint"),
        (turn("no police, he has a knife at my throat", "immediate_danger", alarm=1.0), "immediate_danger"),
    ],
)
def test_help_without_police(said, means):
    assert meant(said) == means


YOUNG = {"audience": ["young_people"]}


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("I'm 14", "suicidal_thoughts", alarm=0.1, unnamed="", entities=YOUNG, need="immediate_danger"), "child_abuse"),
        (turn("I'm 14 and tired", "suicidal_thoughts", alarm=0.9, unnamed="and tired", entities=YOUNG, need="immediate_danger"), "suicidal_thoughts"),
        (turn("no I am not suicidal", "suicidal_thoughts", [("suicidal_thoughts", 1.0), ("deny", 0.5)], alarm=0.9), "find_helpline"),
        (turn("je ne veux pas mourir", "immediate_danger", alarm=0.9, language="fr"), "immediate_danger"),
        (turn("not suicidal but he has a knife", "immediate_danger", alarm=1.0, need="find_shelter"), "immediate_danger"),
        (turn("where can she go", "locate_person_or_refuge", need="worried_about_someone"), "find_shelter"),
        (turn("where is she", "locate_person_or_refuge", need="worried_about_someone"), "locate_person_or_refuge"),
        (turn("I'm his lawyer", "find_legal_help", need="locate_person_or_refuge"), "locate_person_or_refuge"),
        (turn("what can you do", "ask_capabilities", [("ask_capabilities", 0.4)], need="locate_person_or_refuge"), "ask_capabilities"),
        (
            turn(
                "they left, what now",
                "pharmacist_immediate_danger",
                [("pharmacist_immediate_danger", 1.0), ("pharmacist_procedure", 0.3)],
                alarm=0.5,
                need="pharmacist_immediate_danger",
                is_pharmacist=True,
            ),
            "pharmacist_procedure",
        ),
        (turn("do I put it in her file", "service_details", need="pharmacist_procedure"), "pharmacist_confidentiality"),
        (turn("do you have a poster", "ask_publications", need="pharmacist_procedure", is_pharmacist=True), "pharmacist_join"),
        (turn("who coordinates it", "ask_bot_identity", [("ask_bot_identity", 0.6)], shown=[["programme", "plan"]]), "service_details"),
        (turn("she is the one who hits me", "perpetrator_seeking_help"), "partner_violence"),
        (turn("I hit her", "perpetrator_seeking_help"), "perpetrator_seeking_help"),
        (turn("whom do I send her to", "pharmacist_procedure", need="worried_about_someone"), "worried_about_someone"),
        (turn("my customer whispered help", "pharmacist_procedure", need="worried_about_someone"), "pharmacist_procedure"),
        (turn("hiya", "out_of_scope"), "out_of_scope"),
        (turn("hello", "out_of_scope"), "greet"),
    ],
)
def test_who_speaks_and_what_was_heard_count(said, means):
    assert meant(said) == means
