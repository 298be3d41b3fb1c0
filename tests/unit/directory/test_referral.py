"""Whom Relais refers to, and what it never says of a hidden place."""

import json
from dataclasses import replace

import pytest

from bot.directory import cards, queries
from bot.directory.browsing import browse
from bot.directory.criteria import Criteria
from bot.directory.loading import DATA
from bot.directory.municipalities import municipality_names
from bot.directory.needs import emergency_departments, needs, residents_only, seldom
from bot.directory.referral import PAGE, nearest, refer, refuges
from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml


def _refer(session, need, now, language="fr", **wishes):
    return refer(session, needs()[need], Criteria(**wishes), language, now)


@pytest.mark.parametrize("need", sorted(needs()))
@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_no_need_is_answered_with_nothing(session, monday_noon, need, language):
    found = _refer(session, need, monday_noon, language)
    assert found.entries or found.first
    assert len(found.entries) <= PAGE


def test_shelter_begins_with_the_lines_of_the_table(session, monday_noon):
    assert [e.id for e in _refer(session, "find_shelter", monday_noon, "nl").first] == ["samusocial", "1712"]


def test_a_first_line_is_not_shown_twice(session, monday_noon):
    found = _refer(session, "find_helpline", monday_noon)
    assert not {e.id for e in found.first} & {e.id for e in found.entries}


def test_the_same_municipality_comes_before_the_others(session, monday_noon):
    found = _refer(session, "find_social_help", monday_noon, municipality="schaerbeek")
    assert found.entries[0].municipality == "schaerbeek"


def test_a_wish_that_cannot_be_met_is_said(session, monday_noon):
    found = refer(session, needs()["genital_mutilation"], Criteria(language="cs"), "fr", monday_noon)
    assert "language" in found.dropped and found.entries


def test_low_confidence_is_not_shown_to_victims(session, monday_noon):
    for need in needs().values():
        if need.for_victims:
            offset = 0
            while True:
                found = refer(session, need, Criteria(), "fr", monday_noon, offset)
                assert all(e.document["confidence"] != "low" or e.checked_on for e in found.entries)
                if not found.more:
                    break
                offset += PAGE


def _forbidden_places():
    """Street, number and postcode of every shelter, as the facts give them."""
    for file in ("shelter", "emergency_night_shelter"):
        for record in read_yaml(DATA / "services" / f"{file}.yaml")["records"]:
            address = record["address"] or {}
            if address.get("street"):
                yield record["id"], f"{address['street']} {address['number']}"
                yield record["id"], address["street"]


def test_no_card_or_text_says_where_a_shelter_is(session, monday_noon):
    ids = [r["id"] for f in ("shelter", "emergency_night_shelter") for r in read_yaml(DATA / "services" / f"{f}.yaml")["records"]]
    entries = queries.services_by_id(session, ids)
    assert len(entries) == len(ids)
    places = dict(_forbidden_places())
    for language in languages():
        for entry in entries:
            shown = cards.item(entry, language, monday_noon, municipality_names(language))
            assert shown["address"] is None and shown["distance_km"] is None
            said = json.dumps(shown, ensure_ascii=False) + cards.text(entry, language, monday_noon, municipality_names(language))
            said = said.replace(shown["name"], "")  # a house may bear the name of its street
            assert places.get(entry.id, "\0") not in said
            if entry.document["address_confidential"]:
                assert shown["municipality"] is None and shown["source"] is None


def test_second_hand_sources_are_never_shown(session, monday_noon):
    for category in {c for need in needs().values() for c in need.categories}:
        for entry in queries.services_in(session, [category], for_victims=False, today=monday_noon.date()):
            assert "magalicontrino" not in json.dumps(cards.item(entry, "fr", monday_noon, {}))


