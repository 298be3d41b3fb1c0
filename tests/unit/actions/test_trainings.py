"""Trainings as the chat says them: what could not be met, and never the same list twice in a row."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Reply
from actions.follow_up import ActionServiceDetails, ActionUseInformation
from actions.remember import asks_for_language, wishes_after
from actions.trainings import ActionSearchTrainings
from bot.directory import migrations
from bot.directory.criteria import Criteria
from bot.directory.database import Directory
from bot.directory.loading import load
from bot.web.messages import views_of
from tests.support.turns import turn


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A directory with all records."""
    directory = Directory(f"sqlite:///{tmp_path_factory.mktemp('db')}/relais.db", timeout=5)
    migrations.upgrade(directory.engine)
    with directory.session() as session:
        load(session)
    yield directory
    directory.close()


@pytest.fixture(autouse=True)
def _asked(register, monkeypatch):
    for module in ("actions.trainings", "actions.follow_up"):
        monkeypatch.setattr(f"{module}.directory", lambda: register)


async def answer(action, said):
    """Texts, entries and slots of an answer."""
    dispatcher = CollectingDispatcher()
    events = await action.answer(said, Reply(dispatcher, said))
    texts = [said for m in dispatcher.messages if (said := m.get("text") or m.get("response"))]
    customs = [m["custom"] for m in dispatcher.messages if m.get("custom")]
    buttons = [b["payload"] for m in dispatcher.messages for b in m.get("buttons") or []]
    return texts, customs, buttons, {e["name"]: e.get("value") for e in events}


async def test_the_same_list_is_named_not_printed_again():
    texts, customs, _, slots = await answer(ActionSearchTrainings(), turn("FGM for teachers", "find_training", entities={"topic": ["fgm"]}))
    assert customs[0]["items"] and "GAMS" in texts[1]
    assert [view["kind"] for view in views_of([{"text": texts[1]}, {"custom": customs[0]}], "en")] == ["cards"]
    again = turn("cheaper", "inform", entities={"format": ["online"]}, language="en", **slots)
    texts, customs, _, after = await answer(ActionUseInformation(), again)
    assert "None of these courses is announced as online; ask the organiser." in texts[0]
    assert "still" in texts[1] and "1. " in texts[1] and "Organised by" not in "".join(texts)
    assert [i["id"] for i in customs[0]["items"]] == [record_id for _, record_id in slots["shown"]] and after["shown"] == slots["shown"]
    assert [view["kind"] for view in views_of([{"text": texts[1]}, {"custom": customs[0]}], "en")] == ["text"]


async def test_an_unmet_wish_that_no_field_answers_is_said_once_without_the_list():
    _, _, _, slots = await answer(ActionSearchTrainings(), turn("for nurses", "find_training", entities={"audience": ["health"]}))
    texts, customs, buttons, _ = await answer(ActionUseInformation(), turn("in the evening please", "inform", **slots))
    assert texts == ["The register cannot be searched by time of day: ask the organiser.", "utter_find_training_refine"]
    assert customs == [] and "/more_results" in buttons


async def test_a_question_about_those_shown_says_so_too():
    _, _, _, slots = await answer(ActionSearchTrainings(), turn("for nurses", "find_training", entities={"audience": ["health"]}))
    texts, _, _, _ = await answer(ActionServiceDetails(), turn("can it still be before Easter?", "service_details", **slots))
    assert texts == ["The register cannot be searched by period: ask the organiser.", "utter_service_details"]


async def test_more_is_offered_only_where_there_is_more():
    one = await answer(ActionSearchTrainings(), turn("FGM", "find_training", entities={"topic": ["fgm"], "audience": ["teachers"]}))
    many = await answer(ActionSearchTrainings(), turn("for nurses", "find_training", entities={"audience": ["health"]}))
    assert (one[2], many[2]) == (["/submit_training"], ["/more_results", "/submit_training"])


def test_a_list_in_a_foreign_language_does_not_change_the_conversation():
    text = "c'est tout en néerlandais ça"
    entities = [{"entity": "language", "value": "nl", "start": 14, "end": 25}]
    message = {"text": text, "intent": {"name": "change_language"}, "entities": entities}
    slots = {"conversation_language": "fr", "search": {"kind": "training"}, "wishes": {"language": "nl"}}
    tracker = Tracker("x", slots, message, [], False, None, {}, None)
    assert not asks_for_language(tracker)
    assert wishes_after(tracker, "fr") == Criteria(language="fr")


async def test_who_gives_trainings_is_named_and_no_form_is_started():
    before = {"kind": "training", "wishes": {"topic": "partner_violence", "audience": "municipal_staff"}}
    text = "wie kunnen we contacteren om zoiets bij ons te organiseren?"
    said = turn(text, "find_training", [("submit_training", 0.43)], language="nl", entities={"audience": ["associations"]}, search=before)
    texts, customs, _, slots = await answer(ActionSearchTrainings(), said)
    assert texts[0].startswith("Deze organisaties geven opleidingen") and "equal@sprb.brussels" in texts[-1]
    assert customs[0]["items"][0]["id"] == "cpvcf-formations"
    assert slots["wishes"] == {"topic": "partner_violence", "audience": "municipal_staff"}


async def test_what_is_kept_is_said_and_a_topic_that_is_missing_is_asked():
    before = {"kind": "training", "wishes": {"topic": "consent_evras", "audience": "teachers"}}
    kept, _, _, _ = await answer(ActionSearchTrainings(), turn("a training in spring", "find_training", search=before))
    assert kept[:2] == ["utter_find_training", "I am still searching for: consent · teachers."]
    asked, customs, _, _ = await answer(ActionSearchTrainings(), turn("for teachers", "find_training", entities={"audience": ["teachers"]}))
    assert "which topic of the register" in asked[1] and customs[0]["items"]
