"""Every example that stands beside a danger rule holds."""

import pytest

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.safety.danger import alarm, prepare, signals


def _examples(kind):
    for language in languages():
        for signal in read_yaml(LOCALES / language / "urgent_signals.yml")["signals"]:
            for text in signal[kind]:
                yield pytest.param(text, signal["intent"], id=f"{language}-{signal['name']}-{text[:40]}")


@pytest.mark.parametrize("text, intent", _examples("fires"))
def test_danger_is_recognised(text, intent):
    seen = alarm(text)
    assert seen is not None and seen.intent == intent


@pytest.mark.parametrize("text, _intent", _examples("quiet"))
def test_no_false_alarm(text, _intent):
    assert alarm(text) is None


@pytest.mark.parametrize("language", languages())
def test_every_rule_has_examples_of_both_kinds(language):
    for signal in read_yaml(LOCALES / language / "urgent_signals.yml")["signals"]:
        assert len(signal["fires"]) >= 3 and len(signal["quiet"]) >= 2, signal["name"]


def test_every_language_has_rules_for_every_danger():
    for language in languages():
        assert {s.intent for s in signals(language)} == {"immediate_danger", "suicidal_thoughts", "pharmacist_immediate_danger"}


def test_text_is_prepared_as_the_rules_expect():
    assert prepare("J’ai peur… Est-il là ?") == " j ai peur est il la "


@pytest.mark.parametrize("text", ["", "😀", "a" * 10_000, "(" * 500, "\x00\x01"])
def test_odd_text_raises_no_alarm_and_no_error(text):
    assert alarm(text) is None
