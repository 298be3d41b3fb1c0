"""Pharmacies, trainings and programmes."""

import pytest

from bot.directory.criteria import Criteria
from bot.directory.pharmacy_search import pharmacies_near
from bot.directory.programme_search import named_programmes, programmes_for
from bot.directory.queries import programmes
from bot.directory.training_search import search_trainings


def test_pharmacies_of_the_municipality_come_first_open_ones_before(session, monday_noon):
    found = pharmacies_near(session, "ixelles", monday_noon)
    assert [e.municipality for e in found.entries] == ["ixelles"] * 3
    assert found.entries[0].distance_km < 3 and "pharmacy_open" in found.entries[0].reasons


def test_only_pharmacies_known_to_be_open_at_night(session, monday_noon):
    night = monday_noon.replace(hour=3)
    assert all("pharmacy_open" in e.reasons for e in pharmacies_near(session, "ixelles", night, only_open=True).entries)


def test_low_confidence_pharmacies_are_not_shown(session, monday_noon):
    offset, seen = 0, 0
    while True:
        found = pharmacies_near(session, "jette", monday_noon, offset)
        seen += len(found.entries)
        assert all(e.document["confidence"] != "low" for e in found.entries)
        if not found.more:
            break
        offset += 3
    assert seen > 300


def test_trainings_meet_all_wishes_where_they_can(session):
    found = search_trainings(session, Criteria(topic="sexual_violence", audience="teachers", language="nl"))
    assert found.dropped == ()
    for entry in found.entries:
        assert "sexual_violence" in entry.document["topics"] and "teachers" in entry.document["audiences"] and "nl" in entry.document["languages"]


def test_wishes_are_dropped_in_the_stated_order_the_topic_last(session):
    found = search_trainings(session, Criteria(topic="fgm", language="en", format="online", time="2031-05", free_only=True))
    assert found.entries and "topic" not in found.dropped
    assert [w for w in ("time", "free_only", "format", "language") if w in found.dropped] == list(found.dropped)


def test_past_trainings_only_on_request(session):
    assert all(e.document["status"] != "past" for e in search_trainings(session, Criteria()).entries)
    assert {e.document["status"] for e in search_trainings(session, Criteria(with_past=True)).entries} == {"past"}


@pytest.mark.parametrize("reader", ["fr", "nl"])
def test_trainings_in_the_readers_language_come_first(session, reader):
    assert all(reader in e.document["languages"] for e in search_trainings(session, Criteria(), reader=reader).entries)


def test_pages_do_not_repeat(session):
    seen = []
    for offset in range(0, 30, 3):
        seen += [e.id for e in search_trainings(session, Criteria(), offset).entries]
    assert len(seen) == len(set(seen)) == 30


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_every_programme_can_be_asked_about_by_its_name(session, language):
    for entry in programmes(session):
        found = named_programmes(session, entry.document["name"][language])
        names = [e.document["name"][language] for e in found]
        assert entry.document["name"][language] in names, entry.id


@pytest.mark.parametrize(
    "intent, text, expected",
    [
        ("ask_disability_inclusion", "c'est quoi le handistreaming ?", "handistreaming"),
        ("ask_regional_plan", "what is the 56-measure plan?", "plan-violence-2020-2024"),
        ("ask_regional_platform", "comment rejoindre la plateforme", "regional-platform-piv"),
    ],
)
def test_a_question_finds_its_programme(session, intent, text, expected):
    assert programmes_for(session, intent, text)[0].id == expected


def test_subsidies_are_more_than_one(session):
    assert {e.id for e in programmes_for(session, "ask_subsidy", "welke subsidies zijn er")} == {
        "bpl-call-for-projects",
        "diversity-subsidy",
        "equal-brussels-subsidies",
    }


def test_trainings_for_those_not_meant_come_last(session):
    nurses = [
        ("health" in e.document["audiences"])
        for e in search_trainings(session, Criteria(topic="partner_violence", not_for="health"), size=99).entries
    ]
    assert any(nurses) and nurses == sorted(nurses)


def test_a_setting_prefers_trainings_about_it(session):
    first = search_trainings(session, Criteria(topic="harassment", setting="work")).entries[0]
    assert "work" in first.document["topics"]
    assert first.id != search_trainings(session, Criteria(topic="harassment")).entries[0].id
