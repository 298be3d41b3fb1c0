"""Times a person names: now, tonight, weekend, a month, a day. Words of each language stand in ``terms.yml``."""

from __future__ import annotations

import datetime as dt
import functools
import re

from babel import Locale

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

_DAY = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\b|\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


@functools.lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, str], dict[str, int]]:
    moments: dict[str, str] = {}
    months: dict[str, int] = {}
    for code in languages():
        for value, words in (read_yaml(LOCALES / code / "terms.yml").get("times") or {}).items():
            moments.update({fold(str(word)).replace("-", " ").replace("'", " "): value for word in words})
        for number, name in Locale.parse(code).months["format"]["wide"].items():
            months[fold(name)] = number
    return moments, months


def find_times(folded: str, today: dt.date | None = None) -> list[tuple[str, int, int]]:
    """``(value, start, end)`` of each time in a folded text; months without a year are the next to come."""
    today = today or dt.date.today()
    moments, months = _vocabulary()
    found: list[tuple[str, int, int]] = []
    for words, value in moments.items():
        for match in re.finditer(rf"\b{re.escape(words)}\b", folded):
            found.append((value, match.start(), match.end()))
    for name, number in months.items():
        for match in re.finditer(rf"\b(?:(\d{{1,2}}) )?{re.escape(name)}(?: (\d{{4}}))?\b", folded):
            if name in ("mars", "mei", "may", "march") and not (
                match.group(1) or match.group(2) or re.search(r"\b(en|in|au|mois|maand|month|de) $", folded[: match.start()])
            ):
                continue
            year = int(match.group(2) or (today.year + (1 if number < today.month else 0)))
            day = int(match.group(1) or 0)
            value = f"{year}-{number:02d}-{day:02d}" if 0 < day <= 31 else f"{year}-{number:02d}"
            found.append((value, match.start(), match.end()))
    for match in _DAY.finditer(folded):
        value = _date(match, today)
        if value:
            found.append((value, match.start(), match.end()))
    return _longest(found)


def _date(match: re.Match, today: dt.date) -> str | None:
    if match.group(4):
        return "-".join(part for part in match.group(4, 5, 6) if part)
    day, month = int(match.group(1)), int(match.group(2))
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = int(match.group(3) or (today.year + (1 if month < today.month else 0)))
    return f"{year}-{month:02d}-{day:02d}"


def _longest(found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    for item in sorted(found, key=lambda f: (f[1] - f[2], f[1])):
        if all(item[2] <= k[1] or item[1] >= k[2] for k in kept):
            kept.append(item)
    return kept
