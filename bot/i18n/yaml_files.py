"""Reading YAML quickly and safely (the C loader where there is one)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL, _TIMESTAMP = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"


class _PlainLoader(_Loader):  # type: ignore[misc, valid-type]
    """Keeps words as words: ``no`` and ``on`` are words of our languages, ``2026-11`` and ``2026-11-22`` are both text."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOL, _TIMESTAMP)]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_PlainLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; dates stay text and only ``true`` and ``false`` are truth values.

    Raises:
        OSError: the file cannot be read.
        yaml.YAMLError: the file is not YAML.
    """
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_PlainLoader)
