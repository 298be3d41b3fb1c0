"""The directory as a page shows it: the chat's own referral with longer lists, and only what is open where that is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.needs import Need
from bot.directory.opening import open_now
from bot.directory.referral import refer

PAGE = 12
_ALL = 1000


@dataclass(frozen=True)
class Browsed:
    """A page of services."""

    first: list[Entry]
    """Lines said first for the need, on the first page."""
    entries: list[Entry]
    dropped: tuple[str, ...]
    """Wishes that could not be met."""
    total: int


def browse(session: Session, need: Need, wishes: Criteria, language: str, now: dt.datetime, page: int = 0) -> Browsed:
    """Services for a need, best first; ``page`` counts from 0."""
    found = refer(session, need, wishes, language, now, size=_ALL, for_anybody=True)
    entries = [e for e in found.entries if open_now(e, now)] if wishes.open_now else found.entries
    here = entries[page * PAGE : (page + 1) * PAGE]
    return Browsed(found.first if page == 0 else [], here, found.dropped, len(entries))
