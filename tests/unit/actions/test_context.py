"""What a message means after an answer, and what is offered beside it."""

import pytest

from actions.choices import close_calls
from actions.context import goes_on_with_form, meant
from tests.support.turns import SHOWN, turn

LANGUAGE = {"entities": {"language": ["fr"]}}
TOPIC = {"entities": {"topic": ["partner_violence"]}}


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("I cannot call", "immediate_danger", **SHOWN), "service_details"),
        (turn("I cannot call", "immediate_danger"), "immediate_danger"),
        (turn("he is at the door with a knife, I can't call", "immediate_danger", **SHOWN), "immediate_danger"),
        (turn("and in Dutch?", "service_details", entities={"language": ["nl"]}, **SHOWN), "inform"),
        (turn("not that, something else", "not_helpful", **SHOWN), "more_results"),
        (turn("too far", "deny", **SHOWN), "more_results"),
        (turn("a lawyer and a shelter", "find_legal_help", needs=("find_shelter", "find_legal_help")), "find_shelter"),
        (
            turn(
                "what do I say to her?",
                "worried_about_someone",
                [("worried_about_someone", 0.5), ("pharmacist_what_to_say", 0.3)],
                need="pharmacist_procedure",
            ),
            "pharmacist_what_to_say",
        ),
        (
            turn("what do I say to her?", "worried_about_someone", [("worried_about_someone", 0.5), ("pharmacist_what_to_say", 0.3)]),
            "worried_about_someone",
        ),
        (
            turn("a shelter for her tonight", "find_shelter", [("find_shelter", 0.9), ("pharmacist_procedure", 0.05)], need="pharmacist_procedure"),
            "find_shelter",
        ),
        (turn("her husband waits outside", "immediate_danger", is_pharmacist=True), "pharmacist_immediate_danger"),
        (turn("her husband waits outside", "immediate_danger", need="find_shelter"), "immediate_danger"),
        (
            turn(
                "and for her, a psychologist in Jette?",
                "find_psychological_help",
                entities={"municipality": ["jette"]},
                need="online_violence",
                **SHOWN,
            ),
            "find_psychological_help",
        ),
        (turn("no I mean at work", "deny", entities={"setting": ["work"]}, **SHOWN), "inform"),
        (turn("not for nurses", "deny", refused={"audience": ["health"]}, **SHOWN), "inform"),
        (turn("no not past ones", "deny", **SHOWN), "inform"),
        (turn("no", "deny", **SHOWN), "deny"),
        (turn("do they ask for papers?", "residence_rights", **SHOWN), "service_details"),
        (turn("do they ask for papers?", "residence_rights"), "residence_rights"),
        (turn("how do I get my papers back?", "residence_rights", **SHOWN), "residence_rights"),
        (turn("Card Stop?", "cancel", entities={"organisation": ["card-stop"]}, unnamed=" ", **SHOWN), "service_details"),
        (turn("stop", "cancel", **SHOWN), "cancel"),
        (turn("who helps fathers", "find_service", [("find_service", 0.4), ("inform", 0.3)], need="locate_person_or_refuge"), "find_service"),
        (
            turn("in which one then", "find_service", [("find_service", 0.4), ("locate_person_or_refuge", 0.3)], need="locate_person_or_refuge"),
            "locate_person_or_refuge",
        ),
        (turn("in French", "change_language", entities={"language": ["fr"]}, search={"kind": "training"}), "inform"),
        (turn("in French", "change_language", **LANGUAGE, **SHOWN), "change_language"),
        (turn("she only speaks French", "change_language", **LANGUAGE, **SHOWN), "inform"),
        (turn("she only speaks French", "change_language", **LANGUAGE), "find_helpline"),
        (turn("my French is rubbish", "change_language", **LANGUAGE, **SHOWN), "inform"),
        (turn("anyone speak Dari", "change_language", **SHOWN), "service_details"),
        (turn("I'm with the police", "inform", need="locate_person_or_refuge"), "locate_person_or_refuge"),
        (turn("the addresses of the refuges then", "find_shelter", need="locate_person_or_refuge"), "locate_person_or_refuge"),
        (turn("a shelter for my sister", "find_shelter", need="locate_person_or_refuge"), "locate_person_or_refuge"),
        (turn("what is the 107", "find_helpline", entities={"organisation": ["tele-accueil-107"]}), "service_details"),
        (turn("do they ask for a passport?", "forced_marriage", [("forced_marriage", 0.3)], **SHOWN), "service_details"),
        (turn("do they ask for a passport?", "forced_marriage", [("forced_marriage", 0.3)]), "forced_marriage"),
        (turn("partner violence, in French", "partner_violence", unnamed=", in", **TOPIC, search={"kind": "training"}), "inform"),
        (turn("I live with partner violence", "partner_violence", unnamed="I live with", **TOPIC, search={"kind": "training"}), "partner_violence"),
        (turn("partner violence", "partner_violence", unnamed="", **TOPIC, **SHOWN), "partner_violence"),
        (turn("and is there a course on it", "service_details", need="ask_disability_inclusion"), "find_training"),
    ],
)
def test_what_is_meant(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, goes_on",
    [
        (turn("go on", "cancel", paused_form="submit_training_form", need="find_shelter"), True),
        (turn("yes", "affirm", paused_form="submit_training_form", need="immediate_danger"), True),
        (turn("yes", "affirm", paused_form="submit_training_form", need="find_shelter"), False),
        (turn("go on", "cancel"), False),
    ],
)
def test_a_form_goes_on_when_it_is_asked_for(said, goes_on):
    assert goes_on_with_form(said) is goes_on


