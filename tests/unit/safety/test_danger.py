"""Every example that stands beside a danger rule holds."""

import pytest

from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.safety.danger import alarm, denies_a_wish_to_die, prepare, signals


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


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to die, I want him to stop",
        "i'm not gonna kill myself",
        "I never said I wanted to die",
        "who said anything about suicide?",
        "why do you keep talking about dying",
        "je ne vais pas me tuer",
        "j'ai jamais parlé de suicide",
        "je n'ai jamais dit que je voulais mourir",
        "qui vous parle de suicide ?",
        "je n'ai pas d'idées noires",
        "ik wil helemaal niet dood",
        "ik ga mezelf niks aandoen",
        "wie heeft het hier over zelfmoord",
        "ik heb nooit gezegd dat ik dood wil",
    ],
)
def test_a_denied_wish_to_die_is_none(text):
    assert denies_a_wish_to_die(text) and alarm(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to die but there is no reason to live",
        "I do not. I want to die",
        "why not just kill myself, I want to die",
        "je peux pas. je veux mourir",
        "je veux pas mourir mais j'ai plus la force de vivre",
        "pourquoi pas me suicider",
        "ik kan niet meer ik wil dood",
        "ik wil niet dood maar ik wil niet meer leven",
    ],
)
def test_a_wish_to_die_beside_a_denial_is_heard(text):
    assert alarm(text).intent == "suicidal_thoughts"


@pytest.mark.parametrize(
    "text", ["I'm not going to kill myself tonight", "je vais pas me tuer ce soir", "ik ga mij vandaag niet ophangen", "I can't sleep"]
)
def test_not_yet_is_no_denial(text):
    assert not denies_a_wish_to_die(text)
