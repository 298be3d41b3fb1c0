"""No figure of the evaluation falls unnoticed: each language stays above (or below) the floors of ``tests/heldout/floors.json``."""

import json

import pytest

from bot.cli.evaluate import HELD_OUT, figures_of, judge, messages, municipality_found, places
from bot.i18n.languages import languages
from bot.rasa_ext.model_files import current_model, train
from bot.rasa_ext.understanding import Understanding

FLOORS = json.loads((HELD_OUT / "floors.json").read_text())
AT_MOST = {"false_alarm", "in_scope_rejected"}


@pytest.fixture(scope="module")
def understanding():
    return Understanding(current_model() or train())


@pytest.fixture(scope="module")
def judged(understanding):
    return judge(understanding, messages())


@pytest.mark.parametrize("language", languages())
def test_no_figure_falls(judged, language):
    figures = figures_of([m for m in judged if m["language"] == language])
    fallen = {n: figures[n] for n, floor in FLOORS.items() if (figures[n] > floor if n in AT_MOST else figures[n] < floor)}
    assert fallen == {}


def test_municipalities_are_found(understanding):
    assert municipality_found(understanding, places()) >= 93


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hola necesito ayuda mi marido me pega", "es"),
        ("merhaba kocam beni dövüyor", "tr"),
        ("salam 3afak bghit mosa3ada", "ar"),
        ("أحتاج إلى مساعدة", "ar"),
        ("допоможіть будь ласка", "uk"),
        ("mąż mnie bije, boję się", "pl"),
        ("meu marido me bateu ontem", "pt"),
        ("ho paura di mio marito", "it"),
        ("Ich habe Angst vor meinem Mann", "de"),
        ("soțul meu mă bate, unde pot dormi", "ro"),
    ],
)
def test_other_languages_are_recognised_from_their_first_words(understanding, text, language):
    assert understanding.parse(text)["language"] == language


def test_the_explanation_names_pieces_and_judges(understanding):
    why = understanding.understander.explain("je cherche un avocat", "fr", "find_legal_help")
    assert "lawyer" in why["gloss"] and min(why["judges"].values()) >= 0 and any("avocat" in piece for piece, _ in why["pieces"])
