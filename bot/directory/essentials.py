"""The emergency numbers and the lines said first, available without a database.

``essentials.json`` is a snapshot of those records, written by ``python -m bot directory essentials`` and compared with
``data/directory`` by a test. An editor's change of one of them writes a newer snapshot into the state folder.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.directory import queries
from bot.directory.entries import Entry
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT, get_settings

SNAPSHOT = Path(__file__).with_name("essentials.json")
EMERGENCY = ("112", "101", "app-112-be")


def essential_ids(first_lines: Path = ROOT / "data" / "directory" / "first_lines.yaml") -> list[str]:
    """Ids of everything that must be sayable when all else fails."""
    table = {key: value for key, value in read_yaml(first_lines).items() if key != "meta"}
    lines = [i for by_language in table.values() for ids in by_language.values() for i in ids]
    return list(dict.fromkeys([*EMERGENCY, *lines]))


def _edited_snapshot() -> Path:
    state = get_settings().state_dir
    return (state if state.is_absolute() else ROOT / state) / "essentials.json"


def write_snapshot(session: Session, path: Path | None = None) -> Path:
    """Write the snapshot from the database; gives the file written."""
    path = path or _edited_snapshot()
    entries = queries.services_by_id(session, essential_ids())
    table = read_yaml(ROOT / "data" / "directory" / "first_lines.yaml")
    table.pop("meta", None)
    records = [
        {
            "id": e.id,
            "document": e.document,
            "source_date": e.source_date,
            "checked_on": e.checked_on.isoformat() if e.checked_on else None,
            "second_hand": e.second_hand,
        }
        for e in entries
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(
        json.dumps({"first_lines": table, "records": records}, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    temporary.replace(path)
    _read.cache_clear()
    return path


@functools.lru_cache(maxsize=4)
def _read(path: Path, _modified: float) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _snapshot() -> dict[str, Any]:
    for path in (_edited_snapshot(), SNAPSHOT):
        try:
            return _read(path, path.stat().st_mtime)
        except (OSError, ValueError):
            continue
    return {"first_lines": {}, "records": []}


def _entry(raw: dict[str, Any]) -> Entry:
    checked = dt.date.fromisoformat(raw["checked_on"]) if raw["checked_on"] else None
    return Entry("service", raw["id"], raw["document"], raw["source_date"], checked, raw["second_hand"])


def essentials(ids: list[str] | tuple[str, ...]) -> list[Entry]:
    """These records from the snapshot, in this order."""
    found = {raw["id"]: raw for raw in _snapshot()["records"]}
    return [_entry(found[i]) for i in ids if i in found]


def first_lines(need: str, language: str) -> list[Entry]:
    """The lines said first for a need in a language, from the snapshot."""
    table = _snapshot()["first_lines"]
    lines = table.get(need) or table.get("any") or {}
    anywhere = table.get("any") or {}
    return essentials(lines.get(language) or anywhere.get(language) or anywhere.get("en") or [])
