"""Municipalities, topics, audiences, languages, formats, times: values are ids, text varies."""

import datetime as dt

import pytest

from bot.nlu.gazetteer import Gazetteer
from bot.nlu.gazetteer_words import all_words
from bot.nlu.times import find_times


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(all_words())


def _values(gazetteer, text, entity):
    return [f.value for f in gazetteer.find(text) if f.entity == entity]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("je suis à Molenbeek", "molenbeek-saint-jean"),
        ("Sint-Jans-Molenbeek aub", "molenbeek-saint-jean"),
        ("mollenbeeck", "molenbeek-saint-jean"),
        ("1030", "schaerbeek"),
        ("schaarbeek", "schaerbeek"),
        ("près de Flagey", "ixelles"),
        ("st gilles", "saint-gilles"),
        ("in Sint-Gillis", "saint-gilles"),
        ("woluwe st pierre", "woluwe-saint-pierre"),
        ("anderleckt", "anderlecht"),
        ("d'Uccle", "uccle"),
        ("ukkel", "uccle"),
        ("in vorst", "forest"),
        ("Elsene", "ixelles"),
        ("uckle", "uccle"),
        ("anderlegt", "anderlecht"),
        ("à jette", "jette"),
        ("forest, the commune", "forest"),
    ],
)
def test_municipalities(gazetteer, text, expected):
    assert _values(gazetteer, text, "municipality") == [expected]


@pytest.mark.parametrize(
    "text", ["je cherche un avocat", "mijn man slaat mij", "formation pour enseignants", "it may be too late", "toujours pareil"]
)
def test_no_municipality_where_there_is_none(gazetteer, text):
    assert _values(gazetteer, text, "municipality") == []


def test_a_training_search(gazetteer):
    text = "formation violences sexuelles pour enseignants en néerlandais, en ligne"
    found = {f.entity: f.value for f in gazetteer.find(text)}
    assert found == {"topic": "sexual_violence", "audience": "teachers", "language": "nl", "format": "online"}


def test_positions_are_those_of_the_text(gazetteer):
    text = "Écoutez : j'habite à Saint-Gilles !"
    found = next(f for f in gazetteer.find(text) if f.entity == "municipality")
    assert text[found.start : found.end] == "Saint-Gilles"


@pytest.mark.parametrize(
    "text, value",
    [
        ("en octobre", "2027-10"),
        ("op 12 maart 2027", "2027-03-12"),
        ("12/03/2027", "2027-03-12"),
        ("in december", "2026-12"),
        ("2027-05", "2027-05"),
        ("ce soir", "tonight"),
        ("dit weekend", "weekend"),
    ],
)
def test_times(text, value):
    assert [v for v, _, _ in find_times(text, dt.date(2026, 11, 23))] == [value]


@pytest.mark.parametrize("text", ["may i ask", "mei mei", "le mars chocolat"])
def test_months_that_are_words_need_a_sign(text):
    assert find_times(text, dt.date(2026, 11, 23)) == []


@pytest.mark.parametrize("text", ["", "😀😀", "a" * 5000, "١٢٣", "<script>alert(1)</script>", "'; DROP TABLE service; --"])
def test_odd_text_is_no_error(gazetteer, text):
    gazetteer.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "il jette mes affaires par la fenêtre",
        "il m'a jetée dehors",
        "I walked in the forest alone",
        "hij laat mij elke vorst buiten slapen",
        "j'ai pris conscience que c'est grave",
        "every daily trip",
    ],
)
def test_everyday_words_are_no_municipalities(gazetteer, text):
    assert _values(gazetteer, text, "municipality") == []


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("fr", "jabite a éver, plus de chauffage", ["evere"]),
        ("fr", "j'habite à ettrebek", ["etterbeek"]),
        ("fr", "un médecin à chaerbeeck", ["schaerbeek"]),
        ("fr", "jabite a jete", ["jette"]),
        ("fr", "il a jete mon gsm", []),
        ("nl", "ik woon in jete", ["jette"]),
        ("nl", "opvang in sgaarbeek", ["schaerbeek"]),
        ("nl", "ik ben in de lessen", []),
        ("en", "the lock is broken in every room", []),
        ("en", "i live in evre", ["evere"]),
    ],
)
def test_more_errors_are_forgiven_where_a_place_is_expected(gazetteer, language, text, expected):
    assert [f.value for f in gazetteer.find(text, language) if f.entity == "municipality"] == expected
