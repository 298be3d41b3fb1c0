"""A bed for who has none now, and for who leaves with the children."""

import pytest

from actions.context import meant
from actions.facts import NO_ROOF, facts_in
from actions.kinds import kinds_named
from tests.support.turns import SHOWN, turn

BED = "find_shelter"
AFTER_A_BED = {"need": BED, **SHOWN}


@pytest.mark.parametrize(
    "said, expected",
    [
        (turn("its my kids 3 and 5 they are cold. i am in street in anderlecht", "child_abuse"), BED),
        (turn("chui partie hier, on est dehors avec les petits", "inform", language="fr"), BED),
        (turn("ik sta op straat met mijn kindjes, het is koud", "suicidal_thoughts", language="nl", alarm=0.3), BED),
        (turn("we are outside. no money", "ask_subsidy", **AFTER_A_BED), BED),
        # danger that was heard surely, or by a rule, stays
        (turn("he locked me out and has a knife, nowhere to go", "immediate_danger", alarm=1.0), "immediate_danger"),
        (turn("ik sta op straat met mijn kindjes en ik wil dood", "suicidal_thoughts", language="nl", alarm=0.9), "suicidal_thoughts"),
        # where to go now
        (turn("he has the bank card and we left, where we go NOW with baby", "find_social_help"), BED),
        (turn("waar moet ik nu naartoe?", "inform", language="nl", need="partner_violence"), BED),
        (turn("where do i go now?", "nlu_fallback", need="sexual_violence", story="sexual_violence"), "sexual_violence"),
        (turn("my parents threw me out because i like girls", "lgbtqia_support"), "lgbtqia_support"),
        # a street, an outside, that is no bed
        (turn("i’m on the street and a man follows me", "stalking"), "stalking"),
        (turn("he shouted at me in the street", "sexual_harassment"), "sexual_harassment"),
        (turn("my husband is outside", "partner_violence"), "partner_violence"),
        (turn("nous formons des travailleurs de rue", "find_training", language="fr"), "find_training"),
        # what is full
        (
            turn(
                "jai appelé le samu social ils dise que c complet",
                "service_details",
                language="fr",
                entities={"organisation": ["samusocial"]},
                **AFTER_A_BED,
            ),
            BED,
        ),
        (turn("samusocial zit vol, wat nu", "service_details", language="nl", entities={"organisation": ["samusocial"]}, **AFTER_A_BED), BED),
        (turn("is there somewhere else?", "nlu_fallback", **AFTER_A_BED), BED),
        (turn("je lui ai donné mon nom complet", "inform", language="fr", need="partner_violence"), "partner_violence"),
        # who leaves
        (turn("je veux partir avec mes 2 enfants", "children_and_separation", language="fr", need="partner_violence"), BED),
        (turn("ik wil weg met de kinderen", "children_and_separation", language="nl", need="family_violence"), BED),
        (turn("i need to leave and take the kids", "children_and_separation", need="partner_violence"), BED),
        (turn("can i leave with the kids, have i the right?", "children_and_separation", need="partner_violence"), "children_and_separation"),
        (turn("i want to leave but who gets custody", "children_and_separation", need="partner_violence"), "children_and_separation"),
        (turn("je veux partir en vacances avec mes enfants", "children_and_separation", language="fr"), "children_and_separation"),
    ],
)
def test_what_is_asked(said, expected):
    assert meant(said) == expected


@pytest.mark.parametrize(
    "text, language", [("we slapen in de auto", "nl"), ("il m’a mise dehors avec le bébé", "fr"), ("he kicked me out last night", "en")]
)
def test_who_has_no_roof_is_known_to_have_none(text, language):
    assert facts_in(text, "find_helpline", language) == [NO_ROOF]


def test_who_has_no_bed_refuses_none():
    assert "shelter" not in kinds_named("j’ai pas de place pour dormir ce soir", "fr")[1]
    assert "shelter" in kinds_named("not a shelter, a lawyer", "en")[1]
