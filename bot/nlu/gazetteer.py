"""Rasa component: municipalities, topics, audiences, languages, formats, settings, organisations and times.

A spaCy gazetteer (``PhraseMatcher`` on folded text). Its words come from the directory's files (names, aliases,
neighbourhoods, postcodes, organisers) and from the catalogues (``bot/locales/<lang>/terms.yml``), never from code.
Municipalities are also found with typing errors (RapidFuzz).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List

import spacy
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from bot.nlu.gazetteer_words import Word, all_words, common_words, everyday_phrases, phrases_before_places
from bot.nlu.language_identifier import LANGUAGE
from bot.nlu.times import find_times
from bot.text import fold

EXTRACTOR = "SpacyGazetteer"
_SIMILAR = 86
"""Similarity (0-100) from which a misspelt word counts as a municipality."""
_MIN_FUZZY = 6
"""Letters a word needs before typing errors are forgiven: short words are too alike."""
_MIN_FUZZY_PARTS = 8
"""Likewise for several words taken together."""
_MIN_SOUND = 4
"""Letters a word needs to be known by its sound."""
_LONG = 7
"""Letters from which two typing errors are forgiven where a place is expected ("j'habite à …"); in shorter words one."""
_EVERYDAY = "everyday"
"""Label of the phrases in which a municipality's name is none."""
_EXPECTED = "expected"
"""Label of the phrases behind which a place is expected: "j'habite à", "woon in"."""
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"saint|sint|^(?:sain|sant|san|sin)(?=[gj])", "st"),
        (r"sch", "sk"),
        (r"c(?=[eiy])", "s"),
        (r"ch|ck|[cq]", "k"),
        (r"kh", "g"),
        (r"ou|oe", "u"),
        (r"ae|aa", "a"),
        (r"(\w)\1+", r"\1"),
        (r"m(?=b)", "n"),
        (r"(?<=\w{3})e?s?$", ""),
    )
]
"""How French and Dutch spell the same sounds; the last is not heard in French."""
_WHOLE_OF = {"topic": ("audience",), "audience": ("topic", "organisation")}
"""Entities whose longer names hold words that alone would be another entity."""
_AMOUNT = re.compile(r"\s*(?:€|euros?\b|eur\b|eu\b|balles\b)", re.IGNORECASE)
"""What follows a number that is no postcode."""


@dataclass(frozen=True)
class Found:
    """An entity in a text."""

    entity: str
    value: str
    start: int
    end: int