def test_a_shelter_is_open_only_where_it_takes_people_in_day_and_night(session, monday_noon):
    entries = {e.id: e for e in queries.services_by_id(session, ["chant-doiseau", "chevrefeuille", "home-baudouin", "talita"])}
    states = {i: cards.item(e, "fr", monday_noon, {})["open_now"] for i, e in entries.items()}
    for i, e in entries.items():
        if e.document["opening_hours"] == "24/7" and not e.document["intake_24h"] and not any(p["hours"] for p in e.document["phones"]):
            assert states[i] is None, i


def test_twins_of_both_languages_stand_together(session, monday_noon):
    entries = refer(session, needs()["find_helpline"], Criteria(), "en", monday_noon, size=40).entries
    order = [e.id for e in entries]
    apart = [abs(order.index(e.id) - order.index(twin)) for e in entries for twin in e.document["twins"] if twin in order]
    assert len(apart) >= 2 and max(apart) == 1


def test_who_is_too_young_for_a_shelter_is_sent_to_youth_help_first(session, monday_noon):
    assert _refer(session, "find_shelter", monday_noon, audience="young_people").entries[0].id == "saj-bruxelles"
    assert "saj-bruxelles" not in [e.id for e in _refer(session, "find_shelter", monday_noon).entries]


def test_a_man_of_unknown_age_is_not_sent_to_a_house_for_the_young_first(session, monday_noon):
    assert _refer(session, "find_shelter", monday_noon, audience="men").entries[0].id != "home-18-24"


def test_a_child_is_sent_to_those_who_listen_to_children(session, monday_noon):
    assert _refer(session, "child_abuse", monday_noon, "fr").entries[0].id == "ecoute-enfants-103"
    assert _refer(session, "child_abuse", monday_noon, "nl").entries[0].id == "awel"


def test_police_serves_its_own_zone(session, monday_noon):
    anderlecht = [e.id for e in _refer(session, "file_complaint", monday_noon, municipality="anderlecht").entries]
    assert anderlecht[0] == "police-eva-midi"  # of the same zone, in Saint-Gilles
    assert not any(e.category == "police" for e in _refer(session, "file_complaint", monday_noon, municipality="bruxelles").entries)
    assert not any(e.category == "police" for e in _refer(session, "file_complaint", monday_noon).entries)


def test_who_signs_gets_an_interpreter(session, monday_noon):
    signs, turkish = (refer(session, needs()["find_legal_help"], Criteria(language=code), "fr", monday_noon).entries for code in ("sfb", "tr"))
    assert signs[0].id == "info-sourds"
    assert "info-sourds" not in [e.id for e in turkish]


def test_a_service_one_does_not_understand_comes_after_the_others(session, monday_noon):
    entries = refer(session, needs()["find_shelter"], Criteria(), "nl", monday_noon, size=40).entries
    spoken = ["nl" in e.document["languages"] for e in entries if not e.id.startswith("samusocial-")]  # whose number was said first
    assert spoken == sorted(spoken, reverse=True)


def test_services_for_special_askers_come_only_where_no_other_fits(session, monday_noon):
    for need in ("find_legal_help", "partner_violence", "elder_abuse", "worried_about_someone", "find_helpline"):
        found = refer(session, needs()[need], Criteria(), "fr", monday_noon, size=100).entries
        assert not {e.id for e in found} & seldom(), need
    assert "amazone" in [e.id for e in refer(session, needs()["find_service"], Criteria(), "fr", monday_noon, size=300).entries]


def test_who_knows_one_kind_of_violence_is_no_answer_to_another(session, monday_noon):
    assert "intact" not in [e.id for e in refer(session, needs()["find_legal_help"], Criteria(), "nl", monday_noon, size=100).entries]
    assert _refer(session, "forced_marriage", monday_noon).entries[0].id == "gams-belgique"


def test_a_shelter_said_to_be_for_others_comes_after_those_that_take_the_person(session, monday_noon):
    wishes = Criteria(audience="men", with_children=True, language="en")  # the one house that speaks English is said to be for women
    found = [e.id for e in refer(session, needs()["find_shelter"], wishes, "en", monday_noon, size=100).entries]
    assert found.index("les-trois-pommiers") < found.index("talita")


