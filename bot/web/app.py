"""The aiohttp application: ``create_app(settings)`` for servers and tests."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from pathlib import Path
from typing import AsyncIterator

import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot import logs
from bot.directory import submissions
from bot.directory.database import shared_directory
from bot.directory.hours import brussels_now
from bot.errors import RelaisError
from bot.settings import Settings, get_settings
from bot.web.assistant import Assistant
from bot.web.keys import ASSISTANT, DIRECTORY, RATE_LIMIT, SETTINGS
from bot.web.middlewares import MIDDLEWARES
from bot.web.rate_limit import RateLimit
from bot.web.routes import set_up_routes

FOLDER = Path(__file__).resolve().parent
MAX_BODY = 64 * 1024
MINUTE = 60.0
A_DAY = 24 * 60
"""Minutes."""


async def _assistant(app: web.Application) -> AsyncIterator[None]:
    await app[ASSISTANT].open()
    yield
    await app[ASSISTANT].close()


async def _keep_house(app: web.Application) -> None:
    """Forget in time, also while nobody writes: turns and addresses each minute, contacts of old submissions each day."""
    for minute in itertools.count():
        app[ASSISTANT].forget_old_turns(time.monotonic())
        app[RATE_LIMIT].forget_old()
        if minute % A_DAY == 0:
            try:
                await app[DIRECTORY].ask(submissions.forget_old_contacts, brussels_now().date())
            except RelaisError as error:
                logs.get_logger().warning("web.contacts", error=error.code)
        await asyncio.sleep(MINUTE)


async def _housekeeping(app: web.Application) -> AsyncIterator[None]:
    task = asyncio.create_task(_keep_house(app))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def create_app(settings: Settings) -> web.Application:
    """An application ready to serve."""
    app = web.Application(client_max_size=MAX_BODY, middlewares=MIDDLEWARES)
    app[SETTINGS] = settings
    app[ASSISTANT] = Assistant(settings)
    app[DIRECTORY] = shared_directory(settings.sqlalchemy_url, settings.database_timeout)
    app[RATE_LIMIT] = RateLimit(settings.rate_limit_per_minute)
    app.cleanup_ctx.extend([_assistant, _housekeeping])
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    set_up_routes(app, FOLDER / "static")
    return app


def serve() -> None:
    """Serve until stopped. No access log: it would hold addresses."""
    settings = get_settings()
    logs.set_up(settings.log_level)
    web.run_app(create_app(settings), host=settings.web_host, port=settings.web_port, access_log=None, print=None)
