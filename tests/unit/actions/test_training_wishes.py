"""What a message wishes of trainings, new or after some were shown."""

from dataclasses import replace

import pytest

from actions.language_wish import is_about_help
from actions.story import goes_on
from actions.training_wishes import changed_training_wishes, finds_fault_with_trainings, not_recorded, training_wishes
from bot.directory.criteria import Criteria
from tests.support.turns import turn

LAST = {"kind": "training", "wishes": {"topic": "fgm", "audience": "teachers", "language": "nl"}}


def asked(text="a training", entities=None, refused=None, language="en", **slots):
    return turn(text, "find_training", entities=entities or {}, refused=refused or {}, language=language, **slots)


def test_a_pharmacist_means_pharmacists():
    assert training_wishes(asked(is_pharmacist=True)).audience == "pharmacists"
    assert training_wishes(asked(is_pharmacist=True, entities={"audience": ["teachers"]})).audience == "teachers"
    assert training_wishes(asked(is_pharmacist=True, entities={"audience": ["young_people"]})).audience == "pharmacists"
    assert training_wishes(asked(is_pharmacist=True, refused={"audience": ["pharmacists"]})).audience is None


def test_who_asks_is_not_who_is_to_be_trained():
    assert training_wishes(asked(entities={"audience": ["associations", "hr"]})).audience == "hr"
    assert training_wishes(asked(entities={"audience": ["associations"]})).audience == "associations"


def test_a_new_search_keeps_who_is_to_be_trained_and_what_was_refused():
    assert training_wishes(asked(entities={"topic": ["racism"]}, search=LAST)) == Criteria(topic="racism", audience="teachers")
    refusing = {"kind": "training", "wishes": {"audience": "teachers", "not_about": "fgm", "language": "nl"}}
    wishes = training_wishes(asked(entities={"topic": ["racism"], "audience": ["hr"]}, search=refusing))
    assert wishes == Criteria(topic="racism", audience="hr", not_about="fgm")


def test_a_search_that_names_neither_topic_nor_audience_is_the_last_one():
    assert training_wishes(asked("a course in spring 2027 then", search=LAST)) == Criteria(**LAST["wishes"])
    in_dutch = {**LAST, "read_in": "nl"}
    assert training_wishes(asked("une formation alors", language="fr", search=in_dutch)) == Criteria(topic="fgm", audience="teachers")


@pytest.mark.parametrize(
    "text, language, topic",
    [
        ("une formation pour l’école sur les couples d’élèves, la jalousie", "fr", "dating_violence"),
        ("le gars qui fouille le gsm de sa copine, pour nos profs de secondaire", "fr", "dating_violence"),
        ("een vorming over jaloezie en gsm controleren bij leerlingen", "nl", "dating_violence"),
        ("jealousy and phone checking between pupils", "en", "dating_violence"),
        ("training on jealousy and phone checking", "en", "coercive_control"),
        ("vorming na naaktfoto’s die rondgingen", "nl", "cyberviolence"),
        ("a course on boundaries, not sexting", "en", "consent_evras"),
        ("la jalousie entre ados", "fr", "dating_violence"),
        ("a course on stress", "en", None),
    ],
)
def test_a_theme_in_other_words_is_the_nearest_topic(text, language, topic):
    assert training_wishes(asked(text, language=language)).topic == topic


def test_a_school_is_trained_and_what_may_also_be_online_may_be_anywhere():
    wishes = training_wishes(asked("voor een secundaire school, mag ook online", language="nl", entities={"format": ["online"]}))
    assert wishes == Criteria(audience="teachers")


def test_a_list_that_is_of_no_use_is_not_shown_again():
    message = asked("dat is Wallonië, daar zijn wij niks mee", language="nl", search=LAST, shown=[["training", "gams-mgf-professionnels"]])
    assert finds_fault_with_trainings(message) == "inform"
    assert changed_training_wishes(message, LAST).not_these == "gams-mgf-professionnels"


def test_who_finds_fault_with_the_last_search_goes_on_with_it():
    wishes = training_wishes(asked(entities={"topic": ["consent_evras"]}, refused={"topic": ["fgm"]}, search=LAST))
    assert wishes == Criteria(topic="consent_evras", audience="teachers", language="nl", not_about="fgm")


def test_an_audience_said_earlier_takes_the_place_of_the_refused_one():
    after = asked(refused={"audience": ["nightlife_staff"]})
    after.slots["search"] = {"kind": "training", "wishes": {"audience": "nightlife_staff", "topic": "harassment"}}
    object.__setattr__(after, "wishes", Criteria(audience="teachers"))
    assert changed_training_wishes(after, after.slots["search"]) == Criteria(topic="harassment", audience="teachers", not_for="nightlife_staff")


