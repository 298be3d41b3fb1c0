"""Names of the 19 municipalities, read once from the data file: they do not change with editors' revisions."""

from __future__ import annotations

import functools
from typing import Any

from bot.directory.loading import DATA
from bot.i18n.yaml_files import read_yaml


@functools.cache
def records() -> list[dict[str, Any]]:
    """The records of the 19 municipalities."""
    return read_yaml(DATA / "municipalities.yaml")["records"]


@functools.cache
def municipality_names(language: str) -> dict[str, str]:
    """Names by id in ``language``."""
    return {r["id"]: r["name"].get(language) or r["name"]["fr"] for r in records()}


def municipality_of_postcode(postcode: str) -> str | None:
    """Id of the municipality with this postcode; null outside the Region."""
    return next((r["id"] for r in records() if postcode in r["postcodes"]), None)


@functools.cache
def police_zone(municipality: str | None) -> str | None:
    """Number of the police zone of a municipality; null where none is given."""
    return next((r["police_zone"] for r in records() if r["id"] == municipality), None)
