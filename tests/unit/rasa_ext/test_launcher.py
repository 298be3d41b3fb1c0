"""What stands for the parts of Rasa that Relais leaves out."""

import sys

import pytest

from bot.errors import SettingsError
from bot.rasa_ext.launcher import check_config, install_placeholders

COUNTS = "rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer"


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Gives the names of the placeholder modules that two configuration files leave."""

    def install(config: str, credentials: str) -> set[str]:
        monkeypatch.setattr(sys, "modules", {})
        (tmp_path / "config.yml").write_text(config)
        (tmp_path / "credentials.yml").write_text(credentials)
        install_placeholders(tmp_path / "config.yml", tmp_path / "credentials.yml")
        return set(sys.modules)

    return install


def test_what_is_not_named_is_left_out(installed):
    left_out = installed("pipeline: []\npolicies: []\n", "rest:\n")
    assert {COUNTS, "rasa.core.channels.slack", "rasa.nlu.classifiers.diet_classifier"} <= left_out
    assert "rasa.core.channels.rest" not in left_out


def test_what_is_named_is_there(installed):
    left_out = installed("pipeline:\n- name: CountVectorsFeaturizer\n", "slack:\n  slack_token: x\nrasa.core.channels.telegram.TelegramInput: {}\n")
    assert not {COUNTS, "rasa.core.channels.slack", "rasa.core.channels.telegram"} & left_out
    assert "rasa.core.channels.twilio" in left_out


def test_what_needs_tensorflow_is_refused(tmp_path):
    (tmp_path / "config.yml").write_text("pipeline:\n- name: DIETClassifier\n")
    with pytest.raises(SettingsError, match="DIETClassifier"):
        check_config(tmp_path / "config.yml")
