"""What is said when Rasa, the actions and the database are gone."""

import json

import jsonschema
import pytest

from bot.directory import essentials
from bot.directory.hours import brussels_now
from bot.safety.first_words import answer_without_rasa, line_of
from bot.settings import ROOT

SCHEMA = json.loads((ROOT / "docs" / "contract" / "messages.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language, line", [("fr", "0800 30 030"), ("nl", "1712"), ("en", "0800 30 030")])
def test_numbers_and_first_lines_in_the_pages_language(language, line):
    messages = answer_without_rasa("…", language, brussels_now())
    said = "\n".join(m.get("text", "") for m in messages)
    assert "112" in said and "101" in said and line in said
    jsonschema.validate(messages, SCHEMA)


def test_danger_is_answered_in_its_own_language():
    messages = answer_without_rasa("hij staat voor de deur met een mes", "fr", brussels_now())
    assert messages[0]["text"].startswith("Bel 112")
    assert messages[-1]["custom"]["need"] == "immediate_danger" and messages[-1]["custom"]["language"] == "nl"


def test_suicide_gets_its_own_lines():
    messages = answer_without_rasa("je veux mourir", "fr", brussels_now())
    assert "0800 32 123" in "\n".join(m.get("text", "") for m in messages)


def test_a_line_says_its_number_once_and_its_remark_after_the_hours():
    police, tele_accueil = essentials.essentials(["101", "tele-accueil-107"])
    assert line_of(police, "fr").startswith("Police : 101 (")
    assert line_of(tele_accueil, "fr").count("107") == 1
    ecoute = line_of(essentials.first_lines("any", "fr")[0], "fr")
    assert "appel gratuit) – En dehors" in ecoute


def test_a_damaged_snapshot_of_an_edit_falls_back_to_the_committed_one(tmp_path, monkeypatch):
    damaged = tmp_path / "essentials.json"
    damaged.write_text("{", encoding="utf-8")
    monkeypatch.setattr(essentials, "_edited_snapshot", lambda: damaged)
    assert [e.id for e in essentials.essentials(["112", "101"])] == ["112", "101"]
