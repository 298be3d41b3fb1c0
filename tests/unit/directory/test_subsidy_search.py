"""Subsidies: for whom they are, what about, and which is named."""

import pytest

from bot.directory.subsidy_search import applicant_in, subsidies_for, subsidies_named

CALL, DIVERSITY, ASSOCIATIONS = "bpl-call-for-projects", "diversity-subsidy", "equal-brussels-subsidies"


@pytest.mark.parametrize(
    "text, language, applicant",
    [
        ("On est une asbl, pas une commune !", "fr", "associations"),
        ("wij zijn een vzw, geen gemeente", "nl", "associations"),
        ("we're a non-profit, not a municipality", "en", "associations"),
        ("je travaille au service égalité de la commune de Jette", "fr", "municipalities"),
        ("onze gemeente wil iets doen rond handicap", "nl", "municipalities"),
        ("As alderwoman for equality I've a plan for lit bus stops", "en", "municipalities"),
        ("notre asbl travaille avec la commune", "fr", "associations"),
        ("we want to do something in our municipality", "en", None),
        ("la commune nous a renvoyés vers vous, on est trois potes", "fr", None),
        ("qui a droit aux sous, les communes ou nous les asbl ?", "fr", None),
        ("on n'est pas une asbl", "fr", None),
        ("we are not a municipality", "en", "associations"),
        ("welke subsidies zijn er", "nl", None),
        ("our hospital would like a subsidy", "en", "others"),
        ("notre école veut un subside", "fr", "others"),
        ("onze vzw wil iets doen in een school", "nl", "associations"),
        ("le 1 et le 3 c’est pour les communes, je suis une asbl", "fr", "associations"),
        ("1 and 3 are for municipalities, we're a non-profit", "en", "associations"),
        ("1 en 3 zijn voor gemeenten, wij zijn een vzw", "nl", "associations"),
        ("wij zijn een OCMW, geen gemeente en geen vzw", "nl", "others"),
        ("on est un CPAS, pas une commune", "fr", "others"),
        ("we are a CPAS, not a municipality or a non-profit", "en", "others"),
        ("wij zijn geen vzw en geen gemeente", "nl", "others"),
        ("notre asbl travaille avec le CPAS", "fr", "associations"),
        ("le CPAS donne un subside ?", "fr", None),
    ],
)
def test_who_applies_is_read_from_the_message(text, language, applicant):
    assert applicant_in(text, language) == applicant


def _ids(session, text="", applicant=None, topics=()):
    return [e.id for e in subsidies_for(session, text, applicant, topics).entries]


def test_only_subsidies_one_may_apply_for(session):
    assert _ids(session, applicant="associations") == [ASSOCIATIONS]
    assert set(_ids(session, applicant="municipalities")) == {CALL, DIVERSITY}
    assert _ids(session, applicant="others") == [ASSOCIATIONS]
    assert set(_ids(session)) == {CALL, DIVERSITY, ASSOCIATIONS}


@pytest.mark.parametrize(
    "topics, first",
    [
        (["gender_based_violence"], CALL),
        (["sexual_violence"], CALL),  # its broader topic
        ([], CALL),
        (["work"], DIVERSITY),
    ],
)
def test_the_theme_that_is_named_comes_first(session, topics, first):
    assert _ids(session, applicant="municipalities", topics=topics)[0] == first


@pytest.mark.parametrize(
    "text, found",
    [
        ("how is the diversity subsidy calculated since 2025?", [DIVERSITY]),
        ("wanneer is de deadline van de subsidie van equal.brussels", [ASSOCIATIONS]),
    ],
)
def test_a_subsidy_is_named_by_its_name_or_by_who_pays_it(session, text, found):
    assert _ids(session, text) == found


def test_a_body_that_is_named_beside_other_words_names_its_own_call(session):
    assert [e.id for e in subsidies_named(session, "le 1 c’est pour les communes ; equal.brussels, combien ?")] == [ASSOCIATIONS]
    assert subsidies_named(session, "le 1, combien ?") == []


def test_words_that_only_resemble_a_name_name_nothing(session):
    assert len(_ids(session, "deadline of the call for projects?")) == 3


def test_a_named_subsidy_of_other_applicants_is_said_to_be_theirs(session):
    found = subsidies_for(session, "can a non-profit get the diversity subsidy?", "associations", ["discrimination"])
    assert [e.id for e in found.for_others] == [DIVERSITY] and [e.id for e in found.entries] == [ASSOCIATIONS]
