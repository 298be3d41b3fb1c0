"""Who is to be trained, as people of Brussels name them; and words that are part of a longer name."""

import pytest

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.gazetteer_words import all_words


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(all_words())


@pytest.mark.parametrize(
    "text, language, audience",
    [
        ("une formation pour nos gardiens de la paix", "fr", "prevention_workers"),
        ("pour des agents de prévention", "fr", "prevention_workers"),
        ("opleiding voor gemeenschapswachten", "nl", "prevention_workers"),
        ("our peace wardens", "en", "prevention_workers"),
        ("training for stewards", "en", "prevention_workers"),
        ("les assistants en pharmacie", "fr", "pharmacists"),
        ("bijscholing voor apothekersassistenten", "nl", "pharmacists"),
        ("for pharmacy assistants", "en", "pharmacists"),
        ("formation pour les cadres", "fr", "managers"),
        ("voor onze leidinggevenden", "nl", "managers"),
        ("for line managers", "en", "managers"),
        ("I am an A&E nurse", "en", "health"),
        ("je suis infirmière", "fr", "health"),
        ("ik werk op spoed", "nl", "health"),
        ("ik ben verpleegkundige", "nl", "health"),
        ("je suis éducateur", "fr", "youth_workers"),
        ("éducatrice de rue", "fr", "prevention_workers"),
        ("je suis CPE dans un lycée", "fr", "teachers"),
        ("leerlingenbegeleider", "nl", "teachers"),
        ("wij zijn een school", "nl", "teachers"),
        ("ons leerkrachtenteam", "nl", "teachers"),
        ("le centre PMS", "fr", "teachers"),
        ("voor het CLB", "nl", "teachers"),
        ("échevine de l’égalité", "fr", "municipal_staff"),
        ("ik ben schepen", "nl", "municipal_staff"),
        ("pour la crèche", "fr", "childcare"),
        ("for a crèche", "en", "childcare"),
        ("je suis juge", "fr", "justice"),
        ("nous sommes une ASBL", "fr", "associations"),
        ("wij zijn een vzw", "nl", "associations"),
        ("we are an NGO", "en", "associations"),
        ("nos conseillers en prévention", "fr", "hr"),
    ],
)
def test_professions(gazetteer, text, language, audience):
    assert {f.value for f in gazetteer.find(text, language) if f.entity == "audience"} == {audience}


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("agents de prévention", "fr", [("audience", "prevention_workers")]),
        ("violence against women", "en", [("topic", "gender_based_violence")]),
        ("une formation de Garance asbl", "fr", ["organisation"]),
        ("as a man", "en", []),
        ("intimidatie op het openbaar vervoer", "nl", [("topic", "harassment"), ("setting", "transport")]),
    ],
)
def test_a_part_of_a_longer_name_is_no_wish_of_its_own(gazetteer, text, language, expected):
    found = [(f.entity, f.value) for f in gazetteer.find(text, language)]
    assert ([entity for entity, _ in found] if expected == ["organisation"] else found) == expected
