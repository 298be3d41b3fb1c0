"""The contract with the outside, on the running processes."""

import json

import jsonschema
import pytest

from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT
from tests.support.conversation import Conversation, post

PARSE = json.loads((ROOT / "docs" / "contract" / "parse.schema.json").read_text(encoding="utf-8"))
MESSAGES = json.loads((ROOT / "docs" / "contract" / "messages.schema.json").read_text(encoding="utf-8"))
INTENTS = read_yaml(ROOT / "domain.yml")["intents"]


@pytest.mark.parametrize(
    "text, language",
    [
        ("mon mari me frappe, où je peux dormir ce soir ?", "fr"),
        ("hij staat voor de deur met een mes", "nl"),
        ("I need a safe place to sleep tonight", "en"),
    ],
)
def test_parse_answers_intent_entities_and_language(relais, text, language):
    status, parsed = post(f"{relais.rasa}/model/parse", {"text": text})
    jsonschema.validate(parsed, PARSE)
    assert status == 200 and parsed["language"] == language


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_an_answer_in_every_language(relais, intent, language):
    """Through a training sentence: the answer stands in the language, carries the contract, and is no fallback."""
    example = read_yaml(ROOT / "data" / "nlu" / language / f"{intent}.yml")["nlu"][0]["examples"]
    text = max((e["text"].strip() for e in example[:12]), key=lambda t: (len(t.split()) > 2, -len(t)))
    chat = Conversation(relais.web).says(text)
    jsonschema.validate(chat.messages, MESSAGES)
    assert chat.text or chat.custom
    assert "{" not in chat.text and "utter_" not in chat.text


def test_models_cannot_be_exchanged_and_nothing_of_rasa_is_open(relais):
    import urllib.error
    import urllib.request

    for address, method, expected in (
        (f"{relais.rasa}/model", "PUT", 405),
        (f"{relais.rasa}/model", "DELETE", 405),
        (f"{relais.web}/model/parse", "POST", 404),
        (f"{relais.web}/conversations/x/tracker", "GET", 404),
    ):
        request = urllib.request.Request(address, method=method, data=b"{}" if method != "GET" else None)
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=5)
        assert caught.value.code == expected


def test_every_language_is_in_the_domain(relais):
    from bot.rasa_ext.importer import localized_responses

    for name, variations in localized_responses().items():
        assert {v["condition"][0]["value"] for v in variations} == {"fr", "nl", "en"}, name
