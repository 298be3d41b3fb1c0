"""A question behind thanks or a greeting."""

import pytest

from bot.nlu.courtesy import with_its_question, without_courtesy


@pytest.mark.parametrize(
    "text, rest",
    [
        ("merci, et pour les enfants ?", ("pour les enfants", True)),
        ("thank you how do I take the kids", ("how do i take the kids", False)),
        ("oke dankje. en mijn juf, mag ik het zeggen?", ("mijn juf, mag ik het zeggen", True)),
        ("merci beaucoup", ("", True)),
        ("comment faire pour les enfants", ("", False)),
    ],
)
def test_what_is_left_beside_polite_words(text, rest):
    assert without_courtesy(text) == rest


def test_the_question_counts_only_where_the_whole_was_taken_for_politeness():
    asked = [("children_and_separation", 0.8)]
    assert with_its_question("merci, et pour les enfants ?", [("thank", 0.9)], lambda _: asked) == asked
    assert with_its_question("merci, et pour les enfants ?", [("inform", 0.9)], lambda _: asked) == [("inform", 0.9)]
    assert with_its_question("merci pour tout", [("thank", 0.9)], lambda _: asked) == [("thank", 0.9)]


def test_a_doubtful_question_does_not_count():
    doubtful = [("children_and_separation", 0.2)]
    assert with_its_question("merci, et pour les enfants ?", [("thank", 0.9)], lambda _: doubtful) == [("thank", 0.9)]
