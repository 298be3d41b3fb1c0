"""Conversations in every language, as `tests/conversations/<lang>/*.yml` tell them: what a person says, what they must read."""

import json

import jsonschema
import pytest

from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT
from tests.support.conversation import Conversation

FOLDER = ROOT / "tests" / "conversations"
SCHEMA = json.loads((ROOT / "docs" / "contract" / "messages.schema.json").read_text(encoding="utf-8"))


def _stories():
    for path in sorted(FOLDER.glob("*/*.yml")):
        for story in read_yaml(path)["conversations"]:
            yield pytest.param(path.parent.name, story, id=f"{path.parent.name}-{path.stem}-{story['name']}")


def test_every_language_tells_the_same_conversations():
    told = {
        folder.name: sorted((p.stem, s["name"]) for p in folder.glob("*.yml") for s in read_yaml(p)["conversations"])
        for folder in FOLDER.iterdir()
        if folder.is_dir()
    }
    assert len({str(v) for v in told.values()}) == 1, told


@pytest.mark.parametrize("language, story", _stories())
def test_conversation(relais, request, language, story):
    only = request.config.getoption("--language")
    if only and only != language:
        pytest.skip(f"only {only} was asked for")
    chat = Conversation(relais.web)
    for turn in story["turns"]:
        chat.says(turn["says"])
        jsonschema.validate(chat.messages, SCHEMA)
        chat.hears(*turn.get("hears", []), need=turn.get("need"), without=tuple(turn.get("without", [])))
        if "first" in turn:
            assert chat.messages[0]["text"].startswith(turn["first"]), chat.text
        if "type" in turn:
            assert chat.custom.get("type") == turn["type"], chat.text
        if "items" in turn:
            assert set(turn["items"]) <= {i["id"] for i in chat.custom["items"]}, [i["id"] for i in chat.custom["items"]]