def test_services_of_minors_are_for_minors(session, monday_noon):
    def shown(**wishes):
        found = refer(session, needs()["digital_safety"], Criteria(**wishes), "en", monday_noon)
        return {e.id for e in [*found.first, *found.entries]}

    assert "child-focus" in shown(audience="young_people")
    assert not {"child-focus", "ecoute-enfants-103", "awel"} & shown()
    assert "child-focus" not in shown(language="en")


def test_the_lines_said_first_speak_the_language_that_was_asked_for(session, monday_noon):
    found = refer(session, needs()["worried_about_someone"], Criteria(language="nl"), "fr", monday_noon)
    assert "1712" in {e.id for e in found.first}


def test_it_is_said_where_no_service_for_older_people_is_recent_enough(session, monday_noon):
    found = _refer(session, "elder_abuse", monday_noon)
    assert ("elderly" in found.dropped) != any(e.category == "elder" for e in found.entries)


def test_only_services_that_receive_people_for_who_wants_to_be_seen(session, monday_noon):
    need = replace(needs()["find_helpline"], categories=("victim_support", "family_planning"), first_lines=None, with_door=True, local=True)
    found = refer(session, need, Criteria(municipality="molenbeek-saint-jean"), "fr", monday_noon)
    assert found.entries and all(e.document["address"]["street"] and not e.place_is_hidden for e in found.entries)


def test_who_looks_through_the_directory_finds_what_the_chat_keeps_from_others(session, monday_noon):
    def browsed(need):
        return {e.id for page in range(20) for e in browse(session, needs()[need], Criteria(), "fr", monday_noon, page).entries}

    assert residents_only() <= browsed("find_social_help") | browsed("file_complaint")
    assert {"ecoute-enfants-103", "saj-bruxelles"} <= browsed("find_service")
    assert not residents_only() & {e.id for e in _refer(session, "find_social_help", monday_noon).entries}


@pytest.mark.parametrize("need", ["file_complaint", "protection_measures", "stalking", "find_service"])
def test_no_police_for_who_is_hurt_by_one_of_them(session, monday_noon, need):
    found = refer(session, needs()[need], Criteria(municipality="uccle"), "fr", monday_noon, size=50, without=frozenset({"police"}))
    assert found.entries and not [e.id for e in found.entries if e.category == "police"]


def test_the_nearest_emergency_department_comes_first(session):
    near = nearest(session, emergency_departments(), "jette", "nl")
    assert near[0].municipality == "jette" and {e.id for e in near} == set(emergency_departments())
    assert nearest(session, emergency_departments(), None, "fr")[0].id == emergency_departments()[0]


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_who_has_no_bed_now_is_sent_where_people_come_in_at_any_hour(session, monday_noon, language):
    found = _refer(session, "find_shelter", monday_noon, language, with_children=True, open_now=True)
    assert {e.id for e in found.entries} == {"ilot-le-160", "chevrefeuille", "home-victor-du-pre"}


def test_the_houses_of_samusocial_come_after_those_with_a_number_of_their_own(session, monday_noon):
    found = refer(session, needs()["find_shelter"], Criteria(), "fr", monday_noon, size=99).entries
    assert all(e.id.startswith("samusocial-") for e in found[-2:])


def test_where_samusocial_is_full_none_of_its_houses_is_named(session, monday_noon):
    found = refer(session, needs()["find_shelter"], Criteria(not_these="samusocial"), "fr", monday_noon, size=99)
    assert not [e.id for e in [*found.first, *found.entries] if e.id.startswith("samusocial")]


def test_no_bed_is_too_far_away(session, monday_noon):
    assert "municipality" not in _refer(session, "find_shelter", monday_noon, municipality="anderlecht").dropped


def test_the_houses_of_women_and_children_are_known(session, monday_noon):
    found = refuges(session, monday_noon.date())
    assert {"home-victor-du-pre", "cpvcf", "talita", "samusocial-louiza"} <= found
    assert not {"samusocial", "pierre-dangle", "home-baudouin", "petits-riens-maison-accueil"} & found