class Gazetteer:
    """Finds known names in a text."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._nlp = spacy.blank("xx")
        # Everything but letters and digits separates words, also "d'Uccle" and "Saint-Gilles".
        self._nlp.tokenizer = lambda text: _tokens(self._nlp.vocab, text)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        self._fuzzy: dict[str, str] = {}
        patterns: dict[str, list[Doc]] = {}
        for word in words:
            doc = self._nlp(_fold_with_positions(word.text)[0])
            if len(doc):
                patterns.setdefault(f"{word.entity}\t{word.value}", []).append(doc)
            squeezed = re.sub(r"[^a-z]", "", fold(word.text))
            if word.is_misspelt_too and len(squeezed) >= _MIN_SOUND:
                self._fuzzy[squeezed] = word.value
        for code, phrases in everyday_phrases().items():
            patterns[f"{_EVERYDAY}\t{code}"] = [self._nlp(_fold_with_positions(phrase)[0]) for phrase in phrases]
        for code, phrases in phrases_before_places().items():
            patterns[f"{_EXPECTED}\t{code}"] = [self._nlp(_fold_with_positions(phrase)[0]) for phrase in phrases]
        for key, docs in patterns.items():
            self._matcher.add(key, docs)
        self._sounds = {_sound(name): value for name, value in self._fuzzy.items()}
        self._common = common_words()

    def find(self, text: str, language: str | None = None) -> list[Found]:
        """Entities in order; positions are those of ``text``.

        ``language`` tells whose everyday words to mind: "a forest" is a wood in English, a municipality in hurried French.
        """
        folded, positions = _fold_with_positions(text)
        doc = self._nlp(folded)
        spans = self._matcher(doc, as_spans=True)
        minded = {f"{_EVERYDAY}\t{language}"} if language else {span.label_ for span in spans if span.label_.startswith(_EVERYDAY)}
        everyday = {i for span in spans if span.label_ in minded for i in range(span.start, span.end)}
        found: list[Found] = []
        by_entity: dict[str, list] = {}
        for span in spans:
            if span.label_.startswith((_EVERYDAY, _EXPECTED)) or (
                span.label_.startswith("municipality") and everyday.intersection(range(span.start, span.end))
            ):
                continue
            if span.text.isdigit() and _AMOUNT.match(text, positions[span.end_char - 1] + 1):
                continue
            by_entity.setdefault(span.label_.split("\t")[0], []).append(span)
        taken = set()
        for entity, group in by_entity.items():
            for span in filter_spans(group):
                value = span.label_.split("\t")[1]
                found.append(Found(entity, value, positions[span.start_char], positions[span.end_char - 1] + 1))
                taken.update(range(span.start, span.end))
        if not any(f.entity == "municipality" for f in found):
            expected = {span.end for span in spans if span.label_ == f"{_EXPECTED}\t{language}"}
            found += self._misspelt(doc, taken | everyday, positions) or self._expected(doc, expected - taken - everyday, positions)
        found += [Found("time", value, positions[a], positions[b - 1] + 1) for value, a, b in find_times(folded)]
        whole = [f for f in found if not any(_is_a_part(f, other) for other in found)]
        return sorted(set(whole), key=lambda f: (f.start, f.entity))

    def _misspelt(self, doc: Doc, taken: set[int], positions: list[int]) -> list[Found]:
        best: tuple[float, Found] | None = None
        for width in (3, 2, 1):
            for start in range(len(doc) - width + 1):
                window = range(start, start + width)
                words = [doc[i].text for i in window]
                squeezed = "".join(words)
                if any(i in taken for i in window) or len(squeezed) < _MIN_SOUND or any(w in self._common for w in words):
                    continue
                sound = _sound(squeezed)
                span = doc[start : start + width]
                heard = self._sounds.get(sound)
                if heard:
                    return [Found("municipality", heard, positions[span.start_char], positions[span.end_char - 1] + 1)]
                if len(sound) < (_MIN_FUZZY if width == 1 else _MIN_FUZZY_PARTS):
                    continue
                for written, known in ((squeezed, self._fuzzy), (sound, self._sounds)):
                    match = process.extractOne(written, known.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
                    if match and match[0][0] == written[0] and len(match[0]) >= _MIN_FUZZY and (best is None or match[1] > best[0]):
                        best = (match[1], Found("municipality", known[match[0]], positions[span.start_char], positions[span.end_char - 1] + 1))
        return [best[1]] if best else []

    def _expected(self, doc: Doc, starts: set[int], positions: list[int]) -> list[Found]:
        """The municipality nearest to the word where one is expected: "j'habite à jete", "in sgaarbeek"."""
        for start in sorted(starts):
            if start >= len(doc) or len(doc[start].text) < _MIN_SOUND:
                continue
            word, place = doc[start].text, doc[start : start + 1]
            if word in self._common and _sound(word) not in self._sounds:  # "jete" is thrown, but sounds as Jette does
                continue
            for written, known, longest in ((word, self._fuzzy, 2), (_sound(word), self._sounds, 1)):
                most = longest if len(written) >= _LONG else 1
                near = process.extractOne(written, known.keys(), scorer=OSA.distance, score_cutoff=most)
                if near and len(near[0]) > _MIN_SOUND:
                    return [Found("municipality", known[near[0]], positions[place.start_char], positions[place.end_char - 1] + 1)]
        return []


def _is_a_part(one: Found, other: Found) -> bool:
    """Whether ``one`` is no wish of its own but a part of ``other``: "prévention" in "agents de prévention", "women" in "violence against women"."""
    inside = other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
    return inside and other.entity in _WHOLE_OF.get(one.entity, ())


def _sound(word: str) -> str:
    """How ``word`` is heard, roughly: "uckle" and "ukkel" differ from "uccle" on paper only."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _tokens(vocab: Any, text: str) -> Doc:
    pieces = re.findall(r"[a-z0-9+]+|[^\sa-z0-9+]|\s+", text)
    return Doc(vocab, words=[p for p in pieces if not p.isspace()], spaces=_spaces(pieces))


def _spaces(pieces: list[str]) -> list[bool]:
    spaces: list[bool] = []
    for piece in pieces:
        if piece.isspace():
            if spaces:
                spaces[-1] = True
        else:
            spaces.append(False)
    return spaces


def _fold_with_positions(text: str) -> tuple[str, list[int]]:
    """The folded text, hyphens and apostrophes as spaces, and for each of its characters its place in ``text``."""
    characters: list[str] = []
    positions: list[int] = []
    for index, character in enumerate(text):
        for piece in fold(character) or " ":
            piece = " " if not piece.isalnum() and piece not in "/+." else piece
            if piece == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(piece)
            positions.append(index)
    return "".join(characters), positions


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SpacyGazetteer(GraphComponent):
    """Adds the entities of ``intents.md`` with their normalised ``value``."""

    def __init__(self) -> None:
        """Reads the directory's files and the catalogues; takes well under a second."""
        self._gazetteer = Gazetteer(all_words())

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext) -> SpacyGazetteer:
        """A ready component: there is nothing to train."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities of each message."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            entities = [
                {"entity": f.entity, "value": f.value, "start": f.start, "end": f.end, "extractor": EXTRACTOR}
                for f in self._gazetteer.find(text, message.get(LANGUAGE))
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
