"""Times a person names: now, tonight, weekend, a month, a day. Words of each language stand in ``terms.yml``."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import Iterable

from babel import Locale

from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.text import fold

_DAY = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\b|\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_ALSO_OTHER_WORDS = ("mars", "mei", "may", "march")
_BEFORE_A_MONTH = re.compile(r"\b(en|in|au|mois|maand|month|de) $")


@functools.lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, str], dict[str, int], re.Pattern, re.Pattern]:
    """Words of a moment, names of months, and one pattern for each: a pattern per word would cost 0.4 ms a message."""
    moments: dict[str, str] = {}
    months: dict[str, int] = {}
    for code in languages():
        for value, words in (terms(code).get("times") or {}).items():
            moments.update({fold(str(word)).replace("-", " ").replace("'", " "): value for word in words})
        for number, name in Locale.parse(code).months["format"]["wide"].items():
            months[fold(name)] = number
    return moments, months, re.compile(rf"\b({_either(moments)})\b"), re.compile(rf"\b(?:(\d{{1,2}}) )?({_either(months)})(?: (\d{{4}}))?\b")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def find_times(folded: str, today: dt.date | None = None) -> list[tuple[str, int, int]]:
    """``(value, start, end)`` of each time in a folded text; months without a year are the next to come."""
    today = today or dt.date.today()
    moments, months, moment_pattern, month_pattern = _vocabulary()
    found = [(moments[match.group(1)], match.start(), match.end()) for match in moment_pattern.finditer(folded)]
    for match in month_pattern.finditer(folded):
        name = match.group(2)
        if name in _ALSO_OTHER_WORDS and not (match.group(1) or match.group(3) or _BEFORE_A_MONTH.search(folded[: match.start()])):
            continue
        number = months[name]
        year = int(match.group(3) or (today.year + (1 if number < today.month else 0)))
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
