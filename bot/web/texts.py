"""The page's own texts (``bot/locales/<lang>/web.yml``)."""

from __future__ import annotations

import functools

from bot.i18n.languages import LOCALES
from bot.i18n.yaml_files import read_yaml


@functools.cache
def page_texts(language: str) -> dict[str, str]:
    """Texts of the pages in ``language``."""
    return read_yaml(LOCALES / language / "web.yml")
