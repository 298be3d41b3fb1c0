"""Bringing the database up to date at start: schema, then records when the files changed."""

from __future__ import annotations

from pathlib import Path

from bot.directory import essentials, migrations
from bot.directory.database import Directory
from bot.directory.loading import DATA, fingerprint, load
from bot.directory.queries import is_ready
from bot.settings import ROOT, Settings


def _mark(settings: Settings) -> Path:
    state = settings.state_dir if settings.state_dir.is_absolute() else ROOT / settings.state_dir
    state.mkdir(parents=True, exist_ok=True)
    return state / "loaded"


def prepare_directory(settings: Settings, force: bool = False) -> str:
    """Migrate, and load ``data/directory`` where it changed since the last load. Gives a sentence that says what was done.

    Raises:
        InvalidRecord: a data file is wrong; the database keeps what it had.
        DirectoryUnavailable: the database cannot be reached.
    """
    directory = Directory(settings.sqlalchemy_url, settings.database_timeout)
    try:
        migrations.upgrade(directory.engine)
        mark, wanted = _mark(settings), f"{fingerprint(DATA)} {settings.sqlalchemy_url.split('@')[-1]}"
        with directory.session() as session:
            if not force and is_ready(session) and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
                return "The directory is up to date."
            loaded = load(session)
            essentials.write_snapshot(session)
        mark.write_text(wanted, encoding="utf-8")
        counts = ", ".join(f"{count} {kind}" for kind, count in loaded.counts.items())
        return f"The directory was loaded: {counts}."
    finally:
        directory.close()
