"""The languages are complete and equal: same keys, same placeholders, same buttons; and written as we promise."""

import re

import pytest

from bot.i18n.catalogue import labels, responses
from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml

CODES = list(languages())
SOURCE = "fr"
# Texts that are rightly the same in two languages.
SAME_IS_FINE = re.compile(r"^(.{0,14}|[A-Z]?[\w-]* ?: ?\{value\}|\{name\} ?: ?\{\w+\}.*)$")


def _placeholders(text):
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", [c for c in CODES if c != SOURCE])
def test_same_responses_with_the_same_placeholders(language):
    ours, theirs = responses(SOURCE), responses(language)
    assert sorted(ours) == sorted(theirs)
    for name in ours:
        assert _placeholders(ours[name][0]["text"]) == _placeholders(theirs[name][0]["text"]), name


@pytest.mark.parametrize("language", [c for c in CODES if c != SOURCE])
def test_same_labels_with_the_same_placeholders(language):
    ours, theirs = labels(SOURCE), labels(language)
    assert sorted(ours) == sorted(theirs)
    for key in ours:
        assert _placeholders(ours[key]) == _placeholders(theirs[key]), key


@pytest.mark.parametrize("file", ["web.yml", "terms.yml"])
@pytest.mark.parametrize("language", [c for c in CODES if c != SOURCE])
def test_same_keys_in_every_other_file(language, file):
    def keys(code):
        data = read_yaml(LOCALES / code / file)
        return {(group, key) for group, value in data.items() for key in (value if isinstance(value, dict) else [None]) if group != "not_a_place"}

    assert keys(SOURCE) == keys(language)


@pytest.mark.parametrize("language", [c for c in CODES if c != SOURCE])
def test_no_text_is_left_untranslated(language):
    texts = {**{k: v[0]["text"] for k, v in responses(SOURCE).items()}, **labels(SOURCE)}
    others = {**{k: v[0]["text"] for k, v in responses(language).items()}, **labels(language)}
    same = [key for key, text in texts.items() if others[key] == text and not SAME_IS_FINE.match(text)]
    assert same == []


FORBIDDEN = {
    "fr": [
        "vous devez",
        "vous devriez",
        "il faut que vous",
        "votre faute",
        "pourquoi n’avez",
        "nous garantissons",
        "je vous promets",
        "tout ira bien",
        "calmez",
    ],
    "nl": ["je moet ", "je zou moeten", "jouw schuld", "waarom heb je", "wij garanderen", "ik beloof", "komt allemaal goed", "kalmeer"],
    "en": [
        "you must",
        "you should",
        "you have to call",
        "your fault",
        "why didn",
        "we guarantee",
        "i promise",
        "everything will be fine",
        "calm down",
    ],
}
# "it is not your fault" is what we do want to say.
ABSOLVING = ["pas votre faute", "niet jouw schuld", "not your fault"]


@pytest.mark.parametrize("language", CODES)
def test_never_ordering_blaming_promising(language):
    for name, variations in responses(language).items():
        text = variations[0]["text"].casefold()
        for absolving in ABSOLVING:
            text = text.replace(absolving, "")
        allowed = "je moet " if name in ("utter_immediate_danger", "utter_pharmacist_immediate_danger") else None
        assert [p for p in FORBIDDEN[language] if p in text and p != allowed] == [], name


@pytest.mark.parametrize("language", CODES)
def test_plain_language(language):
    lengths = []
    for variations in responses(language).values():
        for sentence in re.split(r"(?<=[.!?:;])\s+|\n", variations[0]["text"]):
            words = sentence.split()
            lengths.append(len(words))
            assert len(words) <= 22, sentence
    assert sum(lengths) / len(lengths) <= 14
