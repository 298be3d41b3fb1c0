"""Kinds of services that a message refuses or asks for."""

import pytest

from actions.kinds import asks_for, kinds_named


@pytest.mark.parametrize(
    "language, text, refused",
    [
        ("en", "I don't want a family planning, I'm his father", {"family_planning"}),
        ("en", "Sexual assault centre? No no. He twisted my hand", {"sexual_assault_centre"}),
        ("en", "not lawyer first", {"legal"}),
        ("fr", "pas un planning svp", {"family_planning"}),
        ("fr", "je ne veux pas de psy", {"psychological"}),
        ("nl", "ok laat de psycholoog maar. geef mij 1 nummer", {"psychological"}),
        ("nl", "geen opvang", {"shelter"}),
        ("nl", "Naar het OCMW ga ik niet, dat is voor armen", {"cpas"}),
        # there is none, or somebody asks for it
        ("en", "I have no lawyer", set()),
        ("fr", "j'ai pas d'avocat", set()),
        ("nl", "er is geen opvang meer", set()),
        ("en", "Can I see a doctor? No one believes me", set()),
        ("fr", "pas un avocat, enfin si, un avocat", set()),
    ],
)
def test_the_kinds_that_are_refused(language, text, refused):
    assert kinds_named(text, language)[1] == refused


@pytest.mark.parametrize(
    "language, text, asked",
    [
        ("fr", "Ok, ça va. Et le médecin alors ? J'habite Jette.", True),
        ("en", "A HOSPITAL please", True),
        ("nl", "ik zoek een dokter", True),
        ("fr", "Le médecin a dit que c'était grave", False),
        ("en", "no doctor please", False),
    ],
)
def test_a_doctor_is_asked_for_or_told_of(language, text, asked):
    assert asks_for(text, "medical", language) is asked
