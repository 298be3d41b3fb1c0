"""What a message is after trainings: still about them, for an organiser, or help for a person."""

import pytest

from actions.after_trainings import after_trainings, asks_for_whom
from tests.support.turns import turn

SEARCH = {"kind": "training", "wishes": {"topic": "consent_evras", "audience": "teachers"}}


@pytest.mark.parametrize(
    "text, language, intent, chance, means",
    [
        ("2021 is a bit old, anything planned for spring 2027?", "en", "ask_regional_plan", 0.43, "inform"),
        ("komt er ook iemand naar Brussel zelf, op school, voor de paasvakantie?", "nl", "out_of_scope", 0.44, "inform"),
        ("ils viendraient chez nous ?", "fr", "nlu_fallback", 0.2, "inform"),
        ("who could I ring to set one up for our staff?", "en", "find_service", 0.9, "find_training"),
        ("en wie geeft zo’n sessie op maat, wie bel ik daarvoor", "nl", "find_service", 0.5, "find_training"),
        ("qui pourrait venir former l’équipe ?", "fr", "out_of_scope", 0.4, "find_training"),
        ("en dat meisje zelf, van wie die foto’s rondgaan, waar krijgt ze hulp", "nl", "service_details", 0.3, "online_violence"),
        ("et l’élève elle-même, qui peut l’aider ?", "fr", "find_psychological_help", 0.4, "find_psychological_help"),
        ("no more training, help for the pupil: her pictures are going round, intimate pictures", "en", "inform", 0.3, "online_violence"),
        ("après ce qui est arrivé à cette élève on veut une formation", "fr", "find_training", 0.9, None),
        ("what is the plan of the Region?", "en", "ask_regional_plan", 0.9, None),
        ("he beats me", "en", "partner_violence", 0.9, None),
    ],
)
def test_after_trainings(text, language, intent, chance, means):
    assert after_trainings(turn(text, intent, [(intent, chance)], language=language, search=SEARCH)) == means


def test_an_organiser_that_is_named_is_searched_for_and_its_number_is_a_detail():
    said = {"entities": {"organisation": ["garance"]}, "search": SEARCH}
    assert after_trainings(turn("Garance then, are they still doing it?", "service_details", **said)) == "inform"
    assert after_trainings(turn("what is the phone number of Garance?", "service_details", **said)) is None


def test_nothing_is_meant_elsewhere():
    assert after_trainings(turn("who could I ring?", "find_helpline", search={"kind": "referral"})) is None
    told = turn("nee geen opleiding meer, hulp voor de leerling zelf: de beelden verwijderen", "find_psychological_help", language="nl")
    assert after_trainings(told) == "online_violence"


@pytest.mark.parametrize(
    "text, language, means",
    [
        ("En is er een netwerk of overleg waar wij als OCMW bij kunnen aansluiten?", "nl", "ask_regional_platform"),
        ("y a-t-il une concertation que notre CPAS peut rejoindre ?", "fr", "ask_regional_platform"),
        ("is there a network our CPAS could join?", "en", "ask_regional_platform"),
        ("rien pour les CPAS sur un réseau social ?", "fr", "inform"),
        ("une formation pour les CPAS d’un réseau ?", "fr", "inform"),
    ],
)
def test_a_network_to_join_is_the_regional_platform(text, language, means):
    assert after_trainings(turn(text, "find_social_help", language=language, search=SEARCH)) == means


@pytest.mark.parametrize(
    "text, language, entities, asked",
    [
        ("die van Domus Medica, is die ook voor maatschappelijk werkers of enkel dokters?", "nl", {"organisation": ["domus-medica"]}, True),
        ("celle de Garance, c’est réservé aux profs ?", "fr", {"organisation": ["garance"]}, True),
        ("is the second one only for doctors?", "en", {}, True),
        ("something only for doctors?", "en", {}, False),
        ("heeft Garance ook iets voor leerkrachten?", "nl", {"organisation": ["garance"]}, False),
    ],
)
def test_for_whom_one_is_that_is_named_is_asked_of_it(text, language, entities, asked):
    message = turn(text, "service_details", language=language, entities=entities, search=SEARCH, shown=[["training", "a"], ["training", "b"]])
    assert asks_for_whom(message) is asked
    assert (after_trainings(message) == "find_training") is asked


@pytest.mark.parametrize(
    "text, language, intent, means",
    [
        ("Et la Cocof (le SPFB) alors, rien pour les asbl sociales qui travaillent sur les violences ?", "fr", "find_service", "ask_subsidy"),
        ("en de VGC, hebben die niets voor sociale vzw’s die rond geweld werken?", "nl", "find_service", "ask_subsidy"),
        ("and the National Lottery, nothing for charities?", "en", "out_of_scope", "ask_subsidy"),
        ("the federal police, what is their number?", "en", "find_service", None),
        ("et un refuge fédéral pour elle ?", "fr", "find_shelter", None),
    ],
)
def test_another_body_after_calls_is_asked_for_a_grant(text, language, intent, means):
    assert after_trainings(turn(text, intent, language=language, need="ask_subsidy")) == means
    assert after_trainings(turn(text, intent, language=language, need="find_helpline")) is None
