"""Reading YAML quickly and safely (the C loader where there is one)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextDatesLoader(_Loader):  # type: ignore[misc, valid-type]
    """Keeps dates as they are written: ``2026-11`` and ``2026-11-22`` are both text in our files."""


_TextDatesLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; dates stay text.

    Raises:
        OSError: the file cannot be read.
        yaml.YAMLError: the file is not YAML.
    """
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_TextDatesLoader)
