"""French and Dutch messages phrase by phrase in English, so that one model learns from all languages at once.

The lexicon is learnt from our own training sentences and their English translations at each training, in seconds: no
outside dictionary. Phrases of up to four words are those of phrase-based translation (Koehn et al. 2003), taken longest
first and left in their order. The gloss is rough ("want not more live") and only ever read by a classifier. A word that
is not known is looked for with typing errors, then in the other languages, then kept as it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.nlu.word_alignment import Links, word_links
from bot.text import fold

PIVOT = "en"
"""Language of the glosses."""
_WORD = re.compile(r"[a-z0-9']+")
_ELIDED = re.compile(r"\b(j|l|d|m|t|s|n|c|qu|jusqu|lorsqu|puisqu)'")
_CONTRACTED = [
    (re.compile(pattern), whole)
    for pattern, whole in (
        (r"\b(?:can't|cant|cannot)\b", "can not"),
        (r"\b(?:won't|wont)\b", "will not"),
        (r"n't\b", " not"),
        (r"\b(do|does|did|is|was|are|have|has|would|should|could)nt\b", r"\1 not"),
        (r"\b(?:i'm|im)\b", "i am"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"'d\b", " would"),
        (r"\b(it|he|she|that|what|who|there|where|here|how)'s\b", r"\1 is"),
        (r"\blet's\b", "let us"),
        (r"'s\b", " 's"),
        (r"\bgonna\b", "going to"),
        (r"\bwanna\b", "want to"),
    )
]
_ENGLISH_WORD = re.compile(r"'s\b|[a-z0-9]+")
_MAX_WORDS = 4
"""Words of the longest phrase."""
_MAX_MEANING = 5
"""Words of the longest English a phrase may have."""
_MIN_SHARE = 0.3
"""How often a phrase of several words must have been put into English in the same way."""
_SIMILAR = 80
"""Similarity (0-100) from which an unknown word counts as a misspelt known one."""
_MIN_FUZZY = 5
"""Letters a word needs for that."""

Triple = tuple[str, str, str]
"""Language, sentence, English translation."""


def words_of(text: str) -> list[str]:
    """Folded words, elided ones apart: "j'ai" gives "j", "ai"."""
    return [word.strip("'") for word in _WORD.findall(_ELIDED.sub(r"\1 ", fold(text))) if word.strip("'")]


def english_words(text: str) -> list[str]:
    """Folded words of an English text, contracted ones in full: "I'm" gives "i", "am"."""
    text = fold(text)
    for pattern, whole in _CONTRACTED:
        text = pattern.sub(whole, text)
    return _ENGLISH_WORD.findall(text)


class _PhraseTable:
    """How often each phrase of one language was put into English in which way."""

    def __init__(self, pairs: Sequence[tuple[list[str], list[str]]]) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.by_pair = [set(_phrases(*pair, links)) for pair, links in zip(pairs, word_links(pairs), strict=True)]
        for found in self.by_pair:
            for phrase, meaning in found:
                self.counts[phrase][meaning] += 1

    def meaning(self, phrase: str, without: set[tuple[str, str]] = frozenset()) -> str | None:
        """The usual English of ``phrase``, as if the pair that gave ``without`` had not been seen; null where none is usual."""
        counts = self.counts.get(phrase)
        if not counts:
            return None
        seen = [(count - ((phrase, meaning) in without), len(meaning), meaning) for meaning, count in counts.items()]
        count, _, meaning = max(seen)
        if count < 1 or (" " in phrase and (count < 2 or count < _MIN_SHARE * sum(c for c, _, _ in seen))):
            return None
        return meaning


def _phrases(source: list[str], target: list[str], links: Links) -> Iterator[tuple[str, str]]:
    """Phrases whose words are linked to no word outside their English, with it; a word without a link means nothing."""
    of_source: dict[int, list[int]] = defaultdict(list)
    of_target: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        of_source[i].append(j)
        of_target[j].append(i)
    for first in range(len(source)):
        if first not in of_source:
            yield source[first], ""
            continue
        low, high = len(target), -1
        for last in range(first, min(len(source), first + _MAX_WORDS)):
            if last not in of_source:
                continue
            low, high = min(low, *of_source[last]), max(high, *of_source[last])
            if high - low < _MAX_MEANING and all(first <= i <= last for j in range(low, high + 1) for i in of_target.get(j, ())):
                yield " ".join(source[first : last + 1]), " ".join(target[low : high + 1])


class Lexicon:
    """Phrases of our languages with their English."""

    def __init__(self, translations: dict[str, dict[str, str]], common: dict[str, list[str]]) -> None:
        self._translations = translations
        self._common = common
        """Words seen more than once, by language: those a typing error may be taken for."""
        self._by_letter = _by_letter(common)

    def gloss(self, text: str, language: str | None) -> str:
        """``text`` in English words, in its own order."""
        return _gloss(text, language, self._translations, self._by_letter)

    def save(self, path: Path) -> None:
        """Write the lexicon to ``path``."""
        path.write_text(json.dumps({"translations": self._translations, "common": self._common}, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """The lexicon that ``save`` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


