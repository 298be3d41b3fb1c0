"""Revisions: who, when, field, old, new; undone; refused when the record would be wrong; essentials follow."""

import pytest

from bot.directory import editing, essentials, queries, submissions
from bot.directory.hours import brussels_now
from bot.errors import InvalidRecord, UnknownRecord


def _website(session, record_id="planning-uccle"):
    return queries.services_by_id(session, [record_id])[0].document["website"]


def test_a_change_is_live_recorded_and_undone(session):
    before = _website(session)
    revision = editing.change(session, "planning-uccle", "website", "https://example.org", "Ada", brussels_now())
    assert _website(session) == "https://example.org"
    (noted,) = editing.history(session, "planning-uccle")
    assert (noted.made_by, noted.field, noted.old, noted.new) == ("Ada", "website", before, "https://example.org")
    editing.undo(session, revision.id, "Grace", brussels_now())
    assert _website(session) == before
    with pytest.raises(UnknownRecord):
        editing.undo(session, revision.id, "Grace", brussels_now())


def test_undoing_one_field_keeps_the_other(session):
    first = editing.change(session, "planning-uccle", "website", "https://example.org", "Ada", brussels_now())
    editing.change(session, "planning-uccle", "email", "a@example.org", "Ada", brussels_now())
    editing.undo(session, first.id, "Ada", brussels_now())
    document = queries.services_by_id(session, ["planning-uccle"])[0].document
    assert document["email"] == "a@example.org" and document["website"] != "https://example.org"


@pytest.mark.parametrize(
    "field, value", [("opening_hours", "sometimes"), ("phones.0.number", "12"), ("nothing", "1"), ("confidence", "sure"), ("id", "x")]
)
def test_a_wrong_change_is_refused_and_nothing_is_changed(session, field, value):
    before = queries.services_by_id(session, ["samusocial"])[0].document
    with pytest.raises(InvalidRecord):
        editing.change(session, "samusocial", field, value, "Ada", brussels_now())
    session.expire_all()
    assert queries.services_by_id(session, ["samusocial"])[0].document == before


def test_a_hidden_record_is_not_found(session):
    editing.hide(session, "planning-uccle", "Ada", brussels_now())
    assert queries.services_by_id(session, ["planning-uccle"]) == []


def test_confirming_is_the_only_way_to_a_checked_date(session):
    assert queries.services_by_id(session, ["planning-uccle"])[0].checked_on is None
    editing.confirm(session, "planning-uccle", "Ada", brussels_now())
    assert queries.services_by_id(session, ["planning-uccle"])[0].checked_on == brussels_now().date()


def test_changing_a_line_said_first_renews_the_snapshot(session, tmp_path, monkeypatch):
    monkeypatch.setattr(essentials, "_edited_snapshot", lambda: tmp_path / "essentials.json")
    editing.change(session, "1712", "website", "https://example.org", "Ada", brussels_now())
    assert essentials.essentials(["1712"])[0].document["website"] == "https://example.org"


def test_second_hand_records_are_listed(session):
    listed = {record_id for _, record_id in editing.second_hand(session)}
    assert "waka-up" in listed and "1712" not in listed


def test_contacts_of_submissions_are_deleted_at_the_decision_and_after_ninety_days(session):
    today = brussels_now().date()
    number = submissions.receive(session, "training", {"title": "x"}, "a@example.org", today)
    old = submissions.receive(session, "training", {"title": "y"}, "b@example.org", today.replace(year=today.year - 1))
    assert submissions.forget_old_contacts(session, today) == 1
    assert session.get(submissions.Submission, old).contact is None
    assert submissions.decide(session, number, True, "Ada").contact is None
