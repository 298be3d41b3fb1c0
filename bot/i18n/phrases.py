"""Small sets of phrases a catalogue lists (``terms.yml``): what about an entry is asked, which one, "cheaper" …"""

from __future__ import annotations

import functools
import re

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

GROUPS = ("aspects", "ordinals", "search", "wishes", "days", "form", "form_fields", "report_fields")


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


@functools.cache
def _patterns(language: str) -> dict[str, re.Pattern]:
    catalogue = read_yaml(LOCALES / language / "terms.yml")
    found = {}
    for group in GROUPS:
        for key, words in (catalogue.get(group) or {}).items():
            choices = "|".join(sorted((re.escape(_bare(str(w))) for w in words), key=len, reverse=True))
            found[f"{group}.{key}"] = re.compile(rf"\b(?:{choices})\b")
    return found


def mentions(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds a phrase of ``key`` ("aspects.open") in ``language``."""
    return bool(_patterns(language)[key].search(_bare(text)))


def affirms(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds a phrase of ``key`` that is not denied: "past ones", not "no past ones"."""
    bare = _bare(text)
    return any(not is_denied_after(bare[: found.start()], language) for found in _patterns(language)[key].finditer(bare))


def denies(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds phrases of ``key``, all of them denied."""
    return mentions(text, key, language) and not affirms(text, key, language)


def is_denied_after(before: str, language: str) -> bool:
    """Whether what stands after the words ``before`` is denied by them: "not for the …"; a "no" that begins the message only corrects."""
    correction, denial = _denials(language)
    return bool(denial.search(correction.sub("", fold(before) + " ")))


@functools.cache
def _denials(language: str) -> tuple[re.Pattern, re.Pattern]:
    corrects, denies_, little = (
        "|".join(sorted({re.escape(fold(w)) for w in _phrases(language, key)}, key=len, reverse=True))
        for key in ("wishes.no", "wishes.not_wanted", "search.little_words")
    )
    return re.compile(rf"^\W*(?:{corrects})\b"), re.compile(rf"\b(?:{denies_})(?:[\s']+(?:{little}))*[\s']*$")


def is_only(text: str, key: str, language: str) -> bool:
    """Whether ``text`` is nothing but a phrase of ``key``."""
    return bool(_patterns(language)[key].fullmatch(_bare(text)))


def is_made_of(text: str, key: str, language: str) -> bool:
    """Whether ``text`` is empty or nothing but phrases of ``key``, one after the other."""
    return not _patterns(language)[key].sub("", _bare(text)).strip()


def begins_with(text: str, key: str, language: str) -> bool:
    """Whether ``text`` begins with a phrase of ``key``."""
    return bool(_patterns(language)[key].match(_bare(text)))


def mentioned(text: str, group: str, language: str) -> list[str]:
    """Keys of ``group`` whose phrases stand in ``text``, in the catalogue's order."""
    bare = _bare(text)
    codes = [language, *(code for code in languages() if code != language)]
    for code in codes:
        found = [key.split(".", 1)[1] for key, pattern in _patterns(code).items() if key.startswith(f"{group}.") and pattern.search(bare)]
        if found:
            return found
    return []


def text_after(text: str, key: str, language: str) -> str | None:
    """What stands after the phrase of ``key``, without the little words between; null when there is nothing.

    "non, le titre est Oser dire" gives "Oser dire" for ``form_fields.title``.
    """
    for phrase in sorted(_phrases(language, key), key=len, reverse=True):
        found = re.search(rf"\b{re.escape(phrase)}\b\s*(?:est|c['’]est|is|:|=|,|→)?\s*(.+)$", text, re.IGNORECASE)
        if found:
            return found.group(1).strip(" :;,") or None
    return None


def _phrases(language: str, key: str) -> list[str]:
    group, name = key.split(".", 1)
    return [str(w) for w in (read_yaml(LOCALES / language / "terms.yml").get(group) or {}).get(name, [])]
