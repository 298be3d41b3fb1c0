"""What is said of subsidies and figures: for the applicant, the part that is asked, and plainly where nothing is known."""

import asyncio

import pytest
from rasa_sdk.executor import CollectingDispatcher

import actions.figures
import actions.subsidies
from actions.base import Reply
from actions.calls import asks_about_the_calls
from actions.context import meant
from actions.figures import figure_question
from actions.follow_up import another_programme
from actions.programmes import ActionDescribeProgramme, _asked_too
from bot.directory import migrations
from bot.directory.criteria import Criteria
from bot.directory.database import Directory
from bot.directory.loading import load
from tests.support.turns import turn


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    directory = Directory(f"sqlite:///{tmp_path_factory.mktemp('db')}/relais.db", timeout=5)
    migrations.upgrade(directory.engine)
    with directory.session() as session:
        load(session)
    yield directory
    directory.close()


@pytest.fixture
def answer(loaded, monkeypatch):
    """Says what the action answers to a turn: names of responses, texts, items, slots."""
    for module in (actions.figures, actions.subsidies):
        monkeypatch.setattr(module, "directory", lambda: loaded)

    def say(said):
        dispatcher = CollectingDispatcher()
        events = asyncio.run(ActionDescribeProgramme().answer(said, Reply(dispatcher, said)))
        responses = [m["response"] for m in dispatcher.messages if m.get("response")]
        texts = [m["text"] for m in dispatcher.messages if m.get("text")]
        items = [i for m in dispatcher.messages if m.get("custom") for i in m["custom"]["items"]]
        return responses, texts, items, {e["name"]: e["value"] for e in events}

    return say


def test_an_association_is_told_of_its_calls_and_remembered(answer):
    responses, _, items, slots = answer(turn("On est une asbl, pas une commune !", "ask_subsidy", language="fr"))
    assert responses == ["utter_ask_subsidy_associations"] and [i["id"] for i in items] == ["equal-brussels-subsidies"]
    assert slots["wishes"]["applicant"] == "associations" and slots["need"] == "ask_subsidy"


SHOWN = {"need": "ask_subsidy", "shown": [["programme", "diversity-subsidy"]]}


@pytest.mark.parametrize(
    "text, language, said",
    [
        ("Le dossier se rend où, et quand ?", "fr", ["utter_ask_subsidy_where", "utter_ask_subsidy_no_dates"]),
        ("tegen wanneer moet dat binnen zijn?", "nl", ["utter_ask_subsidy_no_dates"]),
        ("how much can we get?", "en", ["utter_ask_subsidy_amounts"]),
    ],
)
def test_the_part_that_is_asked_is_answered_of_what_was_shown(answer, text, language, said):
    responses, texts, items, _ = answer(turn(text, "ask_subsidy", language=language, **SHOWN))
    assert responses == said and [i["id"] for i in items] == ["diversity-subsidy"]
    assert "2008" not in texts[-1]  # the summary was said before


def test_amounts_stand_in_a_message_of_their_own(answer):
    _, texts, _, _ = answer(turn("how much can we get?", "ask_subsidy", **SHOWN))
    assert "980,000" in texts[0] and "980,000" not in texts[-1]  # the pages show cards in place of the last


def test_a_date_that_an_editor_added_is_said(answer, loaded, monkeypatch):
    entries = asyncio.run(loaded.ask(actions.subsidies.queries.programmes))
    for entry in entries:
        entry.document["deadline"] = {"en": "31 March 2027"}
    monkeypatch.setattr(actions.subsidies.queries, "entries_by_key", lambda session, keys: [e for e in entries if ("programme", e.id) in keys])
    responses, texts, _, _ = answer(turn("what's the deadline?", "ask_subsidy", **SHOWN))
    assert responses == [] and "31 March 2027" in texts[0]


