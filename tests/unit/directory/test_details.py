"""What is known about one aspect of what was shown, and what is not."""

import datetime as dt

import pytest

from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.details import describe, is_unnamed, name_of, unnamed
from bot.directory.training_search import search_trainings

NOW = dt.datetime(2026, 11, 30, 10, tzinfo=dt.UTC)


def _trainings(session):
    return search_trainings(session, Criteria(topic="partner_violence"), size=99).entries


def test_those_of_which_it_is_unknown_share_a_sentence(session):
    entries = _trainings(session)
    without = [e for e in entries if not e.document["duration"]]
    lines = describe(entries, "length", "en", NOW)
    assert len(without) > 1
    assert len(lines) == len(entries) - len(without) + 1
    assert lines[-1].endswith("the length is not known.") and all(name_of(e, "en") in lines[-1] for e in without)


def test_what_is_known_stands_in_a_line_of_its_own(session):
    entries = [e for e in _trainings(session) if e.document["duration"]]
    lines = describe(entries, "length", "nl", NOW)
    assert lines == [f"{name_of(e, 'nl')}: {e.document['duration']['nl']}" for e in entries]


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_who_has_a_bed_is_named_before_those_of_whom_nothing_is_known(session, monday_noon, language):
    entries = queries.entries_by_key(session, [("service", "myria"), ("service", "pag-asa"), ("service", "rainbow-refugee-committee")])
    known, unknown = describe(entries, "bed", language, monday_noon)
    assert known.startswith("PAG-ASA") and "02 511 64 64" in known
    assert "Myria" in unknown and "Rainbow" in unknown


def test_a_yes_where_the_record_says_so_and_what_is_unknown_where_it_does_not(session):
    line, general, hidden = (queries.entries_by_key(session, [("service", i)])[0] for i in ("1712", "tele-accueil-107", "chs-helpline"))
    assert is_unnamed(line) and is_unnamed(general) and not is_unnamed(hidden)
    said = unnamed([line, general, hidden], "en", for_another=True)
    assert [text.split(":")[0].split(" CHS")[0] for text in said] == ["Yes, you can call for somebody else", "Yes, anonymously", "For"]
    assert "Télé-Accueil" not in said[0]  # its record does not say that relatives are heard
    assert len(unnamed([line], "nl", for_another=False)) == 1
