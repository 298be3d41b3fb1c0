"""The one way into the tables: a record, with the editors' revisions on top, becomes rows.

The loader and the editors' commands both come through ``write``, so that a loaded file can never undo an edit.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.directory import models
from bot.directory.records import parse
from bot.errors import InvalidRecord, RecordProblem, UnknownRecord
from bot.text import slug_words

# A public list kept by a social-work team; facts from it alone are second-hand and its address is not shown
# (facts/services.yaml, meta.second_hand).
SECOND_HAND = "magalicontrino/cousin"


def effective(base: dict[str, Any], revisions: list[models.Revision]) -> dict[str, Any]:
    """The record with the live revisions applied, oldest first."""
    document = copy.deepcopy(base)
    for revision in sorted(revisions, key=lambda r: r.id or 0):
        if revision.undone_at is None:
            set_field(document, revision.field, revision.new)
    return document


def get_field(document: dict[str, Any], field: str) -> Any:
    """The value at a dotted path such as ``summary.nl`` or ``phones.0.number``.

    Raises:
        KeyError: there is no such field.
    """
    value: Any = document
    for part in field.split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise KeyError(field) from error
    return value


def set_field(document: dict[str, Any], field: str, value: Any) -> None:
    """Write ``value`` at a dotted path; an absent last part of a mapping is created.

    Raises:
        KeyError: the way to the field does not exist.
    """
    *way, last = field.split(".")
    target: Any = document
    for part in way:
        try:
            if isinstance(target, dict) and target.get(part) is None:
                target[part] = {}
            target = target[int(part)] if isinstance(target, list) else target[part]
        except (IndexError, ValueError, TypeError) as error:
            raise KeyError(field) from error
    if isinstance(target, list):
        try:
            target[int(last)] = value
        except (IndexError, ValueError) as error:
            raise KeyError(field) from error
    else:
        target[last] = value


def live_revisions(session: Session, kind: str, record_id: str | None = None) -> list[models.Revision]:
    """Revisions in force, of one record or of all of a kind."""
    query = select(models.Revision).where(models.Revision.kind == kind, models.Revision.undone_at.is_(None))
    if record_id is not None:
        query = query.where(models.Revision.record_id == record_id)
    return list(session.scalars(query.order_by(models.Revision.id)))


def rewrite(session: Session, kind: str, record_id: str) -> None:
    """Write a stored record again after its revisions changed.

    Raises:
        UnknownRecord: there is no such record.
        InvalidRecord: the record with its revisions is not valid; nothing is written.
    """
    row = session.get(models.KINDS[kind], record_id)
    if row is None:
        raise UnknownRecord(f"no {kind} has the id '{record_id}'")
    write(session, kind, row.base, live_revisions(session, kind, record_id), "the editor's change")


def write(session: Session, kind: str, base: dict[str, Any], revisions: list[models.Revision], file: str) -> None:
    """Insert or replace one record.

    Raises:
        InvalidRecord: the record, with its revisions, breaks the contract of ``records.py``.
    """
    try:
        document = effective(base, revisions)
    except KeyError as error:
        raise InvalidRecord([RecordProblem(file, str(base.get("id")), str(error), "an edited field no longer exists")]) from error
    record, problems = parse(kind, document, file)
    if problems:
        raise InvalidRecord(problems)
    stored = json.loads(record.json())
    _WRITERS[kind](session, record, {"base": base, "document": stored})


def _source_facts(record: Any) -> dict[str, Any]:
    dates = sorted((s.page_date for s in record.sources if s.page_date), key=lambda d: (d + "-99-99")[:10])
    only_second_hand = bool(record.sources) and all(SECOND_HAND in s.url for s in record.sources)
    return {"source_date": dates[-1] if dates else None, "second_hand": only_second_hand}


def _common(record: Any, stored: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": record.id,
        "confidence": record.confidence,
        "hidden": record.hidden,
        "checked_on": record.checked_on,
        **_source_facts(record),
        **stored,
    }


def _terms(session: Session, taxonomy: str, names: list[str]) -> list[models.TaxonomyTerm]:
    terms = []
    for name in dict.fromkeys(names):
        term = session.get(models.TaxonomyTerm, f"{taxonomy}:{name}")
        if term is None:
            term = models.TaxonomyTerm(id=f"{taxonomy}:{name}", taxonomy=taxonomy, term=name)
            session.add(term)
        terms.append(term)
    return terms


def _organization(session: Session, name: str) -> models.Organization:
    key = "-".join(slug_words(name))[:120] or "unknown"
    organization = session.get(models.Organization, key)
    if organization is None:
        organization = models.Organization(id=key, name=name)
        session.add(organization)
    return organization


def _write_service(session: Session, record: Any, stored: dict[str, Any]) -> None:
    existing = session.get(models.Service, record.id)
    if existing is not None:  # children have no ids of their own: replace them
        session.delete(existing)
        session.flush()
    address = record.address
    locations = []
    if address and not record.address_confidential:
        locations = [models.Location(street=address.street, number=address.number, postcode=address.postcode, municipality_id=address.municipality)]
    session.add(
        models.Service(
            **_common(record, stored),
            organization=_organization(session, record.organization),
            category=record.category,
            address_confidential=record.address_confidential,
            reachable=record.reachable,
            locations=locations,
            phones=[models.Phone(position=i, number=p.number, opening_hours=p.hours, is_free=p.free) for i, p in enumerate(record.phones)],
            schedules=[models.Schedule(opening_hours=record.opening_hours)] if record.opening_hours else [],
            languages=[models.SpokenLanguage(code=code) for code in dict.fromkeys(record.languages)],
            terms=_terms(session, "topic", record.topics) + _terms(session, "audience", record.audiences),
        )
    )
    session.flush()


def _write_training(session: Session, record: Any, stored: dict[str, Any]) -> None:
    existing = session.get(models.Training, record.id)
    if existing is not None:
        session.delete(existing)
        session.flush()
    session.add(
        models.Training(
            **_common(record, stored),
            status=record.status,
            format=record.format,
            price_eur=record.price_eur,
            terms=_terms(session, "topic", record.topics) + _terms(session, "audience", record.audiences),
        )
    )
    session.flush()


def _write_programme(session: Session, record: Any, stored: dict[str, Any]) -> None:
    session.merge(models.Programme(**_common(record, stored), kind=record.kind, intent=record.intent))


def _write_pharmacy(session: Session, record: Any, stored: dict[str, Any]) -> None:
    session.merge(
        models.Pharmacy(
            **_common(record, stored),
            municipality_id=record.municipality,
            lat=record.lat,
            lon=record.lon,
            opening_hours=record.opening_hours_osm,
        )
    )


def _write_municipality(session: Session, record: Any, stored: dict[str, Any]) -> None:
    session.merge(models.Municipality(id=record.id, lat=record.lat, lon=record.lon, document=stored["document"]))


_WRITERS = {
    "service": _write_service,
    "training": _write_training,
    "programme": _write_programme,
    "pharmacy": _write_pharmacy,
    "municipality": _write_municipality,
}
