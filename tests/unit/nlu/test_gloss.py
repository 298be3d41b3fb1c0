"""Words find their English from our own translations."""

import pytest

from bot.nlu.gloss import Lexicon, english_words, learn, words_of

SENTENCES = [
    ("fr", "mon mari me frappe", "my husband hits me"),
    ("fr", "mon mari crie", "my husband shouts"),
    ("fr", "j'ai peur de mon mari", "i am afraid of my husband"),
    ("fr", "il frappe encore", "he hits again"),
    ("fr", "un avocat svp", "a lawyer please"),
    ("fr", "je cherche un avocat", "i look for a lawyer"),
    ("nl", "mijn man slaat mij", "my husband hits me"),
    ("nl", "mijn man roept", "my husband shouts"),
    ("nl", "een advocaat aub", "a lawyer please"),
    ("nl", "ik zoek een advocaat", "i look for a lawyer"),
    ("en", "my husband hits me", "my husband hits me"),
    *[("fr", word, english) for word, english in (("mari", "husband"), ("frappe", "hits"), ("avocat", "lawyer"))],
    *[("nl", word, english) for word, english in (("man", "husband"), ("slaat", "hits"), ("advocaat", "lawyer"))],
]


@pytest.fixture(scope="module")
def lexicon():
    return learn(SENTENCES)[0]


def test_words_are_aligned(lexicon):
    assert lexicon.gloss("mari frappe", "fr") == "husband hits"
    assert lexicon.gloss("man slaat", "nl") == "husband hits"


def test_typing_errors_and_other_languages_are_found_and_the_unknown_stays(lexicon):
    assert lexicon.gloss("avoccat", "fr") == "lawyer"
    assert lexicon.gloss("advocaat", "fr") == "lawyer"
    assert lexicon.gloss("xylofoon", "nl") == "xylofoon"


def test_english_stays_english_and_nothing_is_nothing(lexicon):
    assert lexicon.gloss("My Husband!", "en") == "my husband"
    assert lexicon.gloss("", "fr") == "" and lexicon.gloss("😀", None) == ""


def test_elided_words_come_apart():
    assert words_of("J'ai peur, l’école…") == ["j", "ai", "peur", "l", "ecole"]


def test_contracted_english_is_written_in_full():
    assert english_words("I'm scared, he’s back and I can't leave") == ["i", "am", "scared", "he", "is", "back", "and", "i", "can", "not", "leave"]
    assert english_words("my husband's keys") == ["my", "husband", "'s", "keys"]


def test_phrases_are_put_into_english_as_a_whole():
    """As "belle-mère": neither beautiful nor a mother."""
    more = [
        ("fr", "ma belle mere crie", "my mother in law shouts"),
        ("fr", "la belle mere de ma soeur", "my sister's mother in law"),
        ("fr", "belle mere", "mother in law"),
        ("fr", "une belle robe", "a beautiful dress"),
        ("fr", "belle", "beautiful"),
        ("fr", "ma mere crie", "my mother shouts"),
        ("fr", "mere", "mother"),
    ]
    assert learn([*SENTENCES, *more])[0].gloss("belle mere", "fr") == "mother in law"


def test_a_training_sentence_is_glossed_without_itself():
    assert len(learn(SENTENCES)[1]) == len(SENTENCES)
    alone = [("fr", "abracadabra", "shelter"), *[("fr", "mari", "husband")] * 9]
    assert learn(alone)[1][0] == "abracadabra"


def test_saved_and_loaded_lexicons_agree(lexicon, tmp_path):
    lexicon.save(tmp_path / "lexicon.json")
    assert Lexicon.load(tmp_path / "lexicon.json").gloss("mari avoccat", "fr") == lexicon.gloss("mari avoccat", "fr")
