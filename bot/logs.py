"""Logs that say what happened and never what a person wrote.

Only the keys of ``ALLOWED_KEYS`` reach a line; everything else is dropped, so that a forgotten field is silent
rather than leaked (``design.md``, Privacy). Rasa and the libraries beneath it write messages of users at several
levels: their loggers are held at ERROR and their records lose arguments and tracebacks' values.
"""

from __future__ import annotations

import logging
import sys
import warnings

import structlog

ALLOWED_KEYS = frozenset(
    {"event", "level", "timestamp", "ms", "results", "category", "need_kind", "error", "status", "port", "process", "count", "version", "mode"}
)
# Loggers that may print a sentence of a user, a slot or a tracker.
_TALKATIVE = (
    "rasa",
    "rasa_sdk",
    "sanic",
    "sanic.root",
    "sanic.error",
    "sanic.access",
    "aiohttp",
    "asyncio",
    "apscheduler",
    "sqlalchemy",
    "matplotlib",
)


def _keep_allowed(_logger: object, _method: str, event: dict) -> dict:
    return {key: value for key, value in event.items() if key in ALLOWED_KEYS}


class _NoWords(logging.Filter):
    """Reduces a foreign record to where it came from; its words may be a person's."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        record.msg = f"{record.name} line={record.lineno} error={error}"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


def silence_libraries() -> None:
    """Keep every other library from printing what a person wrote, as logs or as Python warnings."""
    warnings.simplefilter("ignore")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(_NoWords())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.ERROR)


def set_up(level: str = "INFO") -> None:
    """Configure logging for a process that talks with people."""
    silence_libraries()
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _keep_allowed,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def get_logger() -> structlog.typing.FilteringBoundLogger:
    """The logger of Relais: ``log.info("directory.searched", category="shelter", results=3, ms=12)``."""
    return structlog.get_logger()
