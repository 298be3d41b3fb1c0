"""Which services answer which need (``data/directory/needs.yaml``) and which lines are said first."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from bot.directory.loading import DATA
from bot.i18n.yaml_files import read_yaml


@dataclass(frozen=True)
class Need:
    """How one need is answered."""

    intent: str
    categories: tuple[str, ...]
    """In the order of preference."""
    topic: str | None
    """Topic taken for granted when the person names none."""
    audience: str | None
    pinned: tuple[str, ...]
    """Services an editor put before any query, where they are not first lines already."""
    pinned_for: dict[str, tuple[str, ...]]
    """Likewise, for one audience alone, whatever their category: a minor who seeks a bed comes to no adults' shelter."""
    pinned_said: dict[str, tuple[str, ...]]
    """In place of ``pinned`` where the message holds a phrase of this key (``search`` in terms.yml): with a cut, a doctor comes first."""
    pinned_after: dict[str, tuple[str, ...]]
    """Likewise, after a story: the care centre where sexual violence was told. It comes before what the message says."""
    first_lines: str | None
    """Key of first_lines.yaml; null where no first line belongs before the answer."""
    first_lines_for: dict[str, str]
    """Likewise, for one audience alone: Child Focus for a minor whose pictures are shared."""
    next_steps: tuple[str, ...]
    """Intents offered as buttons afterwards; at most three."""
    for_victims: bool
    local: bool
    """Whether nearness counts before the kind of service (CPAS/OCMW, "which associations are there in …")."""
    is_intimate: bool = False
    """Whether sexuality, a pregnancy or a couple was spoken of: what a family planning centre is for."""
    with_door: bool = False
    """Whether only services that receive people are meant, by somebody who wants to be seen rather than to call."""


@functools.lru_cache(maxsize=4)
def needs(folder: Path = DATA) -> dict[str, Need]:
    """All needs by intent."""
    data = read_yaml(folder / "needs.yaml")
    found = {}
    for intent, raw in data["needs"].items():
        found[intent] = Need(
            intent=intent,
            categories=tuple(raw["categories"]),
            topic=raw.get("topic"),
            audience=raw.get("audience"),
            pinned=tuple(raw.get("pinned", ())),
            pinned_for={audience: tuple(ids) for audience, ids in raw.get("pinned_for", {}).items()},
            pinned_said={key: tuple(ids) for key, ids in raw.get("pinned_said", {}).items()},
            pinned_after={story: tuple(ids) for story, ids in raw.get("pinned_after", {}).items()},
            first_lines=raw.get("first_lines", "any"),
            first_lines_for=raw.get("first_lines_for", {}),
            next_steps=tuple(raw.get("next_steps", ())),
            for_victims=raw.get("for_victims", True),
            local=raw.get("local", False),
        )
    return found


@functools.lru_cache(maxsize=4)
def pinned_whenever_said(folder: Path = DATA) -> dict[str, tuple[str, ...]]:
    """Services put first whatever the need, where the message holds a phrase of the key: Card Stop where a bank card was taken."""
    return {key: tuple(ids) for key, ids in read_yaml(folder / "needs.yaml")["pinned_whenever_said"].items()}


@functools.lru_cache(maxsize=4)
def seldom(folder: Path = DATA) -> frozenset[str]:
    """Services for those who ask for them: after all others, and left out where others fit."""
    return frozenset(read_yaml(folder / "needs.yaml")["seldom"])


@functools.lru_cache(maxsize=4)
def of_victims(folder: Path = DATA) -> frozenset[str]:
    """Services for who was hurt, which are not shown to who asks how to stop hurting, or looks for who left."""
    return frozenset(read_yaml(folder / "needs.yaml")["of_victims"])


@functools.lru_cache(maxsize=4)
def instead_of_police(folder: Path = DATA) -> tuple[str, ...]:
    """Services put first for who is hurt by one of the police."""
    return tuple(read_yaml(folder / "needs.yaml")["instead_of_police"])


@functools.lru_cache(maxsize=4)
def emergency_departments(folder: Path = DATA) -> tuple[str, ...]:
    """Hospitals' emergency departments, those that are named first without a place."""
    return tuple(read_yaml(folder / "needs.yaml")["emergency_departments"])


@functools.lru_cache(maxsize=4)
def residents_only(folder: Path = DATA) -> frozenset[str]:
    """Services that help nobody but the people of their own municipality."""
    return frozenset(read_yaml(folder / "needs.yaml")["residents_only"])


@functools.lru_cache(maxsize=4)
def homeless(folder: Path = DATA) -> frozenset[str]:
    """Services for people without a home."""
    return frozenset(read_yaml(folder / "needs.yaml")["homeless"])


@functools.lru_cache(maxsize=4)
def images_shared(folder: Path = DATA) -> tuple[str, ...]:
    """Services said first to an adult whose intimate images are shared, or who is threatened with it; with the age of what is known."""
    return tuple(read_yaml(folder / "needs.yaml")["images_shared"])


@functools.lru_cache(maxsize=4)
def practical_lines(folder: Path = DATA) -> dict[str, tuple[str, ...]]:
    """Services named beside the lines of the story, by the practical question that is answered."""
    return {key: tuple(ids) for key, ids in read_yaml(folder / "needs.yaml")["practical_lines"].items()}


@functools.lru_cache(maxsize=4)
def drug_users(folder: Path = DATA) -> frozenset[str]:
    """Services for people who use drugs."""
    return frozenset(read_yaml(folder / "needs.yaml")["drug_users"])


@functools.lru_cache(maxsize=4)
def starters(folder: Path = DATA) -> tuple[str, ...]:
    """Intents offered as buttons before anything was said, to a person who has no words yet."""
    return tuple(read_yaml(folder / "needs.yaml")["starters"])


@functools.lru_cache(maxsize=4)
def browsed(folder: Path = DATA) -> tuple[str, ...]:
    """Needs by which the directory can be browsed."""
    return tuple(read_yaml(folder / "needs.yaml")["browsed"])


@functools.lru_cache(maxsize=4)
def concrete_needs(folder: Path = DATA) -> tuple[str, ...]:
    """Kinds of help that one message can ask for together, most urgent first."""
    return tuple(read_yaml(folder / "needs.yaml")["concrete"])


@functools.lru_cache(maxsize=4)
def _first_lines(folder: Path) -> dict[str, dict[str, list[str]]]:
    return {key: value for key, value in read_yaml(folder / "first_lines.yaml").items() if key != "meta"}


def first_line_ids(key: str, language: str, folder: Path = DATA) -> list[str]:
    """Ids of the lines said first for a need, in the conversation's language; ``any`` where the need has none of its own."""
    table = _first_lines(folder)
    lines = table.get(key, table["any"])
    return list(lines.get(language) or table["any"].get(language) or table["any"]["fr"])
