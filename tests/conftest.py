"""Fixtures that every kind of test may use."""

from __future__ import annotations

import pytest

from bot.rasa_ext.launcher import prepare

prepare()  # before anything imports Rasa

from tests.support.databases import postgresql_server  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--language", help="run the conversations of one language only")


def pytest_collection_modifyitems(items):
    """The browser's tests last: Playwright keeps an event loop running until the session ends, beside which no other can."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory):
    """Address of an ephemeral PostgreSQL server made from the installed binaries."""
    with postgresql_server(tmp_path_factory) as url:
        yield url


pytest_plugins = ["tests.support.running"]
