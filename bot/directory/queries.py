"""Questions to the directory, each composed from small filters on a ``select``. They return ``Entry`` values."""

from __future__ import annotations

import datetime as dt
from typing import Any, Iterable, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.directory import models
from bot.directory.database import kept
from bot.directory.entries import Entry

TOO_OLD_FOR_VICTIMS = 24
"""Months after which a record is no longer suggested to victims (requirements.md R2)."""


# Filters --------------------------------------------------------------------------------------------------------
def visible(query: Select, model: Any) -> Select:
    """Records that no editor has hidden."""
    return query.where(model.hidden.is_(False))


def reachable(query: Select) -> Select:
    """Services that somebody can reach."""
    return query.where(models.Service.reachable.is_(True))


def trusted(query: Select, model: Any) -> Select:
    """Records that may be shown to victims: of medium or high confidence, or confirmed by an editor."""
    return query.where((model.confidence != "low") | model.checked_on.is_not(None))


def in_categories(query: Select, categories: Iterable[str]) -> Select:
    """Services of these categories."""
    return query.where(models.Service.category.in_(list(categories)))


def about(query: Select, model: Any, taxonomy: str, terms: Iterable[str]) -> Select:
    """Records with at least one of these terms."""
    ids = [f"{taxonomy}:{term}" for term in terms]
    return query.where(model.terms.any(models.TaxonomyTerm.id.in_(ids)))


# Questions ------------------------------------------------------------------------------------------------------
def _entry(kind: str, row: Any, **extra: Any) -> Entry:
    return Entry(
        kind=kind,
        id=row.id,
        document=row.document,
        source_date=row.source_date,
        checked_on=row.checked_on,
        second_hand=row.second_hand,
        **extra,
    )


def _columns(model: Any) -> tuple[Any, ...]:
    return (model.id, model.document, model.source_date, model.checked_on, model.second_hand)


def _months_old(row: Any, today: dt.date) -> int | None:
    text = row.checked_on.isoformat() if row.checked_on else row.source_date
    if not text:
        return None
    year, month = int(text[:4]), int(text[5:7] or 12) if len(text) > 4 else 12
    return (today.year - year) * 12 + today.month - month


def services_in(session: Session, categories: Sequence[str], *, for_victims: bool, today: dt.date) -> list[Entry]:
    """Visible, reachable services of these categories; for victims only trusted ones that are not too old. At most seconds old."""
    key = ("services_in", tuple(categories), for_victims, today)
    return list(kept(session, key, lambda: _services_in(session, categories, for_victims, today)))


def _services_in(session: Session, categories: Sequence[str], for_victims: bool, today: dt.date) -> list[Entry]:
    query = reachable(visible(select(*_columns(models.Service)), models.Service))
    query = in_categories(query, categories)
    if for_victims:
        query = trusted(query, models.Service)
    rows = session.execute(query).all()
    if for_victims:
        rows = [row for row in rows if (_months_old(row, today) or 0) <= TOO_OLD_FOR_VICTIMS]
    return [_entry("service", row) for row in rows]


def services_by_id(session: Session, ids: Sequence[str]) -> list[Entry]:
    """These services, in this order; absent and hidden ones are left out."""
    query = visible(select(*_columns(models.Service)), models.Service).where(models.Service.id.in_(list(ids)))
    found = {row.id: _entry("service", row) for row in session.execute(query)}
    return [found[i] for i in ids if i in found]


def entries_by_key(session: Session, keys: Sequence[tuple[str, str]]) -> list[Entry]:
    """Entries of any kind by ``(kind, id)``, in this order."""
    found: dict[tuple[str, str], Entry] = {}
    for kind in {kind for kind, _ in keys}:
        model = models.KINDS[kind]
        ids = [record_id for k, record_id in keys if k == kind]
        query = visible(select(*_columns(model)), model).where(model.id.in_(ids))
        found.update({(kind, row.id): _entry(kind, row) for row in session.execute(query)})
    return [found[key] for key in keys if key in found]


def trainings(session: Session, *, with_past: bool) -> list[Entry]:
    """All visible trainings; those that are over only on request."""
    query = visible(select(*_columns(models.Training)), models.Training)
    if not with_past:
        query = query.where(models.Training.status != "past")
    return [_entry("training", row) for row in session.execute(query.order_by(models.Training.id))]


def programmes(session: Session) -> list[Entry]:
    """All visible programmes."""
    query = visible(select(*_columns(models.Programme)), models.Programme)
    return [_entry("programme", row) for row in session.execute(query.order_by(models.Programme.id))]


def pharmacies(session: Session, municipality: str | None = None) -> list[Entry]:
    """Trusted pharmacies, of one municipality or of all."""
    query = trusted(visible(select(*_columns(models.Pharmacy)), models.Pharmacy), models.Pharmacy)
    if municipality is not None:
        query = query.where(models.Pharmacy.municipality_id == municipality)
    return [_entry("pharmacy", row) for row in session.execute(query.order_by(models.Pharmacy.id))]


def municipality(session: Session, municipality_id: str) -> dict[str, Any] | None:
    """The record of one municipality."""
    row = session.get(models.Municipality, municipality_id)
    return row.document if row else None


def all_services(session: Session) -> list[Entry]:
    """Every service that may be shown to anybody, in the order of their ids."""
    query = trusted(reachable(visible(select(*_columns(models.Service)), models.Service)), models.Service)
    return [_entry("service", row) for row in session.execute(query.order_by(models.Service.id))]


def everything_shown(session: Session) -> list[Entry]:
    """Every record that a card may show."""
    return [*all_services(session), *pharmacies(session), *trainings(session, with_past=True), *programmes(session)]


def is_ready(session: Session) -> bool:
    """Whether the directory holds services."""
    return session.execute(select(models.Service.id).limit(1)).first() is not None
