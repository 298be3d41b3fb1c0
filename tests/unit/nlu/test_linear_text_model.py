"""The model's own features are scikit-learn's, and what is saved is what is loaded."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

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
    return LinearTextModel.fit([(text, text[::-1]) for text in TEXTS], LABELS, Shape(char_ngrams=(2, 5), epochs=5))


@pytest.mark.parametrize("text", ["mon avocat me frappe ?", "a", "", "😀", "où, où: dormir (ce) soir!", "x" * 300, "l'avocat d'hier"])
def test_features_weigh_as_those_of_scikit_learn(model, text):
    """Not in the same order: ours is that of the pieces' CRC-32."""
    settings = {"min_df": 2, "sublinear_tf": True, "lowercase": False}
    expected: list[float] = []
    for seen, view in ((text, TEXTS), (text[::-1], [t[::-1] for t in TEXTS])):
        for more in ({"analyzer": "char_wb", "ngram_range": (2, 5)}, {"token_pattern": r"[^\s.,;:!?()\"]+", "ngram_range": (1, 2)}):
            expected += TfidfVectorizer(**settings, **more).fit([fold(t) for t in view]).transform([fold(seen)]).data.tolist()
    columns, values = model.features((text, text[::-1]))
    assert np.allclose(sorted(values), sorted(expected), atol=1e-5)
    assert len(set(columns.tolist())) == len(columns)


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
