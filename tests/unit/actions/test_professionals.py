"""What professionals ask after an answer: until when, what else there is, how to reach an organiser, how to be listed."""

import asyncio
from dataclasses import replace

import pytest
from rasa_sdk.executor import CollectingDispatcher

import actions.organisers
from actions.base import Reply
from actions.context import meant
from actions.follow_up import _dated
from actions.language_wish import wanted
from actions.organisers import say_how_to_reach
from actions.training_wishes import said_of_trainings, training_wishes
from bot.directory import migrations
from bot.directory.criteria import Criteria
from bot.directory.database import Directory
from bot.directory.loading import load
from bot.directory.subsidy_search import applicant_writing
from tests.support.turns import SHOWN, turn

PLAN = {"need": "ask_regional_plan", "shown": [["programme", "six-regional-plans"]]}
CALLS = {"need": "ask_subsidy", "shown": [["programme", "equal-brussels-subsidies"]]}
COURSES = {"need": "find_training", "search": {"kind": "training"}, "shown": [["training", "pole-formation"]]}


@pytest.mark.parametrize(
    "said, expected",
    [
        (turn("wat is de deadline?", "out_of_scope", language="nl", **PLAN), "service_details"),
        (turn("c'est jusque quand ?", "inform", language="fr", **PLAN), "service_details"),
        (turn("when is it?", "out_of_scope", **COURSES), "service_details"),
        (turn("until when?", "service_details", **CALLS), "ask_subsidy"),
        (turn("anything else besides equal.brussels?", "ask_policy_bodies", entities={"organisation": ["equal-brussels"]}, **CALLS), "ask_subsidy"),
        # not after services for people, and not where something else is surely asked
        (turn("wat is de deadline?", "out_of_scope", language="nl", **SHOWN), "out_of_scope"),
        (turn("until when can I file a complaint after a rape", "file_complaint", **PLAN), "file_complaint"),
        # how to get into the directory; a training, and a missing entry, have their forms
        (turn("how can our organisation get listed in your directory?", "submit_training"), "listing_of_a_service"),
        (turn("comment notre asbl peut figurer dans votre répertoire ?", "submit_training", language="fr"), "listing_of_a_service"),
        (turn("hoe kan onze vzw in jullie lijst komen?", "submit_training", language="nl"), "listing_of_a_service"),
        (turn("our organisation gives a workshop, can it be listed?", "submit_training"), "submit_training"),
        (turn("we run four evenings on coercive control, may we be listed", "submit_training"), "submit_training"),
        (turn("notre organisation manque dans votre liste", "report_outdated_info", language="fr"), "report_outdated_info"),
        # in the register the CPAS is who is to be trained, unless its number is asked
        (turn("le CPAS c'est nous, rien pour les CPAS ?", "find_social_help", language="fr", **COURSES), "inform"),
        (turn("het nummer van het OCMW?", "find_social_help", language="nl", **COURSES), "find_social_help"),
    ],
)
def test_what_is_asked(said, expected):
    assert meant(said) == expected


def test_what_has_dates_has_no_opening_hours():
    assert _dated(turn("wanneer?", "service_details", language="nl"), "training", ["open", "price"]) == ["dates", "price"]
    assert _dated(turn("until when?", "service_details"), "programme", []) == ["dates"]
    assert _dated(turn("when?", "service_details"), "service", ["open"]) == ["open"]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("We're an ASBL, not a municipality", "en", "associations"),
        ("bonjour, trésorière d'une petite asbl", "fr", "associations"),
        ("ik werk voor een vzw in Jette", "nl", "associations"),
        ("nous sommes une commune bruxelloise", "fr", "municipalities"),
        ("ma commune ne donne rien", "fr", None),
        ("is there an association that could help me", "en", None),
    ],
)
def test_who_writes_is_who_would_apply(text, language, expected):
    assert applicant_writing(text, language) == expected


def test_either_language_will_do_and_the_last_other_is_forgotten():
    said = said_of_trainings(turn("in English. Or Spanish", "inform", entities={"language": ["en", "es"]}))
    assert said["language"] == "en" and said["language_too"] == "es"
    assert said_of_trainings(turn("rather in French", "inform", entities={"language": ["fr"]}))["language_too"] == ""


def _language(text, word, value):
    start = text.index(word)
    return {"entity": "language", "value": value, "start": start, "end": start + len(word)}


def test_the_name_of_a_people_is_no_language():
    people = "training about Latin American women"
    assert wanted(people, "en", [_language(people, "Latin", "la")]) == []
    turkish = "training about Turkish women"
    assert "tr" not in wanted(turkish, "en", [_language(turkish, "Turkish", "tr")])
    helped = "somebody for Turkish women"
    assert wanted(helped, "en", [_language(helped, "Turkish", "tr")]) == ["tr"]


def test_a_teacher_asks_for_their_colleagues_about_what_was_told():
    said = replace(
        turn("is there training for my colleagues on this", "find_training", need="find_helpline", story="sexual_violence"),
        wishes=Criteria(audience="teachers"),
    )
    wishes = training_wishes(said)
    assert (wishes.topic, wishes.audience) == ("sexual_violence", "teachers")


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_an_organiser_is_reached_by_what_its_trainings_say(language, tmp_path, monkeypatch):
    directory = Directory(f"sqlite:///{tmp_path}/relais.db", timeout=5)
    migrations.upgrade(directory.engine)
    with directory.session() as session:
        load(session)
    monkeypatch.setattr(actions.organisers, "directory", lambda: directory)
    asked = {"fr": "un numéro du pôle de ressources ?", "nl": "een nummer van pôle de ressources?", "en": "a phone number of pôle de ressources?"}
    said = turn(asked[language], "service_details", language=language)
    dispatcher = CollectingDispatcher()
    assert asyncio.run(say_how_to_reach(said, Reply(dispatcher, said), "pole-de-ressources"))
    texts = "\n".join(m["text"] for m in dispatcher.messages if m.get("text"))
    items = [i["id"] for m in dispatcher.messages if m.get("custom") for i in m["custom"]["items"]]
    assert "polederessources.be" in texts and texts.count("\n") == 1 and "pole-cpas-reference" not in items
    assert asyncio.run(say_how_to_reach(said, Reply(CollectingDispatcher(), said), "nobody")) is None
    directory.close()


@pytest.mark.parametrize(
    "said, expected",
    [
        (turn("comment s'inscrire ?", "submit_training", language="fr", **COURSES), "service_details"),
        (turn("how do we sign up?", "ask_publications", **COURSES), "service_details"),
        (turn("how do I register for a complaint?", "file_complaint", **COURSES), "file_complaint"),
        (turn("hoe kan ik onze workshop inschrijven?", "submit_training", language="nl", **COURSES), "submit_training"),
        (turn("comment s'inscrire ?", "submit_training", language="fr"), "submit_training"),
    ],
)
def test_who_wants_to_take_part_proposes_no_training(said, expected):
    assert meant(said) == expected
