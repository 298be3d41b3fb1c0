"""Dates, lists, language names and phone numbers as people of a language write them (Babel, phonenumbers)."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import Sequence

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.i18n.catalogue import has_label, label

# Short numbers people dial as they are; written so in the records (`phone_format` in facts/services.yaml).
_SHORT = 6


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse({"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB"}.get(language, language))


def join(items: Sequence[str], language: str, style: str = "standard") -> str:
    """ "a, b et c"; with ``style="or"``: "a, b ou c"."""
    return format_list(list(items), style=style, locale=_locale(language)) if items else ""


def language_name(code: str, language: str) -> str:
    """Name of the language ``code`` in ``language``, from our own catalogue where CLDR has none (Berber, sign languages); the code where none has."""
    key = f"language_names.{code}"
    return label(key, language) if has_label(key, language) else _locale(language).languages.get(code, code)


def day(date: dt.date, language: str) -> str:
    """ "22 novembre 2026"."""
    return format_date(date, format="long", locale=_locale(language))


def weekday_date(date: dt.date, language: str) -> str:
    """ "dimanche 29 novembre"."""
    return format_date(date, format="EEEE d MMMM", locale=_locale(language))


def month(date: dt.date, language: str) -> str:
    """ "août 2026"."""
    return format_date(date, format="LLLL yyyy", locale=_locale(language))


def clock(moment: dt.datetime | dt.time, language: str) -> str:
    """ "18:30", as written in Belgium in all three languages."""
    return format_time(moment, format="HH:mm", locale=_locale(language))


def partial_date(text: str | None, language: str) -> str | None:
    """A date known to the day, the month or the year, in words; null and unreadable dates give null."""
    if not text:
        return None
    parts = str(text).split("-")
    try:
        if len(parts) >= 3:
            return day(dt.date.fromisoformat(str(text)[:10]), language)
        if len(parts) == 2:
            return month(dt.date(int(parts[0]), int(parts[1]), 1), language)
        return str(int(parts[0]))
    except ValueError:
        return None


@functools.lru_cache(maxsize=4096)
def phone_display(number: str) -> str:
    """A number as one would dial it in Belgium: "+3225354542" gives "02 535 45 42", "112" stays "112"."""
    digits = "".join(c for c in number if c.isdigit())
    if len(digits) <= _SHORT:
        return digits
    try:
        parsed = phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != 32:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


_NATIONAL_ONLY = ("0800", "070", "078", "090")
"""Beginnings of Belgian numbers that nobody can dial from another country."""


def phone_from_abroad(number: str) -> str | None:
    """The number as one dials it from another country, "+32 2 535 45 42"; null where it cannot be dialled there."""
    shown = phone_display(number)
    if len("".join(c for c in shown if c.isdigit())) <= _SHORT or shown.startswith(_NATIONAL_ONLY):
        return None
    return phonenumbers.format_number(phonenumbers.parse(number, "BE"), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def phone_e164(number: str) -> str | None:
    """The number in E.164, or the bare short number; null when it is no possible number."""
    digits = "".join(c for c in number if c.isdigit())
    if 2 < len(digits) <= _SHORT:
        return digits
    try:
        parsed = phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


_BEFORE = re.compile(r" (?=[?!:;»%€])")


def with_fixed_spaces(text: str) -> str:
    """``text`` with spaces that no line breaks at, where French (and amounts) must not: before "?", inside « »."""
    return _BEFORE.sub("\u00a0", text).replace("« ", "«\u00a0")


def amount(value: float, language: str) -> str:
    """An amount with two decimals: "1,50" in French and Dutch, "1.50" in English."""
    return format_decimal(value, format="0.00", locale=language)
