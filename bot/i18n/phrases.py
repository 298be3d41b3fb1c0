"""Small sets of phrases a catalogue lists (``terms.yml``): what about an entry is asked, which one, "cheaper" …"""

from __future__ import annotations

import functools
import re
from typing import Iterable

from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.text import fold

GROUPS = (
    "aspects",
    "ordinals",
    "search",
    "wishes",
    "kinds",
    "days",
    "form",
    "form_fields",
    "report_fields",
    "register",
    "counter",
    "figures",
    "calls",
    "themes",
    "trained",
    "programmes",
    "practical",
    "strikes",
)
BEFORE, AFTER = 4, 1
"""How many words before and after a phrase still say whether it holds: "I don't think the police are here", "de politie komt niet"."""


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


@functools.cache
def _patterns(language: str) -> dict[str, re.Pattern]:
    catalogue = terms(language)
    found = {}
    for group in GROUPS:
        for key, words in (catalogue.get(group) or {}).items():
            choices = "|".join(sorted((re.escape(_bare(str(w))) for w in words), key=len, reverse=True))
            found[f"{group}.{key}"] = re.compile(rf"\b(?:{choices})\b")
    return found


def mentions(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds a phrase of ``key`` ("aspects.open") in ``language``."""
    return bool(_patterns(language)[key].search(_bare(text)))


def place_of(text: str, key: str, language: str) -> tuple[int, int] | None:
    """Where the first phrase of ``key`` stands in ``text`` without marks and accents; null where none does."""
    found = _patterns(language)[key].search(_bare(text))
    return found.span() if found else None


def affirms(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds a phrase of ``key`` that is not denied: "past ones", not "no past ones"."""
    bare = _bare(text)
    return any(not is_denied_after(bare[: found.start()], language) for found in _patterns(language)[key].finditer(bare))


def affirmed_in_order(text: str, keys: Iterable[str], language: str) -> list[tuple[str, str]]:
    """The ``keys`` that ``text`` affirms, as they are said, each with the words since the one before."""
    bare = _bare(text)
    places = []
    for key in keys:
        found = [m for m in _patterns(language)[key].finditer(bare) if not is_denied_after(bare[: m.start()], language)]
        places += [(found[0].start(), found[0].end(), key)] if found else []
    places.sort()
    ends = [0, *(end for _, end, _ in places)]
    return [(key, bare[before:start]) for before, (start, _, key) in zip(ends, places, strict=False)]


def denies(text: str, key: str, language: str) -> bool:
    """Whether ``text`` holds phrases of ``key``, all of them denied."""
    return mentions(text, key, language) and not affirms(text, key, language)


def mentions_apart_from(text: str, key: str, other: str, language: str) -> bool:
    """Whether ``text`` holds a phrase of ``key`` with none of ``other`` close to it.

    For ``search.help_is_here`` and ``search.not_yet``: "the police are here, she does not want to talk", not "I don't think the police are here".
    """
    wanted, unwanted = _patterns(language)[key], _patterns(language)[other]
    for clause in map(_bare, re.split(r"[.!?;:,\n]+", text)):
        for found in wanted.finditer(clause):
            before, after = clause[: found.start()].split()[-BEFORE:], clause[found.end() :].split()[:AFTER]
            if not unwanted.search(" ".join(before)) and not unwanted.search(" ".join(after)):
                return True
    return False


def is_close_to(text: str, key: str, other: str, language: str) -> bool:
    """Whether a phrase of ``other`` stands shortly before one of ``key``, in the same clause: "she won't talk to the police"."""
    wanted, before = _patterns(language)[key], _patterns(language)[other]
    clauses = map(_bare, re.split(r"[.!?;:,\n]+", text))
    return any(before.search(" ".join(c[: found.start()].split()[-BEFORE - 1 :])) for c in clauses for found in wanted.finditer(c))


def is_denied_after(before: str, language: str) -> bool:
    """Whether what stands after the words ``before`` is denied by them: "not for the …"; a "no" that begins the message only corrects."""
    correction, denial = _denials(language)
    return bool(denial.search(correction.sub("", fold(before) + " ")))


def denied_by(before: str, language: str) -> str | None:
    """What stands before the no that the words ``before`` end with, a wish between not counted: "i don't want a"; null where there is none."""
    found = _denial_of_a_wish(language).search(_bare(before))
    return found.string[: found.start()].strip() if found else None


@functools.cache
def _denial_of_a_wish(language: str) -> re.Pattern:
    between = _either([*phrases(language, "wishes.wanting"), *phrases(language, "search.little_words"), *phrases(language, "wishes.articles")])
    return re.compile(rf"\b(?:{_either(phrases(language, 'wishes.not_wanted'))})(?:\s(?:{between}))*$")


def places(text: str, key: str, language: str) -> list[int]:
    """Where in ``text`` the phrases of ``key`` end."""
    words = [re.compile(r"[\W_]+".join(map(re.escape, _bare(p).split()))) for p in phrases(language, key)]
    return sorted(found.end() for word in words for found in re.finditer(rf"\b(?:{word.pattern})\b", fold(text)))


def places_of(text: str, group: str, language: str) -> list[tuple[str, str, str]]:
    """Each key of ``group`` whose phrases stand in ``text``, with the words before and behind; the longest phrase of a place alone."""
    bare = _bare(text)
    patterns = {key.split(".", 1)[1]: pattern for key, pattern in _patterns(language).items() if key.startswith(f"{group}.")}
    found = sorted((m.start(), -m.end(), key) for key, pattern in patterns.items() for m in pattern.finditer(bare))
    return [(key, bare[:start].strip(), bare[-end:].strip()) for start, end, key in found]


def says_of_oneself(before: str, language: str, at_once: bool = False) -> bool:
    """Whether what stands after the words ``before`` is what the writer is: "I am a head …", "hier een …".

    ``at_once``: with nothing but an article between, for a word that is a place as well ("we are a pharmacy", not "I am in a pharmacy").
    """
    return bool(_of_oneself(language, at_once).search(fold(before) + " "))


@functools.cache
def _of_oneself(language: str, at_once: bool) -> re.Pattern:
    begins, articles = (
        "|".join(sorted({re.escape(fold(w)) for w in phrases(language, key)}, key=len, reverse=True)) for key in ("wishes.i_am", "wishes.articles")
    )
    between = rf"(?:[\s']+(?:{articles}))?" if at_once else r"(?:[\s']+\w+){0,3}"
    return re.compile(rf"\b(?:{begins}){between}[\s']*$")


@functools.cache
def _denials(language: str) -> tuple[re.Pattern, re.Pattern]:
    corrects, denies_, little = (
        "|".join(sorted({re.escape(fold(w)) for w in phrases(language, key)}, key=len, reverse=True))
        for key in ("wishes.no", "wishes.not_wanted", "search.little_words")
    )
    return re.compile(rf"^\W*(?:{corrects})\b"), re.compile(rf"\b(?:{denies_})(?:[\s']+(?:{little}))*[\s']*$")


def is_only(text: str, key: str, language: str) -> bool:
    """Whether ``text`` is nothing but a phrase of ``key``."""
    return bool(_patterns(language)[key].fullmatch(_bare(text)))


def without(text: str, key: str, language: str) -> str:
    """``text``, folded, without the phrases of ``key``."""
    return _patterns(language)[key].sub(" ", _bare(text))


def is_made_of(text: str, key: str, language: str) -> bool:
    """Whether ``text`` is empty or nothing but phrases of ``key``, one after the other."""
    return not _patterns(language)[key].sub("", _bare(text)).strip()


def begins_with(text: str, key: str, language: str) -> bool:
    """Whether ``text`` begins with a phrase of ``key``."""
    return bool(_patterns(language)[key].match(_bare(text)))


def keys_mentioned(text: str, group: str, language: str) -> list[str]:
    """Keys of ``group`` whose phrases of ``language`` stand in ``text``, in the catalogue's order."""
    bare = _bare(text)
    return [key.split(".", 1)[1] for key, pattern in _patterns(language).items() if key.startswith(f"{group}.") and pattern.search(bare)]


def comes_soon(text: str, key: str, language: str, words: int) -> bool:
    """Whether ``text`` holds a phrase of ``key`` behind at most ``words`` other words."""
    bare = _bare(text)
    found = _patterns(language)[key].search(bare)
    return bool(found) and len(bare[: found.start()].split()) <= words


def ends_with(text: str, key: str, little: str, language: str) -> bool:
    """Whether ``text`` ends with a phrase of ``key``, not counting phrases of ``little`` and little words behind it: "these are all about the"."""
    return bool(_ending(language, key, little).search(_bare(text)))


@functools.cache
def _ending(language: str, key: str, little: str) -> re.Pattern:
    between = _either([*phrases(language, little), *phrases(language, "search.little_words")])
    return re.compile(rf"\b(?:{_either(phrases(language, key))})(?:\s(?:{between}))*$")


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(_bare(phrase)) for phrase in phrases}, key=len, reverse=True))