def test_past_ones_alone_are_of_the_last_search():
    assert changed_training_wishes(asked("not the past ones"), {"wishes": {"topic": "fgm", "with_past": True}}) == Criteria(topic="fgm")
    wishes = training_wishes(asked("past ones", search=LAST))
    assert (wishes.topic, wishes.audience) == ("fgm", "teachers")


def test_a_training_on_this_is_about_what_was_told():
    assert training_wishes(asked("a training for managers on this", need="stalking")).topic == "stalking"
    assert training_wishes(asked("a training for managers", need="stalking")).topic is None


@pytest.mark.parametrize(
    "text, language, said",
    [
        ("le soir de préférence", "fr", "Le registre ne permet pas de chercher selon le moment de la journée : demandez-le à l’organisateur."),
        ("Plutôt courte, une journée max", "fr", "Le registre ne permet pas de chercher selon la durée : demandez-le à l’organisateur."),
        ("met accreditatie liefst", "nl", "Op accreditatie kan je in het register niet zoeken: vraag het aan de organisator."),
        ("kan het nog voor de paasvakantie?", "nl", "Op periode kan je in het register niet zoeken: vraag het aan de organisator."),
        ("before Easter, in the evening", "en", "The register cannot be searched by time of day or period: ask the organiser."),
        ("pas le soir", "fr", None),
        ("for teachers", "en", None),
    ],
)
def test_what_the_register_has_no_field_for_is_said(text, language, said):
    assert not_recorded(asked(text, language=language)) == said


def test_a_month_is_in_the_register():
    assert not_recorded(asked("before Easter, in March", entities={"time": ["2027-03"]})) is None


def test_a_refusal_after_trainings_changes_the_search():
    message = turn("not for the police", "nlu_fallback", refused={"audience": ["police"]}, search=LAST)
    assert finds_fault_with_trainings(message) == "inform"
    assert (
        finds_fault_with_trainings(turn("not for the police", "nlu_fallback", refused={"audience": ["police"]}, search={"kind": "referral"})) is None
    )
    assert finds_fault_with_trainings(turn("for the police", "nlu_fallback", search=LAST)) is None
    assert finds_fault_with_trainings(turn("past ones", "goodbye", search=LAST)) == "inform"


@pytest.mark.parametrize("text, language", [("c’est tout en néerlandais ça, on est francophones", "fr"), ("dat is allemaal in het Frans", "nl")])
def test_the_language_of_a_list_is_no_wish_to_change_the_conversation(text, language):
    assert is_about_help(text, language, ["fr"], {"kind": "training"})
    assert not is_about_help(text, language, ["fr"], None)


def test_a_profession_named_in_a_story_does_not_end_it():
    told = {"need": "partner_violence", "language": "en"}
    assert goes_on(turn("the nurse saw the bruises", "inform", entities={"audience": ["health"]}, **told), "inform") == "partner_violence"
    assert goes_on(turn("I am in Ixelles now", "inform", entities={"municipality": ["ixelles"]}, **told), "inform") is None


POLE = {"organisation": ["pole-de-ressources"]}


@pytest.mark.parametrize(
    "text, unnamed, language",
    [
        ("autre chose que le Pôle de ressources", "autre chose que le ", "fr"),
        ("iets anders dan van het Pôle de ressources", "iets anders dan van het ", "nl"),
        ("anything not from the Pôle de ressources", "anything not from the ", "en"),
    ],
)
def test_another_organiser_than_the_one_named_is_wished(text, unnamed, language):
    message = replace(asked(text, POLE, language=language, search=LAST), unnamed=unnamed)
    assert finds_fault_with_trainings(message) == "inform"
    wishes = training_wishes(message)
    assert (wishes.organisation, wishes.not_these) == (None, "pole-de-ressources")


def test_an_organiser_named_before_another_wish_is_wanted_and_so_is_one_refused_before():
    text = "le Pôle de ressources, autre chose que ça ?"
    assert training_wishes(replace(asked(text, POLE, language="fr"), unnamed=" , autre chose que ça ?")).organisation == "pole-de-ressources"
    refused = {"kind": "training", "wishes": {"topic": "fgm", "not_these": "a-b pole-de-ressources"}}
    wishes = training_wishes(asked("and the Pôle de ressources after all", POLE, search=refused))
    assert (wishes.organisation, wishes.not_these) == ("pole-de-ressources", "a-b")
