"""Names of the 19 municipalities, read once from the data file: they do not change with editors' revisions."""

from __future__ import annotations

import functools

from bot.directory.loading import DATA
from bot.i18n.yaml_files import read_yaml


@functools.cache
def municipality_names(language: str) -> dict[str, str]:
    """Names by id in ``language``."""
    records = read_yaml(DATA / "municipalities.yaml")["records"]
    return {r["id"]: r["name"].get(language) or r["name"]["fr"] for r in records}
