"""What an editor does: see what is stale or second-hand, confirm, change, hide, look back, undo.

A change is a revision (who, when, field, old, new); it wins over the loaded file field by field until it is undone, and
is live at once: every question reads the database.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.directory import essentials, models
from bot.directory.writing import get_field, rewrite
from bot.errors import InvalidRecord, RecordProblem, UnknownRecord

FLAGGED_MONTHS = 12
"""Age from which a record is in the editors' queue (requirements.md R2)."""
EDITABLE = ("service", "training", "programme", "pharmacy")


def find(session: Session, record_id: str) -> tuple[str, Any]:
    """Kind and row of a record.

    Raises:
        UnknownRecord: no record has this id.
    """
    for kind in EDITABLE:
        row = session.get(models.KINDS[kind], record_id)
        if row is not None:
            return kind, row
    raise UnknownRecord(f"no record has the id '{record_id}'; `python -m bot directory list` shows all ids")


def change(session: Session, record_id: str, field: str, text: str, by: str, now: dt.datetime) -> models.Revision:
    """Set one field. ``text`` is JSON where it parses as JSON, else plain text.

    Raises:
        UnknownRecord: no record has this id.
        InvalidRecord: there is no such field, or the record would break its contract; nothing is changed.
    """
    kind, row = find(session, record_id)
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    try:
        old = get_field(row.document, field)
    except KeyError as error:
        known = ", ".join(sorted(row.document))
        raise InvalidRecord([RecordProblem("the editor's change", record_id, field, f"no such field; the fields are {known}")]) from error
    if field in ("id", "sources"):
        raise InvalidRecord([RecordProblem("the editor's change", record_id, field, "this field is not edited here; change the data file")])
    if isinstance(old, str) and not isinstance(value, (str, type(None))):
        value = text  # "0475 12 34 56" or "1712" stay text where the field holds text
    revision = models.Revision(kind=kind, record_id=record_id, field=field, old=old, new=value, made_by=by, made_at=now)
    session.add(revision)
    session.flush()
    _apply(session, kind, record_id)
    return revision


def confirm(session: Session, record_id: str, by: str, now: dt.datetime) -> models.Revision:
    """Note that an editor checked the record today."""
    return change(session, record_id, "checked_on", json.dumps(now.date().isoformat()), by, now)


def hide(session: Session, record_id: str, by: str, now: dt.datetime, hidden: bool = True) -> models.Revision:
    """Take a record out of sight, or show it again."""
    return change(session, record_id, "hidden", json.dumps(hidden), by, now)


def history(session: Session, record_id: str) -> list[models.Revision]:
    """All revisions of a record, oldest first, undone ones too."""
    find(session, record_id)
    return list(session.scalars(select(models.Revision).where(models.Revision.record_id == record_id).order_by(models.Revision.id)))


def undo(session: Session, number: int, by: str, now: dt.datetime) -> models.Revision:
    """Undo one revision by its number.

    Raises:
        UnknownRecord: there is no such revision, or it is undone already.
    """
    revision = session.get(models.Revision, number)
    if revision is None or revision.undone_at is not None:
        raise UnknownRecord(f"no revision in force has the number {number}; `python -m bot directory history <id>` shows them")
    revision.undone_by, revision.undone_at = by, now
    session.flush()
    _apply(session, revision.kind, revision.record_id)
    return revision


def _apply(session: Session, kind: str, record_id: str) -> None:
    rewrite(session, kind, record_id)
    session.flush()
    if kind == "service" and record_id in essentials.essential_ids():
        essentials.write_snapshot(session)


def _age(row: Any, today: dt.date) -> int:
    text = row.checked_on.isoformat() if row.checked_on else row.source_date
    if not text:
        return 10**4
    return (today.year - int(text[:4])) * 12 + today.month - int(text[5:7] or 12) if len(text) > 4 else (today.year - int(text[:4])) * 12


def stale(session: Session, today: dt.date) -> list[tuple[str, str, int | None]]:
    """Records older than a year as (kind, id, months), oldest first; months are null without any date."""
    found = []
    for kind in EDITABLE:
        model = models.KINDS[kind]
        for row in session.execute(select(model.id, model.checked_on, model.source_date)):
            months = _age(row, today)
            if months > FLAGGED_MONTHS:
                found.append((kind, row.id, None if months == 10**4 else months))
    return sorted(found, key=lambda f: -(f[2] if f[2] is not None else 10**4))


def second_hand(session: Session) -> list[tuple[str, str]]:
    """Records whose only source is second-hand and that no editor has confirmed."""
    found = []
    for kind in EDITABLE:
        model = models.KINDS[kind]
        query = select(model.id).where(model.second_hand.is_(True), model.checked_on.is_(None)).order_by(model.id)
        found += [(kind, record_id) for record_id in session.scalars(query)]
    return found
