"""The two judges together, on a handful of sentences."""

import pytest

from bot.nlu.understander import OUTSIDE, Understander

SENTENCES = ["I need a lawyer", "a lawyer please", "my rights in court", "weather tomorrow", "a recipe for soup", "football tonight"]
INTENTS = ["find_legal_help"] * 3 + [OUTSIDE] * 3
CONFIG = {"epochs": 4, "min_df": 1, "alpha": 1e-4, "encoder_weight": 0.0, "encoder_strength": 1.0, "sharpness": 1.0}


@pytest.fixture
def chance_of_outside():
    """Gives the probability that "a lawyer" is out of scope with a prior."""

    def chance(prior: float) -> float:
        understander = Understander.fit([("en", s, s) for s in SENTENCES], INTENTS, {**CONFIG, "outside_prior": prior})
        return dict(understander.ranking("a lawyer", "en"))[OUTSIDE]

    return chance


def test_the_rest_of_the_world_has_a_prior_of_its_own(chance_of_outside):
    assert chance_of_outside(0.0) < 0.5
    assert chance_of_outside(0.0) < chance_of_outside(1.0) < chance_of_outside(20.0)


def test_probabilities_sum_to_one():
    understander = Understander.fit([("en", s, s) for s in SENTENCES], INTENTS, {**CONFIG, "outside_prior": 1.0})
    assert sum(chance for _, chance in understander.ranking("soup in court", "en")) == pytest.approx(1.0)