class _Without(dict):
    """The translations of one language as they were if one sentence had not been seen."""

    def __init__(self, table: _PhraseTable, without: set[tuple[str, str]]) -> None:
        super().__init__()
        self._table, self._without = table, without

    def get(self, phrase: str, default: str | None = None) -> str | None:
        meaning = self._table.meaning(phrase, self._without)
        return default if meaning is None else meaning


def _by_letter(common: dict[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    """By language and first letter: who mistypes a word seldom mistypes its beginning, and a twentieth of the words is looked through in no time."""
    found: dict[str, dict[str, list[str]]] = {}
    for language, words in common.items():
        letters = found.setdefault(language, defaultdict(list))
        for word in words:
            letters[word[0]].append(word)
    return found


def _gloss(text: str, language: str | None, translations: dict[str, dict[str, str]], common: dict[str, dict[str, list[str]]]) -> str:
    if language == PIVOT:
        return " ".join(english_words(text))
    own, words, found, place = translations.get(language or "", {}), words_of(text), [], 0
    while place < len(words):
        for length in range(min(_MAX_WORDS, len(words) - place), 0, -1):
            meaning = own.get(" ".join(words[place : place + length]))
            if meaning is not None:
                break
        else:
            meaning = _unknown(words[place], language, translations, common)
        found.append(meaning)
        place += length
    return " ".join(filter(None, found))


def _unknown(word: str, language: str | None, translations: dict[str, dict[str, str]], common: dict[str, dict[str, list[str]]]) -> str:
    if language in common and len(word) >= _MIN_FUZZY:
        match = process.extractOne(word, common[language].get(word[0], ()), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        meaning = translations[language].get(match[0]) if match else None
        if meaning is not None:
            return meaning
    for other, own in translations.items():
        meaning = own.get(word) if other != language else None
        if meaning is not None:
            return meaning
    return word


def learn(sentences: Sequence[Triple]) -> tuple[Lexicon, list[str]]:
    """A lexicon, and the gloss of each sentence as if the lexicon had not seen it: as rough as those of new messages will be."""
    tables: dict[str, _PhraseTable] = {}
    common: dict[str, list[str]] = {}
    place: dict[int, tuple[str, int]] = {}
    for language in dict.fromkeys(s[0] for s in sentences if s[0] != PIVOT):
        rows = [k for k, (own, _, translation) in enumerate(sentences) if own == language and translation]
        pairs = [(words_of(sentences[k][1]), english_words(sentences[k][2])) for k in rows]
        tables[language] = _PhraseTable(pairs)
        place |= {k: (language, i) for i, k in enumerate(rows)}
        seen = Counter(word for source, _ in pairs for word in set(source))
        common[language] = [word for word, times in seen.items() if times > 1 and len(word) >= _MIN_FUZZY]
    whole = {language: _worth_keeping(table) for language, table in tables.items()}
    glosses, by_letter = [], _by_letter(common)
    for k, (language, sentence, _) in enumerate(sentences):
        translations: dict[str, dict[str, str]] = whole
        if k in place:
            table, i = tables[place[k][0]], place[k][1]
            translations = {**whole, language: _Without(table, table.by_pair[i])}
        glosses.append(_gloss(sentence, language, translations, by_letter))
    return Lexicon(whole, common), glosses


def _worth_keeping(table: _PhraseTable) -> dict[str, str]:
    """Words, and phrases that mean something else than their words one by one."""
    usual = {phrase: meaning for phrase in table.counts if (meaning := table.meaning(phrase)) is not None}
    kept = {phrase: meaning for phrase, meaning in usual.items() if " " not in phrase}
    for phrase, meaning in usual.items():
        if meaning != " ".join(filter(None, (kept.get(word, word) for word in phrase.split()))):
            kept[phrase] = meaning
    return kept
