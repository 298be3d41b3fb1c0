"""Typed keys of the aiohttp application."""

from __future__ import annotations

from aiohttp import web

from bot.directory.database import Directory
from bot.settings import Settings
from bot.web.assistant import Assistant
from bot.web.rate_limit import RateLimit

SETTINGS = web.AppKey("settings", Settings)
ASSISTANT = web.AppKey("assistant", Assistant)
RATE_LIMIT = web.AppKey("rate_limit", RateLimit)
DIRECTORY = web.AppKey("directory", Directory)
