"""What a message asks for by its words, whatever it was taken for."""

from dataclasses import replace

import pytest

from actions.context import meant
from bot.directory.criteria import Criteria
from tests.support.turns import SHOWN, turn


@pytest.mark.parametrize(
    "said, expected",
    [
        (turn("Ok ça va. Et le médecin alors ? J'habite Jette", "inform", language="fr", need="partner_violence", **SHOWN), "find_medical_help"),
        (turn("a hospital please", "inform", need="partner_violence", **SHOWN), "find_medical_help"),
        (
            turn("je téléphonerai au CPAS, mais à qui puis-je parler le soir ?", "find_helpline", language="fr", need="find_social_help", **SHOWN),
            "find_helpline",
        ),
        # the card of a bank
        (turn("je parlais de ma carte bancaire, je suis belge", "residence_rights", language="fr", need="elder_abuse"), "elder_abuse"),
        (
            turn("je peux bloquer la carte ?", "residence_rights", language="fr", need="elder_abuse", entities={"organisation": ["card-stop"]}),
            "elder_abuse",
        ),
        (turn("kan ik de kaart blokkeren?", "residence_rights", language="nl", need="find_helpline"), "find_social_help"),
        (turn("my residence card expires", "residence_rights", need="elder_abuse"), "residence_rights"),
        # an own child is no partner
        (turn("c'est mon fils qui me tape", "partner_violence", language="fr"), "family_violence"),
        (turn("my husband hits me and my son is afraid", "partner_violence"), "partner_violence"),
        # no bed unasked
        (
            turn("elle vit dans un foyer, un éducateur la touche", "find_shelter", [("find_shelter", 0.4), ("sexual_violence", 0.3)], "fr"),
            "sexual_violence",
        ),
        (turn("somewhere to sleep tonight", "find_shelter", [("find_shelter", 0.4), ("sexual_violence", 0.3)]), "find_shelter"),
    ],
)
def test_what_is_asked(said, expected):
    assert meant(said) == expected


def test_a_sex_worker_hit_by_a_client_is_not_trafficked():
    said = replace(turn("a client hit me, i work at rue d'aerschot", "exploitation"), wishes=Criteria(groups="sex_workers"))
    assert meant(said) == "find_service"
    assert meant(turn("a client hit me", "exploitation")) == "exploitation"


def test_a_minor_who_asks_for_something_for_the_young_is_sent_to_no_bed():
    said = replace(
        turn("ya pas un truc pr les jeunes?", "find_shelter", language="fr", need="online_violence"), wishes=Criteria(audience="young_people")
    )
    assert meant(said) == "online_violence"
