"""Phrases of the catalogues."""

import pytest

from bot.i18n.phrases import phrases


def test_a_catalogue_is_read_once_and_not_with_every_message(monkeypatch):
    """Reading it anew took 50 to 150 ms an answer."""
    phrases("fr", "wishes.articles")
    monkeypatch.setattr("bot.i18n.terms.read_yaml", lambda path: pytest.fail(f"{path.name} is read again"))
    assert phrases("fr", "wishes.articles") and phrases("fr", "wishes.i_am")