@pytest.mark.parametrize(
    "text, entities, response",
    [
        ("how many femicides a year?", {}, "utter_ask_statistics"),
        ("how many patients in hospitals?", {}, "utter_ask_statistics_other"),
        ("how many migrants?", {"audience": ["migrants"]}, "utter_ask_statistics_other"),
        ("harassment in figures, in Jette", {"topic": ["harassment"], "municipality": ["jette"]}, "utter_ask_statistics_near"),
        ("figures for my students", {"audience": ["students"]}, "utter_ask_statistics_general"),
        ("figures on violence in Brussels", {"topic": ["gender_based_violence"], "municipality": ["bruxelles"]}, "utter_ask_statistics_general"),
        ("a long story " * 10 + "about a hospital", {}, "utter_ask_statistics_general"),
    ],
)
def test_it_says_whether_the_figure_is_held(answer, text, entities, response):
    responses, texts, items, _ = answer(turn(text, "ask_statistics", entities=entities))
    assert responses == [response]
    assert "https://" in texts[-1] and items and all("catalogue" not in (i["source"] or "") for i in items)


@pytest.mark.parametrize(
    "text, numbers, years",
    [
        ("where does 86 % come from", ("86",), ()),
        ("bron 4.848 feiten in 2022", ("4848",), (2022,)),
        ("4 848 signalements, et 10 pourcent", ("4848", "10"), ()),
        ("35 incidents en 2019", (), (2019,)),
    ],
)
def test_figures_and_years_that_are_quoted(text, numbers, years):
    question = figure_question(turn(text, "ask_statistics", language="fr"))
    assert (question.numbers, question.years) == (numbers, years)


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("On est une asbl, pas une commune !", "inform", language="fr", **SHOWN), "ask_subsidy"),
        (turn("tegen wanneer moet dat binnen zijn?", "service_details", language="nl", **SHOWN), "ask_subsidy"),
        (turn("and how much?", "file_complaint", [("file_complaint", 0.3)], **SHOWN), "ask_subsidy"),
        (turn("how many women are killed, and when?", "ask_statistics", [("ask_statistics", 0.9)], **SHOWN), None),
        (turn("when does he come home, he will kill me", "inform", **SHOWN), None),
        (turn("We are a non-profit", "inform", need="find_training"), None),
        (turn("do they speak Turkish?", "service_details", **SHOWN), None),
    ],
)
def test_what_follows_a_call_is_about_it(said, means):
    assert asks_about_the_calls(said) == means
    assert means is None or meant(said) == means


def test_grants_of_others_are_said_to_be_unknown(answer):
    wants = turn("2022 dates don't help much, anything from the Cocof instead? or the commune", "ask_subsidy", **SHOWN)
    object.__setattr__(wants, "wishes", Criteria(applicant="associations"))
    responses, texts, items, _ = answer(wants)
    assert "We hold nothing on grants from that body" in texts[0] and responses == ["utter_ask_subsidy_associations"]
    assert [i["id"] for i in items] == ["equal-brussels-subsidies"]


def test_a_body_that_is_named_does_not_take_the_question_about_its_grants():
    named = {"entities": {"organisation": ["equal-brussels"]}, "language": "fr"}
    said = turn("Euh non, pas le point de contact. Je parle des subsides d'equal.brussels.", "ask_subsidy", **named)
    assert meant(said) == "ask_subsidy"
    after = turn("et le contact chez equal.brussels", "ask_subsidy", need="ask_subsidy", shown=SHOWN["shown"], **named)
    assert meant(after) == "ask_subsidy"


def test_the_plan_that_is_meant_comes_first_and_whether_it_runs(answer, loaded, monkeypatch):
    monkeypatch.setattr("actions.programmes.directory", lambda: loaded)
    _, texts, items, _ = answer(turn("heeft het Gewest een lopend plan tegen geweld op vrouwen?", "ask_regional_plan", language="nl"))
    assert items[0]["id"] == "plan-violence-2020-2024" and "liep af in 2024" in texts[0]


def test_a_second_question_is_offered():
    asked = turn(" ".join(["cijfers"] * 12), "ask_subsidy", [("ask_subsidy", 0.65), ("ask_statistics", 0.23)])
    assert _asked_too(asked) == ["ask_statistics"]


def test_another_programme_that_is_named_is_told(loaded, monkeypatch):
    monkeypatch.setattr("actions.follow_up.directory", lambda: loaded)
    text = "à Forest, la police a bien une cellule EVA ?"
    said = turn(text, "service_details", language="fr", shown=[["programme", "istanbul-convention"]])
    assert asyncio.run(another_programme(said)) == "ask_policy_bodies"
    assert asyncio.run(another_programme(turn(text, "service_details", language="fr", shown=[["programme", "eva-cells"]]))) is None
