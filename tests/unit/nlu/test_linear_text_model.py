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
    return LinearTextModel.fit(TEXTS, LABELS, Shape(epochs=5))


@pytest.mark.parametrize("text", ["mon avocat me frappe ?", "a", "", "😀", "où, où: dormir (ce) soir!", "x" * 300, "l'avocat d'hier"])
def test_features_are_those_of_the_vectorizers(model, text):
    expected = np.zeros(sum(len(v.vocabulary_) for v in model.vectorizers))
    row = hstack([v.transform([fold(text)]) for v in model.vectorizers]).tocsr()
    expected[row.indices] = row.data
    columns, values = model.features(text)
    ours = np.zeros_like(expected)
    ours[columns] = values
    assert np.allclose(ours, expected, atol=1e-5)


def test_probabilities_sum_to_one_and_find_the_label(model):
    assert model.probabilities("un avocat").sum() == pytest.approx(1, abs=1e-5)
    assert model.ranking("un avocat")[0][0] == "legal"


def test_saved_and_loaded_models_agree(model, tmp_path):
    model.save(tmp_path)
    loaded = LinearTextModel.load(tmp_path)
    for text in TEXTS[:6]:
        assert np.allclose(loaded.probabilities(text), model.probabilities(text), atol=1e-2)
    assert not list(tmp_path.glob("*.pkl"))