def mentioned(text: str, group: str, language: str) -> list[str]:
    """Likewise, with the phrases of another language where those of ``language`` find nothing."""
    codes = [language, *(code for code in languages() if code != language)]
    return next((found for code in codes if (found := keys_mentioned(text, group, code))), [])


def text_after(text: str, key: str, language: str) -> str | None:
    """What stands after the phrase of ``key``, without the little words between; null when there is nothing.

    "non, le titre est Oser dire" gives "Oser dire" for ``form_fields.title``.
    """
    for phrase in sorted(phrases(language, key), key=len, reverse=True):
        found = re.search(rf"\b{re.escape(phrase)}\b\s*(?:est|c['’]est|is|:|=|,|→)?\s*(.+)$", text, re.IGNORECASE)
        if found:
            return found.group(1).strip(" :;,") or None
    return None


def text_behind(text: str, key: str, language: str, pattern: str) -> str | None:
    """What matches ``pattern`` right behind a phrase of ``key``, at most an article between; its capitals count."""
    said, articles = (
        "|".join(sorted((re.escape(p).replace("’", "['’]") for p in phrases(language, k)), key=len, reverse=True)) for k in (key, "wishes.articles")
    )
    found = re.search(rf"(?i:\b(?:{said})\s+(?:(?:{articles})\s+)?)[\"“«' ]*({pattern})", text)
    return found.group(1).rstrip(" .'’-") if found else None


@functools.cache
def phrases(language: str, key: str) -> tuple[str, ...]:
    """The phrases of ``key`` as the catalogue writes them."""
    group, name = key.split(".", 1)
    return tuple(str(w) for w in (terms(language).get(group) or {}).get(name, []))
