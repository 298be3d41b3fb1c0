"""The model's own features are scikit-learn's, and what is saved is what is loaded."""

import numpy as np
import pytest
from scipy.sparse import hstack

from bot.nlu.linear_text_model import LinearTextModel, Shape
from bot.text import fold

TEXTS = [
    "mon mari me frappe",
    "il m'a frappée hier",
    "je cherche un avocat",
    "un avocat pro deo svp",
    "où dormir ce soir ?",
    "dormir avec mes enfants",
] * 4
LABELS = ["violence", "violence", "legal", "legal", "shelter", "shelter"] * 4


@pytest.fixture(scope="module")
def model():
    return LinearTextModel.fit([(text, text[::-1]) for text in TEXTS], LABELS, Shape(epochs=5))


@pytest.mark.parametrize("text", ["mon avocat me frappe ?", "a", "", "😀", "où, où: dormir (ce) soir!", "x" * 300, "l'avocat d'hier"])
def test_features_are_those_of_the_vectorizers(model, text):
    views = (text, text[::-1])
    expected = np.zeros(sum(len(v.vocabulary_) for view in model.vectorizers for v in view))
    row = hstack([v.transform([fold(seen)]) for seen, view in zip(views, model.vectorizers, strict=True) for v in view]).tocsr()
    expected[row.indices] = row.data
    columns, values = model.features(views)
    ours = np.zeros_like(expected)
    ours[columns] = values
    assert np.allclose(ours, expected, atol=1e-5)


def test_probabilities_sum_to_one_and_find_the_label(model):
    assert np.exp(model.log_probabilities("un avocat", "tacova nu")).sum() == pytest.approx(1, abs=1e-5)
    assert model.ranking("un avocat", "tacova nu")[0][0] == "legal"


def test_contributions_name_the_pieces_that_speak_for_a_label(model):
    assert "avocat" in [piece for piece, _ in model.contributions("legal", "un avocat", "tacova nu")][:12]


def test_saved_and_loaded_models_agree(model, tmp_path):
    model.save(tmp_path)
    loaded = LinearTextModel.load(tmp_path)
    for text in TEXTS[:6]:
        assert np.allclose(loaded.log_probabilities(text, text), model.log_probabilities(text, text), atol=1e-4)
    assert not list(tmp_path.glob("*.pkl"))
