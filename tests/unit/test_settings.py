"""Settings are read once, checked, and listed in .env.example."""

import re

import pytest

from bot.errors import SettingsError
from bot.settings import ROOT, Settings, get_settings


def test_env_example_lists_every_setting():
    listed = set(re.findall(r"^#?\s?RELAIS_([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {name.upper() for name in Settings.__fields__}


def test_a_wrong_setting_is_named(monkeypatch):
    monkeypatch.setenv("RELAIS_WEB_PORT", "soon")
    get_settings.cache_clear()
    try:
        with pytest.raises(SettingsError, match="RELAIS_WEB_PORT"):
            get_settings()
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()


def test_conversations_are_never_kept_longer_than_fifteen_minutes(monkeypatch):
    monkeypatch.setenv("RELAIS_CONVERSATION_MINUTES", "60")
    with pytest.raises(ValueError):
        Settings()


def test_secrets_are_not_in_the_repr():
    assert "hunter2" not in repr(Settings(rasa_token="hunter2"))
