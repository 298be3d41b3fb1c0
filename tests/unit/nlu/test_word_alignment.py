"""Words find their counterparts in translations."""

from bot.nlu.word_alignment import word_links

PAIRS = [
    ("mon mari crie", "my husband shouts"),
    ("mon mari", "my husband"),
    ("ma soeur crie", "my sister shouts"),
    ("ma soeur", "my sister"),
    ("mari", "husband"),
    ("", "nothing here"),
]


def links():
    return word_links([(source.split(), target.split()) for source, target in PAIRS])


def test_each_word_is_linked_to_its_counterpart():
    assert links()[0] == {(0, 0), (1, 1), (2, 2)}


def test_an_empty_sentence_has_no_links_and_leaves_the_others_in_place():
    assert links()[5] == set()
    assert links()[4] == {(0, 0)}


def test_a_word_in_another_place_is_found():
    pairs = [("le chien noir dort ici", "the black dog sleeps here"), ("chien", "dog"), ("noir", "black"), ("le chien", "the dog")] * 3
    assert {(1, 2), (2, 1)} <= word_links([(s.split(), t.split()) for s, t in pairs])[0]


def test_nothing_to_align():
    assert word_links([]) == []
    assert word_links([([], [])]) == [set()]
