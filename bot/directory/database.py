"""Opening the directory's database. Nothing is opened at import; errors leave as ``DirectoryUnavailable``."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import time
from pathlib import Path
from typing import Any, Callable, Iterator, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from bot.errors import DirectoryUnavailable

T = TypeVar("T")
KEPT = "kept"
KEPT_SECONDS = 15.0
"""An editor's change is live within a minute (design.md); under load, reading the same services again was a third of the work."""


@functools.lru_cache(maxsize=4096)
def _document(text: str) -> Any:
    """A record's document, read once: nothing changes a document, an edit writes a new one."""
    return json.loads(text)


def open_engine(url: str) -> Engine:
    """An engine for ``url``; SQLite files get their folder, foreign keys and a short lock wait."""
    if url.startswith("sqlite:///") and not url.endswith(":memory:"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), json_deserializer=_document)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _set_pragmas(connection, _record) -> None:
            cursor = connection.cursor()
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute("PRAGMA busy_timeout=500")
            cursor.close()

    return engine


def kept(session: Session, key: Any, find: Callable[[], T]) -> T:
    """The answer of ``find``, not older than ``KEPT_SECONDS``; what this process writes itself is seen at once.

    A session that was not opened by a ``Directory`` asks every time.
    """
    answers = session.info.get(KEPT)
    if answers is None:
        return find()
    now = time.monotonic()
    since, answer = answers.get(key, (0.0, None))
    if answer is None or now - since > KEPT_SECONDS:
        answer = find()
        # Those of yesterday too, which nobody asks for again: memory stays flat.
        for old in [k for k, (then, _) in list(answers.items()) if now - then > KEPT_SECONDS]:
            answers.pop(old, None)
        answers[key] = (now, answer)
    return answer


class Directory:
    """The directory of one process: sessions, and questions asked off the event loop with a time limit."""

    def __init__(self, url: str, timeout: float = 0.8) -> None:
        self.engine = open_engine(url)
        self.timeout = timeout
        self._kept: dict[Any, tuple[float, Any]] = {}
        self._sessions = sessionmaker(self.engine, expire_on_commit=False, info={KEPT: self._kept})
        event.listen(self._sessions, "after_flush", lambda *_: self._kept.clear())

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """A session that commits at the end, rolls back on error, and is always closed.

        Raises:
            DirectoryUnavailable: the database failed.
        """
        try:
            with self._sessions.begin() as session:
                yield session
        except SQLAlchemyError as error:
            raise DirectoryUnavailable(type(error).__name__) from error

    async def ask(self, question: Callable[..., T], *args: object, **kwargs: object) -> T:
        """The answer of ``question(session, …)``, found in a thread so that no event loop waits for the database.

        Raises:
            DirectoryUnavailable: it failed or took longer than ``timeout`` seconds.
        """

        def run() -> T:
            with self.session() as session:
                return question(session, *args, **kwargs)

        try:
            return await asyncio.wait_for(asyncio.to_thread(run), self.timeout)
        except TimeoutError as error:
            raise DirectoryUnavailable("timeout") from error

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


@functools.lru_cache(maxsize=4)
def shared_directory(url: str, timeout: float) -> Directory:
    """The one directory of this process for ``url``."""
    return Directory(url, timeout)
