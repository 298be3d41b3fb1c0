"""The closed lists of terms (``data/directory/taxonomy.yaml``): topics, audiences, categories."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from bot.i18n.yaml_files import read_yaml


@dataclass(frozen=True)
class Taxonomy:
    """Ids only; the words in each language are in the catalogues."""

    topics: frozenset[str]
    help_audiences: frozenset[str]
    training_audiences: frozenset[str]
    categories: frozenset[str]
    broader: dict[str, str]
    """A narrower topic and the broader one that also serves it."""
    broader_audience: dict[str, str]
    """An audience of trainings and the one whose trainings come nearest to it."""
    seldom_meant: frozenset[str]
    """Topics of trainings that nobody means who names none."""


@functools.lru_cache(maxsize=8)
def read_taxonomy(folder: Path) -> Taxonomy:
    """The taxonomy of a data folder."""
    data = read_yaml(folder / "taxonomy.yaml")
    return Taxonomy(
        topics=frozenset(data["topics"]),
        help_audiences=frozenset(data["help_audiences"]),
        training_audiences=frozenset(data["training_audiences"]),
        categories=frozenset(data["categories"]),
        broader=dict(data["broader"]),
        broader_audience=dict(data["broader_audience"]),
        seldom_meant=frozenset(data["seldom_meant"]),
    )
