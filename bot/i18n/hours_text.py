"""Opening hours in words: "Mo-Fr 09:00-17:00" becomes "lu-ve 09:00-17:00"."""

from __future__ import annotations

import re

from bot.i18n.catalogue import label

_WORDS = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|off|closed|unknown)\b")


def hours_in_words(hours: str | None, language: str) -> str | None:
    """The hours for a reader of ``language``; null where unknown."""
    if not hours:
        return None
    if hours.strip() in ("24/7", "Mo-Su", "Mo-Su 00:00-24:00"):
        return label("hours.always", language)
    text = _WORDS.sub(lambda found: label(f"hours.{found.group(1)}", language), hours)
    return re.sub(r"\s*;\s*", label("punctuation.semicolon", language), text).replace(",", ", ").replace(",  ", ", ")
