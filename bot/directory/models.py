"""Tables of the directory, in HSDS's terms (organization, service, location, phone, schedule, language, taxonomy term)
plus training, programme, pharmacy, municipality, submission and revision.

``document`` holds the whole effective record (the loaded one with editors' revisions applied) for reading; the other
columns and tables hold the same facts for filtering and for exchange. Only ``writing.py`` writes either.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Optional

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Declarative base with a naming convention, so that migrations can name constraints."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {dict[str, Any]: JSON}


class Record:
    """Columns that every kind of record has."""

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    confidence: Mapped[str] = mapped_column(String(10))
    hidden: Mapped[bool] = mapped_column(Boolean, default=False)
    checked_on: Mapped[Optional[dt.date]] = mapped_column(Date)
    source_date: Mapped[Optional[str]] = mapped_column(String(10))
    second_hand: Mapped[bool] = mapped_column(Boolean, default=False)
    base: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The record as loaded from ``data/directory``, without revisions."""
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The effective record."""


service_taxonomy = Table(
    "service_taxonomy",
    Base.metadata,
    Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
    Column("taxonomy_term_id", ForeignKey("taxonomy_term.id"), primary_key=True),
)
training_taxonomy = Table(
    "training_taxonomy",
    Base.metadata,
    Column("training_id", ForeignKey("training.id", ondelete="CASCADE"), primary_key=True),
    Column("taxonomy_term_id", ForeignKey("taxonomy_term.id"), primary_key=True),
)


class TaxonomyTerm(Base):
    """A topic, an audience or a category; its words in each language are in the catalogues."""

    __tablename__ = "taxonomy_term"
    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    """``<taxonomy>:<term>``"""
    taxonomy: Mapped[str] = mapped_column(String(20), index=True)
    term: Mapped[str] = mapped_column(String(60))


class Organization(Base):
    """Who runs a service."""

    __tablename__ = "organization"
    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    name: Mapped[str] = mapped_column(String(250))


class Municipality(Base):
    """One of the 19 municipalities."""

    __tablename__ = "municipality"
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    lat: Mapped[float] = mapped_column(Float)
    lon: Mapped[float] = mapped_column(Float)
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class Service(Record, Base):
    """A help service."""

    __tablename__ = "service"
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id"))
    category: Mapped[str] = mapped_column(String(40), index=True)
    address_confidential: Mapped[bool] = mapped_column(Boolean)
    reachable: Mapped[bool] = mapped_column(Boolean)
    organization: Mapped[Organization] = relationship()
    locations: Mapped[list[Location]] = relationship(cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan", order_by="Phone.position")
    schedules: Mapped[list[Schedule]] = relationship(cascade="all, delete-orphan")
    languages: Mapped[list[SpokenLanguage]] = relationship(cascade="all, delete-orphan")
    terms: Mapped[list[TaxonomyTerm]] = relationship(secondary=service_taxonomy)


class Location(Base):
    """Where a service is. Confidential services have no row here at all."""

    __tablename__ = "location"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    street: Mapped[Optional[str]] = mapped_column(String(200))
    number: Mapped[Optional[str]] = mapped_column(String(40))
    postcode: Mapped[Optional[str]] = mapped_column(String(10))
    municipality_id: Mapped[Optional[str]] = mapped_column(ForeignKey("municipality.id"), index=True)


class Phone(Base):
    """A number of a service."""

    __tablename__ = "phone"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(String(20))
    opening_hours: Mapped[Optional[str]] = mapped_column(String(250))
    is_free: Mapped[Optional[bool]] = mapped_column(Boolean)


class Schedule(Base):
    """Opening hours of a service's desk."""

    __tablename__ = "schedule"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    opening_hours: Mapped[str] = mapped_column(String(250))


class SpokenLanguage(Base):
    """A language a service works in."""

    __tablename__ = "language"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(3), index=True)


class Training(Record, Base):
    """A training."""

    __tablename__ = "training"
    status: Mapped[str] = mapped_column(String(12), index=True)
    format: Mapped[Optional[str]] = mapped_column(String(12))
    price_eur: Mapped[Optional[float]] = mapped_column(Float)
    terms: Mapped[list[TaxonomyTerm]] = relationship(secondary=training_taxonomy)


class Programme(Record, Base):
    """A programme, law, body or subsidy."""

    __tablename__ = "programme"
    kind: Mapped[str] = mapped_column(String(60))
    intent: Mapped[str] = mapped_column(String(60), index=True)


class Pharmacy(Record, Base):
    """A pharmacy (ODbL, see data/directory/LICENCES.md)."""

    __tablename__ = "pharmacy"
    municipality_id: Mapped[str] = mapped_column(ForeignKey("municipality.id"), index=True)
    lat: Mapped[Optional[float]] = mapped_column(Float)
    lon: Mapped[Optional[float]] = mapped_column(Float)
    opening_hours: Mapped[Optional[str]] = mapped_column(Text)


class Submission(Base):
    """Something a person confirmed for the editors: a training, a correction. No conversation id."""

    __tablename__ = "submission"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    contact: Mapped[Optional[str]] = mapped_column(String(250))
    """Deleted at the editor's decision or after 90 days."""
    status: Mapped[str] = mapped_column(String(12), default="pending", index=True)
    received_on: Mapped[dt.date] = mapped_column(Date)
    decided_by: Mapped[Optional[str]] = mapped_column(String(120))


class Revision(Base):
    """An editor's change of one field. Wins over the loaded value until it is undone."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[str] = mapped_column(String(120), index=True)
    field: Mapped[str] = mapped_column(String(120))
    old: Mapped[Any] = mapped_column(JSON, nullable=True)
    new: Mapped[Any] = mapped_column(JSON, nullable=True)
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    undone_by: Mapped[Optional[str]] = mapped_column(String(120))
    undone_at: Mapped[Optional[dt.datetime]] = mapped_column(DateTime(timezone=True))


KINDS: dict[str, type[Base]] = {
    "service": Service,
    "training": Training,
    "programme": Programme,
    "pharmacy": Pharmacy,
    "municipality": Municipality,
}
