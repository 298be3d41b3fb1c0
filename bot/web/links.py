"""Phone numbers and web addresses of our own texts as links; everything else escaped."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from bot.i18n.formats import phone_e164, with_fixed_spaces

# Numbers as bot.i18n.formats writes them, the short lines ("112 BE" is the name of an app), and web addresses.
_URL = r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:)])"
_SHORT = "112|101|10[678]|1712|1813|116000|103"
_LINK = re.compile(_URL + rf"|(?<![\w/.-])(?P<phone>0\d{{1,3}}(?: \d{{2,3}}){{2,3}}|{_SHORT})(?![\w/-]|\.\d|\s€| BE\b)")


def linked(text: str) -> Markup:
    """``text`` safe to put into a page, with numbers and addresses as links."""
    text = with_fixed_spaces(text)
    parts: list[Markup] = []
    end = 0
    for found in _LINK.finditer(text):
        parts.append(escape(text[end : found.start()]))
        target = escape(found.group())
        if found.group("url"):
            shown = escape(re.sub(r"^https?://(www\.)?|/$", "", found.group()))
            parts.append(Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(target, shown))
        else:
            parts.append(Markup('<a href="tel:{}">{}</a>').format(phone_e164(found.group()) or target, target))
        end = found.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)
