"""Several needs in one message."""

import pytest

from bot.nlu.several_needs import several_needs

WORDS = {"refuge": "find_shelter", "avocat": "find_legal_help", "lawyer": "find_legal_help", "dokter": "find_medical_help", "bonjour": "greet"}


def ranking(text):
    """A judge that knows five words and is sure of them."""
    return next(([(intent, 0.9)] for word, intent in WORDS.items() if word in text), [("out_of_scope", 0.3)])


@pytest.mark.parametrize(
    "text, needs",
    [
        ("il me faut un avocat et un refuge", ["find_shelter", "find_legal_help"]),
        ("a lawyer, then een dokter", ["find_medical_help", "find_legal_help"]),
        ("pas de refuge, juste un avocat", []),
        ("een dokter, un avocat, un refuge ? pas de refuge", ["find_medical_help", "find_legal_help"]),
        ("un avocat", []),
        ("bonjour, un avocat", []),
        ("un avocat et un refuge " + "et puis encore " * 20, []),
    ],
)
def test_the_urgent_one_first_and_nothing_that_is_not_wanted(text, needs):
    assert several_needs(text, ranking) == needs