def test_after_an_alarm_of_the_classifier_the_calm_meaning_is_offered():
    doubtful = [("immediate_danger", 1.0), ("file_complaint", 0.7), ("find_legal_help", 0.1)]
    assert close_calls(turn("last year he threatened me", "immediate_danger", doubtful)) == ["file_complaint"]
    assert close_calls(turn("he is at the door with a knife", "immediate_danger", doubtful)) == []


STORY = {"need": "worried_about_someone", "story": "worried_about_someone", **SHOWN}


@pytest.mark.parametrize(
    "said, means",
    [
        # the end of a conversation
        (turn("ok I'll ring them tomorrow, thanks", "find_helpline", **SHOWN), "thank"),
        (turn("my sister takes the dog. have a good evening", "immediate_danger", alarm=0.19, need="find_shelter", **SHOWN), "thank"),
        (turn("ok thanks, I'll call. and a lawyer?", "find_legal_help", **SHOWN), "find_legal_help"),
        (turn("I'll call them, he is at the door with a knife, thanks", "immediate_danger", alarm=1.0, **SHOWN), "immediate_danger"),
        (turn("goodbye then, have a good night", "suicidal_thoughts", alarm=0.1, **SHOWN), "suicidal_thoughts"),
        (turn("ok thanks, goodbye", "goodbye", need="suicidal_thoughts", **SHOWN), "goodbye"),
        (
            turn("he hits me. bye", "suicidal_thoughts", [("suicidal_thoughts", 1.0), ("partner_violence", 0.8)], alarm=0.1),
            "suicidal_thoughts",
        ),
        (
            turn("he throws plates, I am a man of 34", "suicidal_thoughts", [("suicidal_thoughts", 1.0), ("partner_violence", 0.8)], alarm=0.07),
            "partner_violence",
        ),
        # whether to call for somebody else; a father who asks for a lawyer
        (turn("do I call 101 for silence?", "nlu_fallback", need="worried_about_someone"), "immediate_danger"),
        (turn("they are my kids. a lawyer then, or a mediator", "affirm", need="locate_person_or_refuge"), "children_and_separation"),
        # words for somebody else
        (turn("what do I actually say to her tomorrow?", "pharmacist_what_to_say", **STORY), "worried_about_someone"),
        (turn("what do I say to the judge?", "find_legal_help", need="find_legal_help", **SHOWN), "find_legal_help"),
        # somebody who wants to be seen
        (turn("I want to sit with somebody, face to face", "partner_violence", need="partner_violence", **SHOWN), "find_helpline"),
        (
            turn("can I just walk in there?", "service_details", entities={"organisation": ["rainbowhouse"]}, need="lgbtqia_support"),
            "service_details",
        ),
        (turn("a psychologist, in person", "find_psychological_help", need="partner_violence", **SHOWN), "find_psychological_help"),
        # the CPAS, whatever story it belongs to
        (turn("CPAS Uccle, what number?", "elder_abuse", need="elder_abuse", **SHOWN), "find_social_help"),
        (turn("we work at a CPAS and want a training", "find_training"), "find_training"),
        # what is refused is not what is meant
        (
            turn(
                "genital mutilation?? no. nothing for teenagers?",
                "genital_mutilation",
                [("genital_mutilation", 0.5), ("find_service", 0.3)],
                refused={"topic": ["fgm"]},
                need="forced_marriage",
            ),
            "find_service",
        ),
        # an accusation that is hardly heard
        (
            turn(
                "and my passport?",
                "locate_person_or_refuge",
                [("locate_person_or_refuge", 0.2), ("residence_rights", 0.2)],
                need="digital_safety",
            ),
            "residence_rights",
        ),
        (turn("where is she", "locate_person_or_refuge", need="digital_safety"), "locate_person_or_refuge"),
        # elsewhere than in Brussels
        (turn("I live in Dilbeek, anything there?", "out_of_scope", need="worried_about_someone"), "find_helpline"),
        (turn("a training in Leuven?", "out_of_scope", need="find_training", search={"kind": "training"}), "out_of_scope"),
        # beside a clear story a weak alarm does not take its place
        (
            turn(
                "he says he will send my pictures if I leave",
                "immediate_danger",
                [("immediate_danger", 1.0), ("online_violence", 0.76)],
                alarm=0.13,
            ),
            "online_violence",
        ),
        (
            turn("he will do it", "immediate_danger", [("immediate_danger", 1.0), ("online_violence", 0.4)], alarm=0.13),
            "immediate_danger",
        ),
        # who was told to call the police and does not want to is not told so twice
        (
            turn(
                "no police please, what about my papers",
                "immediate_danger",
                [("immediate_danger", 1.0), ("residence_rights", 0.5)],
                alarm=0.3,
                need="immediate_danger",
            ),
            "residence_rights",
        ),
        (
            turn("no police please", "immediate_danger", [("immediate_danger", 1.0), ("residence_rights", 0.3)], alarm=0.7),
            "immediate_danger",
        ),
    ],
)
def test_what_people_said_who_were_misunderstood(said, means):
    assert meant(said) == means
