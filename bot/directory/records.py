"""The data contract: what a record of ``data/directory/`` looks like, field by field.

A record is what an editor writes. ``parse`` turns raw YAML into one or says all that is wrong with it. Field names
follow HSDS where it has a word for the thing (docs/architecture.md has the table).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal, Optional

from pydantic import BaseModel, ValidationError, root_validator, validator

from bot.directory.hours import is_valid_hours
from bot.errors import RecordProblem
from bot.i18n.formats import phone_e164

Confidence = Literal["high", "medium", "low"]
LANGUAGE_CODE = re.compile(r"^[a-z]{2,3}$")
PARTIAL_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


class Strict(BaseModel):
    """Base of all records: an unknown field is an error, so that a typing error is seen."""

    class Config:
        extra = "forbid"


class Localized(Strict):
    """A text in the complete languages. Null where a language has none yet."""

    fr: Optional[str]
    nl: Optional[str]
    en: Optional[str]


class Source(Strict):
    """Where a fact was read, and the date printed on that page."""

    url: str
    page_date: Optional[str]

    @validator("page_date")
    def _date(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and not PARTIAL_DATE.match(value):
            raise ValueError("must be YYYY, YYYY-MM or YYYY-MM-DD")
        return value


class Phone(Strict):
    """A number people may call. ``hours`` in OpenStreetMap's opening-hours syntax."""

    number: str
    hours: Optional[str]
    free: Optional[bool]
    note: Optional[Localized]

    @validator("number")
    def _dialable(cls, value: str) -> str:
        if phone_e164(value) is None:
            raise ValueError(f"'{value}' is not a phone number; write +32… or the short number")
        return phone_e164(value) or value

    @validator("hours")
    def _hours(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and not is_valid_hours(value):
            raise ValueError(f"'{value}' is not in OpenStreetMap's opening-hours syntax")
        return value


class Address(Strict):
    """Where a service may be visited; parts may be unknown."""

    street: Optional[str]
    number: Optional[str]
    postcode: Optional[str]
    municipality: Optional[str]


class Sourced(Strict):
    """What every record carries about its own truth."""

    id: str
    sources: list[Source]
    confidence: Confidence
    checked_on: Optional[dt.date] = None
    hidden: bool = False
    """True when an editor took it out of sight."""

    @validator("id")
    def _slug(cls, value: str) -> str:
        if not re.match(r"^[a-z0-9][a-z0-9-]*$", value):
            raise ValueError("must be lower-case letters, digits and hyphens")
        return value


class ServiceRecord(Sourced):
    """A help service (HSDS ``service`` with its organization, location, phones, schedule and languages)."""

    name: Localized
    organization: str
    category: str
    topics: list[str]
    audiences: list[str]
    phones: list[Phone]
    sms: Optional[str]
    sms_note: Optional[Localized]
    email: Optional[str]
    chat_url: Optional[str]
    website: Optional[str]
    address: Optional[Address]
    address_confidential: bool
    opening_hours: Optional[str]
    hours_note: Optional[Localized]
    languages: list[str]
    cost: Optional[Localized]
    access: Optional[Localized]
    summary: Localized
    intake_24h: bool = False
    """A shelter that takes people in day and night, and may therefore be called open."""
    twins: list[str] = []
    """Ids of the sister services in the other official language, shown together."""
    conflict_note: Optional[str]

    @validator("opening_hours")
    def _hours(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and not is_valid_hours(value):
            raise ValueError(f"'{value}' is not in OpenStreetMap's opening-hours syntax")
        return value

    @validator("languages", each_item=True)
    def _language(cls, value: str) -> str:
        if not LANGUAGE_CODE.match(value):
            raise ValueError(f"'{value}' is not an ISO 639 code")
        return value

    @root_validator(skip_on_failure=True)
    def _confidential(cls, values: dict) -> dict:
        address = values.get("address")
        if values.get("address_confidential") and address and any(address.dict().values()):
            raise ValueError("address must be null where address_confidential is true")
        return values

    @property
    def reachable(self) -> bool:
        """Whether there is any way to reach the service."""
        return bool(self.phones or self.sms or self.email or self.chat_url or self.website or (self.address and self.address.street))


class Contact(Strict):
    """How to reach an organiser or an office."""

    phone: Optional[str]
    email: Optional[str]
    url: Optional[str]
    address: Optional[str]
    note: Optional[Localized]


class TrainingRecord(Sourced):
    """A training of the register (schema.org ``Course``)."""

    organiser: str
    organiser_name: Localized
    title: Localized
    topics: list[str]
    audiences: list[str]
    languages: list[str]
    format: Optional[Literal["in_person", "online"]]
    duration: Optional[Localized]
    price: Optional[Localized]
    price_eur: Optional[float]
    dates: Optional[Localized]
    dated: list[str] = []
    """Days or months on which it takes place, as YYYY-MM or YYYY-MM-DD."""
    always_available: bool = False
    place: Optional[Localized]
    note: Optional[Localized]
    contact: Contact
    url: Optional[str]
    status: Literal["current", "recurring", "past", "unknown"]
    last_seen: Optional[str]


class Statistic(Strict):
    """A figure people ask for, with the one page it was read on."""

    text: Localized
    themes: list[str]
    """What it counts, as topics of the taxonomy or keys of ``figures`` in the catalogues (``terms.yml``)."""
    years: list[int]
    """Years it is a figure of; none for an estimate of any year."""
    source: Source


class ProgrammeRecord(Sourced):
    """A programme, law, body or subsidy of the Region's equality policy."""

    name: Localized
    kind: str
    intent: str
    """The intent of ``intents.md`` whose answer it belongs to."""
    applicants: list[Literal["associations", "municipalities"]] = []
    """Who alone may apply for a subsidy; empty where that does not arise."""
    topics: list[str] = []
    """Topics a subsidy pays for."""
    deadline: Optional[Localized] = None
    """Until when one may apply this year; null where that is not known."""
    summary: Localized
    status: Optional[Localized]
    how_to: Optional[Localized]
    figures: Optional[dict[str, list[str]]]
    statistics: list[Statistic] = []
    aliases: dict[str, list[str]]
    contact: Contact
    conflicts: Optional[list[str]]


class PharmacyRecord(Strict):
    """A pharmacy open to the public. Derived from OpenStreetMap, hence its own file and table (ODbL)."""

    id: str
    name: str
    other_names: list[str] = []
    brand: Optional[str]
    address: Optional[str]
    postcode: Optional[str]
    municipality: str
    phone: Optional[str]
    website: Optional[str]
    lat: Optional[float]
    lon: Optional[float]
    opening_hours_osm: Optional[str]
    register_id: Optional[str]
    register_status_2022_03: Optional[str]
    in_osm_2026_07: Optional[bool]
    relais_pharmacie: Optional[bool]
    sources: list[Source]
    confidence: Confidence
    checked_on: Optional[dt.date] = None
    hidden: bool = False


class Office(Strict):
    """A municipal office: CPAS/OCMW, town hall, equal-opportunities service."""

    name: Optional[Any]
    phone: Optional[str]
    email: Optional[str]
    address: Optional[str]
    website: Optional[str]
    note: Optional[str]
    sources: list[Source] = []
    confidence: Optional[Confidence]
    named_in_2021_regional_list: Optional[bool]


class MunicipalityRecord(Strict):
    """One of the 19 municipalities. ``neighbours`` share a border with it."""

    id: str
    name: Localized
    postcodes: list[str]
    aliases: dict[str, list[str]]
    neighbours: list[str]
    lat: float
    lon: float
    police_zone: str
    cpas_ocmw: Optional[Office]
    town_hall: Optional[Office]
    equal_opportunities_service: Optional[Office]
    sources: list[Source]
    confidence: Confidence
    hidden: bool = False


RECORDS: dict[str, type[BaseModel]] = {
    "service": ServiceRecord,
    "training": TrainingRecord,
    "programme": ProgrammeRecord,
    "pharmacy": PharmacyRecord,
    "municipality": MunicipalityRecord,
}


def parse(kind: str, data: Any, file: str) -> tuple[Any, list[RecordProblem]]:
    """The record in ``data`` and no problems, or null and everything that is wrong with it."""
    record_id = str(data.get("id", "(no id)")) if isinstance(data, dict) else "(not a record)"
    if not isinstance(data, dict):
        return None, [RecordProblem(file, record_id, "-", "a record must be a mapping of fields")]
    try:
        return RECORDS[kind].parse_obj(data), []
    except ValidationError as error:
        return None, [RecordProblem(file, record_id, ".".join(str(p) for p in e["loc"]), e["msg"]) for e in error.errors()]
