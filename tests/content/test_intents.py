"""Every intent has data in every language, one rule, and an answer that exists."""

import re

import pytest

from bot.cli.evaluate import messages
from bot.directory.needs import needs
from bot.i18n.catalogue import responses
from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT
from bot.text import fold

DOMAIN = read_yaml(ROOT / "domain.yml")
INTENTS = DOMAIN["intents"]
MINIMUM = 60
ALIKE = 93
"""Similarity (RapidFuzz's ratio, 0 to 100) from which two sentences are the same one."""
WORTH_COMPARING = 20
"""Characters below which sentences are alike without being the same."""
MACHINE = {"nlu_fallback"}


def _examples(language, intent):
    data = read_yaml(ROOT / "data" / "nlu" / language / f"{intent}.yml")
    (entry,) = data["nlu"]
    assert entry["intent"] == intent and entry["metadata"]["language"] == language
    return entry["examples"]


def _rules():
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in read_yaml(path)["rules"]:
            yield path.stem, rule


def test_the_intents_are_those_of_the_contract():
    assert len(INTENTS) == len(set(INTENTS)) == 66


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("language", languages())
def test_every_intent_has_enough_sentences(language, intent):
    texts = [fold(e["text"]) for e in _examples(language, intent)]
    assert len(texts) >= MINIMUM
    assert len(texts) == len(set(texts)), "the same sentence stands twice"


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_every_sentence_has_its_english_translation(language):
    for intent in INTENTS:
        missing = [e["text"] for e in _examples(language, intent) if not (e.get("metadata") or {}).get("translation")]
        assert missing == [], intent


def test_no_sentence_belongs_to_two_intents():
    """Nor in two languages: ``rasa data validate`` compares all of them."""
    owner = {}
    twice = []
    for language in languages():
        for intent in INTENTS:
            for example in _examples(language, intent):
                text = fold(example["text"])
                if owner.setdefault(text, intent) != intent:
                    twice.append((text, owner[text], intent))
    assert twice == []


def test_every_intent_has_exactly_one_plain_rule():
    plain = [s["intent"] for _, rule in _rules() if not rule.get("condition") for s in rule["steps"] if "intent" in s]
    assert sorted(plain) == sorted([*INTENTS, *MACHINE])


def test_every_action_is_named_in_a_rule_or_a_form_and_exists():
    import importlib
    import pkgutil

    from rasa_sdk import Action

    import actions as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"actions.{module.name}")

    def concrete(cls):
        for sub in cls.__subclasses__():
            if not getattr(sub, "__abstractmethods__", None) and sub.__module__.startswith("actions."):
                yield sub().name()
            yield from concrete(sub)

    assert sorted(set(concrete(Action))) == sorted(DOMAIN["actions"])


@pytest.mark.parametrize("language", languages())
def test_every_response_is_reachable(language):
    code = "\n".join(p.read_text(encoding="utf-8") for folder in ("actions", "bot") for p in (ROOT / folder).rglob("*.py"))
    slots = {f"utter_ask_{s}" for form in DOMAIN["forms"].values() for s in form["required_slots"]}
    by_intent = {f"utter_{intent}" for intent in INTENTS}
    for name in responses(language):
        stem = name.replace("submit_training", "{STEM}").replace("report_entry", "{STEM}")
        reachable = name in by_intent or name in slots or name.removesuffix("_error") in slots or f'"{name}"' in code or f'"{stem}"' in code
        assert reachable, f"nothing says {name}"


def test_every_need_has_its_sentence_and_its_rule():
    for intent in needs():
        assert intent in INTENTS
        for language in languages():
            assert f"utter_{intent}" in responses(language)


def test_names_are_english_snake_case_without_language_codes():
    names = [*INTENTS, *DOMAIN["actions"], *DOMAIN["slots"], *DOMAIN["forms"]]
    assert [n for n in names if not re.fullmatch(r"[a-z][a-z0-9_]*", n) or re.search(r"_(fr|nl|en)$", n)] == []


def _alike(texts, others):
    """Pairs of a text and one of ``others`` that differ in a letter or two."""
    from rapidfuzz import fuzz, process

    found = process.cdist(texts, others, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=-1)
    return [(texts[i], others[j]) for i, j in zip(*found.nonzero(), strict=True)]


@pytest.mark.parametrize("language", languages())
def test_no_sentence_nearly_stands_twice(language):
    twice = []
    for intent in INTENTS:
        texts = [fold(e["text"]) for e in _examples(language, intent) if len(e["text"]) >= WORTH_COMPARING]
        twice += [pair for pair in _alike(texts, texts) if pair[0] < pair[1]]
    assert twice == []


@pytest.mark.parametrize("language", languages())
def test_nothing_held_out_is_nearly_trained_on(language):
    both = []
    for intent in INTENTS:
        held_out = [fold(m["text"]) for m in messages() if m["language"] == language and m["intent"] == intent]
        texts = [fold(e["text"]) for e in _examples(language, intent)]
        both += _alike([t for t in held_out if len(t) >= WORTH_COMPARING], [t for t in texts if len(t) >= WORTH_COMPARING])
    assert both == []


@pytest.mark.parametrize("language", languages())
def test_nothing_held_out_is_trained_on(language):
    trained = set()
    for code in languages():
        for intent in INTENTS:
            for example in _examples(code, intent):
                trained |= {fold(example["text"]), fold((example.get("metadata") or {}).get("translation") or "")}
    assert [m["text"] for m in messages() if m["language"] == language and fold(m["text"]) in trained] == []
