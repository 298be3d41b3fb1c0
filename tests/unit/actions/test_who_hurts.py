"""Who strikes whom, in three languages."""

import pytest

from actions.who_hurts import OTHER, SELF, who_strikes


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "My wife has become rather violent since her stroke", {OTHER}),
        ("en", "It is she who hits me. I don't hit anyone.", {OTHER}),
        ("en", "I pushed her before she left", {SELF}),
        ("en", "I have never hit her", set()),
        ("en", "she slapped me and I hit her back", {OTHER, SELF}),
        ("fr", "C'est ma femme qui me frappe. Oui oui, dans ce sens-là.", {OTHER}),
        ("fr", "elle m'a cassé une assiette sur la tête", {OTHER}),
        ("fr", "je l'ai giflée hier soir", {SELF}),
        ("fr", "je suis violent avec ma femme", {SELF}),
        ("fr", "je ne l'ai jamais frappée", set()),
        ("nl", "mijn vriendin slaat mij als ze gedronken heeft", {OTHER}),
        ("nl", "ik heb mijn vrouw tegen de muur geduwd", {SELF}),
        ("nl", "ik sla haar niet", set()),
        ("nl", "waar kan ik een opleiding volgen", set()),
        # who says so strikes nobody
        ("en", "my colleague always has bruises, I think her partner hits her", set()),
        ("en", "I think I hit her too hard", {SELF}),
        ("fr", "je crois que son mari la frappe", set()),
        ("fr", "je sais que je la frappe trop souvent", {SELF}),
        ("nl", "ik denk dat haar man haar slaat", set()),
        ("nl", "ik weet dat ik haar geslagen heb", {SELF}),
    ],
)
def test_who_strikes(language, said, found):
    assert who_strikes(said, language) == found
