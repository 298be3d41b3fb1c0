"""What stands for the parts of Rasa that Relais leaves out."""

import sys

import pytest

from bot.errors import SettingsError
from bot.rasa_ext.launcher import check_config, install_placeholders

MONGO = "pymongo.collection"
COUNTS = "rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer"


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Gives the names of the placeholder modules that three configuration files leave."""

    def install(**contents: str) -> set[str]:
        monkeypatch.setattr(sys, "modules", {})
        paths = {name: tmp_path / f"{name}.yml" for name in ("config", "credentials", "endpoints")}
        for name, path in paths.items():
            path.write_text(contents.get(name, ""))
        install_placeholders(**paths)
        return set(sys.modules)

    return install


def test_what_is_not_named_is_left_out(installed):
    left_out = installed(config="pipeline: []\npolicies: []\n", credentials="rest:\n", endpoints="tracker_store:\n  type: SQL\n")
    assert {COUNTS, MONGO, "rasa.core.channels.slack", "rasa.nlu.classifiers.diet_classifier"} <= left_out
    assert "rasa.core.channels.rest" not in left_out


def test_what_is_named_is_there(installed):
    left_out = installed(
        config="pipeline:\n- name: CountVectorsFeaturizer\n",
        credentials="slack:\n  slack_token: x\nrasa.core.channels.telegram.TelegramInput: {}\n",
        endpoints="tracker_store:\n  type: mongod\n",
    )
    assert not {COUNTS, MONGO, "rasa.core.channels.slack", "rasa.core.channels.telegram"} & left_out
    assert "rasa.core.channels.twilio" in left_out


def test_what_needs_tensorflow_is_refused(tmp_path):
    (tmp_path / "config.yml").write_text("pipeline:\n- name: DIETClassifier\n")
    with pytest.raises(SettingsError, match="DIETClassifier"):
        check_config(tmp_path / "config.yml")
