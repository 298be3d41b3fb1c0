"""What people hand in for the editors: a training for the register, a wrong entry. Pending until an editor decides.

Nothing here knows a conversation. A contact is deleted at the editor's decision or after 90 days.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.directory.models import Submission
from bot.errors import InvalidSubmission, UnknownRecord
from bot.i18n.formats import phone_e164
from bot.text import clean

CONTACT_DAYS = 90
MAX_TITLE, MAX_TEXT = 200, 1000
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[a-zA-Z]{2,}")
_LINK = re.compile(r"(https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?)", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d[\d .]*)(?:,(\d{1,2}))?\s*(?:€|eur|euros?)?", re.IGNORECASE)


def check_text(value: str, limit: int = MAX_TITLE) -> str:
    """The cleaned text.

    Raises:
        InvalidSubmission: it has no letter, or is longer than ``limit``.
    """
    text = clean(value, limit + 1)
    if len(text) > limit:
        raise InvalidSubmission("too_long", limit=limit)
    if sum(c.isalpha() for c in text) < 2:
        raise InvalidSubmission("no_text")
    return text


def check_dates(value: str) -> str:
    """The dates as written.

    Raises:
        InvalidSubmission: there is neither a digit nor a word.
    """
    return clean(value, MAX_TITLE) if any(c.isdigit() for c in value) else check_text(value)


def check_contact(value: str) -> str:
    """The e-mail address or phone number in ``value``.

    Raises:
        InvalidSubmission: there is neither.
    """
    email = _EMAIL.search(value)
    if email:
        return email.group()
    digits = re.search(r"\+?[\d][\d ./-]{6,}\d", value)
    number = phone_e164(digits.group()) if digits else None
    if number is None:
        raise InvalidSubmission("no_contact")
    return number


def check_link(value: str) -> str:
    """The web address in ``value``, with its scheme.

    Raises:
        InvalidSubmission: there is none.
    """
    found = _LINK.search(_EMAIL.sub(" ", value))
    if not found:
        raise InvalidSubmission("no_link")
    link = found.group().rstrip(".,;)")
    return link if "://" in link else f"https://{link}"


def check_price(value: str) -> float:
    """The price in euros; 0 is free.

    Raises:
        InvalidSubmission: there is no amount.
    """
    found = _AMOUNT.search(value)
    if not found:
        raise InvalidSubmission("no_price")
    whole = re.sub(r"[ .]", "", found.group(1))
    return float(f"{whole}.{found.group(2) or '0'}")


def receive(session: Session, kind: str, payload: dict[str, Any], contact: str | None, today: dt.date) -> int:
    """Store a confirmed submission as pending; gives its number."""
    submission = Submission(kind=kind, payload=payload, contact=contact, status="pending", received_on=today)
    session.add(submission)
    session.flush()
    return submission.id


def pending(session: Session, status: str = "pending") -> list[Submission]:
    """Submissions with this status, oldest first."""
    return list(session.scalars(select(Submission).where(Submission.status == status).order_by(Submission.id)))


def decide(session: Session, number: int, accepted: bool, by: str) -> Submission:
    """Close a submission; its contact is deleted.

    Raises:
        UnknownRecord: there is no such submission.
    """
    submission = session.get(Submission, number)
    if submission is None:
        raise UnknownRecord(f"no submission has the number {number}")
    submission.status = "accepted" if accepted else "refused"
    submission.decided_by, submission.contact = by, None
    return submission


def forget_old_contacts(session: Session, today: dt.date) -> int:
    """Delete contacts older than 90 days; gives how many."""
    oldest = today - dt.timedelta(days=CONTACT_DAYS)
    old = session.scalars(select(Submission).where(Submission.received_on < oldest, Submission.contact.is_not(None)))
    count = 0
    for submission in old:
        submission.contact = None
        count += 1
    return count
