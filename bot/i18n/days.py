"""The day a question names: "on Sunday", "demain", "zaterdag". Weekday names come from Babel, other words from ``terms.yml``."""

from __future__ import annotations

import datetime as dt
import functools

from babel import Locale

from bot.i18n.phrases import mentions
from bot.text import fold, slug_words

_WEEK = 7


@functools.cache
def _weekdays(language: str) -> dict[str, int]:
    names = Locale.parse(language).days["format"]["wide"]
    return {fold(name): number for number, name in names.items()}


def day_named(text: str, language: str, today: dt.date) -> dt.date | None:
    """The first weekday named in ``text``, today or within a week, or tomorrow; null where none is named."""
    weekdays = _weekdays(language)
    for word in slug_words(text):
        number = weekdays.get(word)
        if number is None and word.endswith("s"):  # "on Sundays", "zondags"
            number = weekdays.get(word[:-1])
        if number is not None:
            return today + dt.timedelta(days=(number - today.weekday()) % _WEEK)
    return today + dt.timedelta(days=1) if mentions(text, "days.tomorrow", language) else None
