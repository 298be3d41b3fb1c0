"""What a message says it does not want."""

import pytest

from bot.nlu.not_wanted import without_what_is_refused
from bot.nlu.parts import Part, parts

SHELTER, LAWYER = "find_shelter", "find_legal_help"
BOTH = [(SHELTER, 0.6), (LAWYER, 0.3), ("deny", 0.1)]
SWAPPED = [(LAWYER, 0.6), (SHELTER, 0.3), ("deny", 0.1)]


def judge(text):
    """A judge that hears a refusal in "no", a shelter and a lawyer, in this order."""
    heard = [
        ("deny", 0.6 if text.startswith("no ") else 0.1),
        (SHELTER, 0.5 if "shelter" in text else 0.1),
        (LAWYER, 0.4 if "lawyer" in text else 0.0),
    ]
    return sorted(heard, key=lambda pair: -pair[1])


@pytest.mark.parametrize(
    "text, ranking",
    [
        ("no shelter, thanks, it is a lawyer I am after", SWAPPED),
        ("a shelter, not a lawyer", BOTH),
        ("a shelter and a lawyer", BOTH),
        ("no shelter, thanks, a bed is what I have", BOTH),
        ("I cannot go back home without a shelter, and a lawyer", BOTH),
    ],
)
def test_a_need_that_is_refused_gives_way_to_the_one_that_is_asked_for(text, ranking):
    assert without_what_is_refused(text, BOTH, judge) == ranking


def test_what_is_no_need_or_hardly_likely_never_takes_its_place():
    told = [("partner_violence", 0.6), (LAWYER, 0.3)]
    unlikely = [(SHELTER, 0.6), ("inform", 0.2), ("deny", 0.1), (LAWYER, 0.05)]
    assert without_what_is_refused("no shelter, a lawyer", told, judge) == told
    assert without_what_is_refused("no shelter, a lawyer", unlikely, judge) == unlikely


def test_parts_are_split_at_joining_words_of_every_language():
    assert parts("un avocat et een dokter, not the police") == [Part("un avocat", False), Part("een dokter", False), Part("not the police", True)]
