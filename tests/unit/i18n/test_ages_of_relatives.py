"""The age of a relative who is told of."""

import pytest

from bot.i18n.ages import young_relatives_age


@pytest.mark.parametrize(
    ("language", "says", "told", "age"),
    [
        ("fr", "ma nièce de 15 ans, un gars menace de publier ses photos", False, 15),
        ("fr", "mon fils a 13 ans et on le fait chanter", False, 13),
        ("fr", "elle a 15 ans", True, 15),
        ("fr", "elle a 15 ans", False, None),
        ("fr", "un garçon de 16 ans embête ma fille", False, None),
        ("fr", "ma fille de 15 mois", False, None),
        ("nl", "mijn dochter van 14 wordt afgeperst", False, 14),
        ("nl", "mijn 14-jarige dochter wordt gechanteerd", False, 14),
        ("nl", "ze is nog maar 13", True, 13),
        ("nl", "een jongen van 17 stuurt foto's rond", False, None),
        ("en", "my 13 year old son was asked for nudes", False, 13),
        ("en", "my daughter (15) sent a picture", False, 15),
        ("en", "my niece got blackmailed, she's 14", False, 14),
        ("en", "my son got 12 messages from him", False, None),
    ],
)
def test_whose_age_it_is(language, says, told, age):
    assert young_relatives_age(says, language, told) == age
