"""Loading ``data/directory/`` into the database.

Idempotent: loading twice changes nothing. All errors are reported at once, each with file, record and field, and
nothing is written if there is one. Editors' revisions stay on top of what is loaded.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.directory import models
from bot.directory.records import parse
from bot.directory.taxonomy import Taxonomy, read_taxonomy
from bot.directory.writing import live_revisions, write
from bot.errors import InvalidRecord, RecordProblem
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT

DATA = ROOT / "data" / "directory"
# The order matters: services and pharmacies refer to municipalities.
FILES: list[tuple[str, str]] = [
    ("municipality", "municipalities.yaml"),
    ("service", "services/*.yaml"),
    ("pharmacy", "pharmacies.yaml"),
    ("training", "trainings.yaml"),
    ("programme", "programmes.yaml"),
]


@dataclass(frozen=True)
class Loaded:
    """What a load did: records of each kind, and how many were taken away because no file has them any more."""

    counts: dict[str, int]
    removed: int


def data_files(folder: Path = DATA) -> list[tuple[str, Path]]:
    """Every record file with the kind it holds."""
    return [(kind, path) for kind, pattern in FILES for path in sorted(folder.glob(pattern))]


def fingerprint(folder: Path = DATA) -> str:
    """A hash of all record files, to see whether they changed."""
    digest = hashlib.sha256()
    for path in (*(path for _, path in data_files(folder)), folder / "first_lines.yaml", folder / "needs.yaml"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_records(folder: Path = DATA) -> tuple[dict[str, list[tuple[str, dict[str, Any]]]], list[RecordProblem]]:
    """All raw records by kind, each with its file name, and every problem found in them."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    problems: list[RecordProblem] = []
    taxonomy = read_taxonomy(folder)
    seen: dict[tuple[str, str], str] = {}
    for kind, path in data_files(folder):
        file = str(path.relative_to(folder))
        try:
            records = read_yaml(path)["records"]
        except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
            problems.append(RecordProblem(file, "-", "-", f"cannot be read as a list of records: {type(error).__name__}"))
            continue
        for data in records:
            record, wrong = parse(kind, data, file)
            problems += wrong
            if record is None:
                continue
            if (kind, record.id) in seen:
                problems.append(RecordProblem(file, record.id, "id", f"stands already in {seen[kind, record.id]}"))
            seen[kind, record.id] = file
            problems += _check_terms(kind, record, taxonomy, file)
            found[kind].append((file, data))
    problems += _check_references(found)
    return found, problems


def _check_terms(kind: str, record: Any, taxonomy: Taxonomy, file: str) -> list[RecordProblem]:
    allowed = {
        "service": {"topics": {*taxonomy.topics, "any"}, "audiences": taxonomy.help_audiences, "category": taxonomy.categories},
        "training": {"topics": taxonomy.topics, "audiences": taxonomy.training_audiences},
        "programme": {"topics": taxonomy.topics},
    }.get(kind, {})
    problems = []
    for field, terms in allowed.items():
        value = getattr(record, field)
        for term in value if isinstance(value, list) else [value]:
            if term not in terms:
                problems.append(RecordProblem(file, record.id, field, f"'{term}' is not in taxonomy.yaml"))
    return problems


def _check_references(found: dict[str, list[tuple[str, dict[str, Any]]]]) -> list[RecordProblem]:
    municipalities = {data["id"] for _, data in found["municipality"]}
    services = {data["id"] for _, data in found["service"]}
    problems = []
    for file, data in found["service"]:
        place = (data.get("address") or {}).get("municipality")
        if place is not None and place not in municipalities:
            problems.append(RecordProblem(file, data["id"], "address.municipality", f"'{place}' is no municipality"))
        for twin in data.get("twins", []):
            if twin not in services:
                problems.append(RecordProblem(file, data["id"], "twins", f"'{twin}' is no service"))
    for file, data in found["pharmacy"]:
        if data["municipality"] not in municipalities:
            problems.append(RecordProblem(file, data["id"], "municipality", f"'{data['municipality']}' is no municipality"))
    for file, data in found["municipality"]:
        for other in data["neighbours"]:
            if other not in municipalities:
                problems.append(RecordProblem(file, data["id"], "neighbours", f"'{other}' is no municipality"))
    return problems


def load(session: Session, folder: Path = DATA) -> Loaded:
    """Bring the tables in line with the files, keeping editors' revisions on top.

    Raises:
        InvalidRecord: with every problem of every file; nothing was written.
    """
    found, problems = read_records(folder)
    if problems:
        raise InvalidRecord(problems)
    removed = 0
    for kind, _pattern in FILES:
        revisions = defaultdict(list)
        for revision in live_revisions(session, kind):
            revisions[revision.record_id].append(revision)
        for file, data in found[kind]:
            write(session, kind, data, revisions[data["id"]], file)
        session.flush()
        kept = {data["id"] for _, data in found[kind]}
        for row in session.scalars(select(models.KINDS[kind])):
            if row.id not in kept:
                session.delete(row)
                removed += 1
    session.flush()
    return Loaded({kind: len(found[kind]) for kind, _ in FILES}, removed)
