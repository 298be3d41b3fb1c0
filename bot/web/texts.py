"""The page's own texts (``bot/locales/<lang>/web.yml``)."""

from __future__ import annotations

import functools
from typing import Any

from bot.i18n.formats import with_fixed_spaces
from bot.i18n.languages import LOCALES
from bot.i18n.yaml_files import read_yaml


@functools.cache
def page_texts(language: str) -> dict[str, Any]:
    """Texts of the pages in ``language``."""
    return _fixed(read_yaml(LOCALES / language / "web.yml"))


def _fixed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _fixed(inner) for key, inner in value.items()}
    return with_fixed_spaces(value) if isinstance(value, str) else value
