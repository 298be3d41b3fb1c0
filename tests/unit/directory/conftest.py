"""The whole directory, loaded once on SQLite and once on PostgreSQL."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.directory import migrations
from bot.directory.database import Directory
from bot.directory.hours import BRUSSELS
from bot.directory.loading import load


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def loaded(request, tmp_path_factory):
    """A directory with all records."""
    url = request.getfixturevalue("postgresql") if request.param == "postgresql" else f"sqlite:///{tmp_path_factory.mktemp('db')}/relais.db"
    directory = Directory(url, timeout=5)
    migrations.upgrade(directory.engine)
    with directory.session() as session:
        load(session)
    yield directory
    directory.close()


@pytest.fixture
def session(loaded):
    """A session whose changes are taken back at the end."""
    connection = loaded.engine.connect()
    transaction = connection.begin()
    from sqlalchemy.orm import Session

    with Session(connection, join_transaction_mode="create_savepoint") as session:
        yield session
    transaction.rollback()
    connection.close()


@pytest.fixture
def monday_noon():
    """An ordinary working day."""
    return dt.datetime(2026, 11, 23, 12, 0, tzinfo=BRUSSELS)
