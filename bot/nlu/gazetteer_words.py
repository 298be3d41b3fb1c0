"""The words the gazetteer knows, gathered from the directory's files and the catalogues."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, Iterator

from babel import Locale

from bot.directory.loading import DATA
from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.text import fold, slug_words

TERM_ENTITIES = {"topics": "topic", "audiences": "audience", "formats": "format", "settings": "setting"}


@dataclass(frozen=True)
class Word:
    """A way of writing a value."""

    entity: str
    value: str
    text: str


def terms(language: str) -> dict[str, Any]:
    """``terms.yml`` of a language."""
    return read_yaml(LOCALES / language / "terms.yml")


def _municipalities() -> Iterator[Word]:
    for record in read_yaml(DATA / "municipalities.yaml")["records"]:
        names = [*record["name"].values(), *record["postcodes"], *(a for group in record["aliases"].values() for a in group)]
        for name in names:
            yield Word("municipality", record["id"], name)
            folded = fold(name).replace("-", " ")
            if folded.startswith(("saint ", "sainte ")):  # as people type it
                yield Word("municipality", record["id"], folded.replace("sainte ", "ste ", 1).replace("saint ", "st ", 1))
            if folded.startswith("sint "):
                yield Word("municipality", record["id"], folded.replace("sint ", "st ", 1))


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
            if len(value) == 2 and "(" not in name and len(name) > 3:
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
    for record in read_yaml(DATA / "trainings.yaml")["records"]:
        yield from _organisation("-".join(slug_words(record["organiser"])), record["organiser"])


def _organisation(value: str, name: str) -> Iterator[Word]:
    for text in {name, name.split(" – ")[0], name.split(" (")[0], name.split(" / ")[0]}:
        if len(slug_words(text)) > 1 or len(text) > 4:
            yield Word("organisation", value, text)


def all_words() -> list[Word]:
    """Every word, the more telling ones of a value first."""
    return [*_municipalities(), *_terms(), *_languages(), *_organisations()]


def everyday_phrases() -> list[str]:
    """Phrases in which a municipality's name is an everyday word ("he throws" is "il jette")."""
    return [str(phrase) for code in languages() for phrase in terms(code).get("not_a_place_in", [])]


@functools.lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Folded everyday words, which are never misspelt municipalities."""
    words: set[str] = set()
    for code, language in languages().items():
        words |= {w for phrase in language.common_words for w in phrase.split()}
        words |= {fold(str(w)) for w in terms(code).get("not_a_place", [])}
    return frozenset(words)
