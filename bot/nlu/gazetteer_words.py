"""The words the gazetteer knows, gathered from the directory's files and the catalogues."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Iterator

from babel import Locale

from bot.directory.loading import DATA
from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.i18n.yaml_files import read_yaml
from bot.text import fold, slug_words

TERM_ENTITIES = {"topics": "topic", "audiences": "audience", "formats": "format", "settings": "setting"}


LONG_PART = 8
"""Letters from which a part of a municipality's name stands for it: "Molenbeek", "Boitsfort"."""


TELLING = 12
"""Letters from which a quarter's name is like no everyday word."""


SHORT_NUMBER = range(3, 5)
"""Digits of a number that people call a line by: "the 107", "1712"."""
SHARED_ACRONYMS = frozenset({"CPAS", "OCMW"})
"""Acronyms that many services bear."""


@dataclass(frozen=True)
class Word:
    """A way of writing a value."""

    entity: str
    value: str
    text: str
    is_misspelt_too: bool = False
    """Whether it is known with typing errors: names of municipalities and long ones of quarters; short ones sound like everyday words."""


def _municipalities() -> Iterator[Word]:
    for record in read_yaml(DATA / "municipalities.yaml")["records"]:
        names = [*record["name"].values(), *record["postcodes"], *(a for group in record["aliases"].values() for a in group)]
        whole = list(record["name"].values())
        parts = [part for name in whole if "-" in name for part in slug_words(name) if len(part) >= LONG_PART]
        aliases = [alias for group in record["aliases"].values() for alias in group]
        telling = [a for a in aliases if len(a) >= TELLING or ("-" in a and any(name.startswith(a) for name in whole))]
        for text in (*whole, *parts, *telling):
            yield Word("municipality", record["id"], text, is_misspelt_too=True)
        for name in names:
            yield Word("municipality", record["id"], name)
            folded = fold(name).replace("-", " ")
            if folded.startswith(("saint ", "sainte ")):  # as people type it
                yield Word("municipality", record["id"], folded.replace("sainte ", "ste ", 1).replace("saint ", "st ", 1))
            if folded.startswith("sint "):
                yield Word("municipality", record["id"], folded.replace("sint ", "st ", 1))


NATIONS = frozenset({"ga", "gd", "cy"})
"""Languages whose names are said of people rather: an Irish man speaks English."""


def _terms() -> Iterator[Word]:
    for code in languages():
        catalogue = terms(code)
        for group, entity in TERM_ENTITIES.items():
            for value, words in (catalogue.get(group) or {}).items():
                for word in words:
                    yield Word(entity, value, str(word))
        for word in (catalogue.get("municipality_aliases") or {}).items():
            for text in word[1]:
                yield Word("municipality", word[0], str(text))


def _languages() -> Iterator[Word]:
    for code in languages():
        for value, name in Locale.parse(code).languages.items():
            if len(value) == 2 and value not in NATIONS and "(" not in name and len(name) > 3:
                yield Word("language", value, name)
        for value, words in (terms(code).get("languages") or {}).items():
            for word in words:
                yield Word("language", value, str(word))


def _organisations() -> Iterator[Word]:
    """Names of services, programmes and organisers that are telling enough to stand alone."""
    for path in sorted((DATA / "services").glob("*.yaml")):
        for record in read_yaml(path)["records"]:
            for name in {n for n in record["name"].values() if n}:
                yield from _organisation(record["id"], name)
            for number in (str(phone["number"]) for phone in record["phones"] if record["category"] != "emergency"):
                if len(number) in SHORT_NUMBER:
                    yield Word("organisation", record["id"], number)
    for code in languages():
        for value, words in (terms(code).get("organisation_aliases") or {}).items():
            yield from (Word("organisation", value, str(word)) for word in words)
    for record in read_yaml(DATA / "trainings.yaml")["records"]:
        yield from _organisation("-".join(slug_words(record["organiser"])), record["organiser"])


def _organisation(value: str, name: str) -> Iterator[Word]:
    for text in {name, name.split(" – ")[0], name.split(" (")[0], name.split(" / ")[0], *_acronym(name)}:
        if len(slug_words(text)) > 1 or len(text) > 4 or (text.isupper() and len(text) == 4):
            yield Word("organisation", value, text)


def _acronym(name: str) -> tuple[str, ...]:
    """The capitals a name begins with, where people say them alone: "GAMS Belgique"."""
    first = name.split(" ")[0]
    return (first,) if first.isupper() and first.isalpha() and len(first) == 4 and first not in SHARED_ACRONYMS else ()


def all_words() -> list[Word]:
    """Every word, the more telling ones of a value first."""
    return [*_municipalities(), *_terms(), *_languages(), *_organisations()]


def everyday_phrases() -> dict[str, list[str]]:
    """By language, phrases in which a municipality's name is an everyday word ("il jette": he throws)."""
    return {code: [str(phrase) for phrase in terms(code).get("not_a_place_in", [])] for code in languages()}


def phrases_before_places() -> dict[str, list[str]]:
    """By language, phrases behind which a place is expected, so that more typing errors are forgiven."""
    return {code: [str(phrase) for phrase in terms(code).get("before_a_place", [])] for code in languages()}


@functools.lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Folded everyday words, which are never misspelt municipalities."""
    words: set[str] = set()
    for code, language in languages().items():
        words |= {w for phrase in language.common_words for w in phrase.split()}
        words |= {fold(str(w)) for w in terms(code).get("not_a_place", [])}
    return frozenset(words)
