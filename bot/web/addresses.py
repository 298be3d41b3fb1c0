"""Addresses of the pages. None says what it is about: an address stays in the browser's history (requirements.md N3).

A record's page has a short code made from its id, because ids name kinds of violence.
"""

from __future__ import annotations

import functools
import hashlib

PAGES = ("", "directory", "pharmacies", "trainings", "counter", "programmes", "safety", "privacy", "accessibility")
"""Pages of every language, in the order of the menu; the empty one is the chat."""


@functools.lru_cache(maxsize=4096)
def code_of(kind: str, record_id: str) -> str:
    """The stable code of a record in addresses."""
    return hashlib.sha256(f"{kind}:{record_id}".encode()).hexdigest()[:10]


def page_of(language: str, kind: str, record_id: str) -> str | None:
    """Address of a record's page; null for kinds that have none of their own."""
    code = code_of(kind, record_id)
    if kind == "programme":
        return f"/{language}/programmes#p{code}"
    folder = {"service": "directory", "training": "trainings"}.get(kind)
    return f"/{language}/{folder}/{code}" if folder else None
