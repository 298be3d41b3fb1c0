"""How old somebody says they are."""

import pytest

from bot.i18n.ages import own_age


@pytest.mark.parametrize(
    "language, text, age",
    [
        ("fr", "jai 16 ans moi.. mes parents savent pas", 16),
        ("fr", "g 15ans", 15),
        ("fr", "moi j'ai 27 ans", 27),
        ("nl", "oke ja kben 16 en mn ex heeft foto's", 16),
        ("en", "ok its me im 16 and this guy has pics", 16),
        ("en", "I don't want that, I'm 67!", 67),
        # something else is counted, or somebody else is meant
        ("en", "im 12 weeks pregnant", None),
        ("fr", "j'ai 12 messages de lui", None),
        ("nl", "ik ben al 16 jaar getrouwd", None),
        ("en", "My son is 34", None),
    ],
)
def test_the_age_that_somebody_gives_as_theirs(language, text, age):
    assert own_age(text, language) == age


@pytest.mark.parametrize("language, text", [("fr", "ma petite soeur a 15 ans"), ("nl", "yo mn zusje is 15 en papa"), ("en", "my sister is 15")])
def test_the_age_of_a_sister_who_is_to_be_helped(language, text):
    assert own_age(text, language) is None and own_age(text, language, "their_age") == 15
