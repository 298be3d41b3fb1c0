"""Whom a referral to one person shows."""

from dataclasses import replace

import pytest

from bot.directory.cards import why
from bot.directory.criteria import Criteria
from bot.directory.needs import needs
from bot.directory.referral import refer


def ids(session, need, now, language="fr", size=100, **wishes):
    """Ids of the entries for a need, best first."""
    return [e.id for e in refer(session, needs()[need], Criteria(**wishes), language, now, size=size).entries]


def spoken(session, need, now, language, **wishes):
    """Languages of the entries shown."""
    return [set(e.document["languages"]) for e in refer(session, needs()[need], Criteria(**wishes), language, now, size=100).entries]


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(
    "need", ["partner_violence", "find_helpline", "find_legal_help", "find_psychological_help", "residence_rights", "online_violence"]
)
def test_nobody_is_sent_to_a_service_of_the_other_language(session, monday_noon, language, need):
    assert all(language in languages for languages in spoken(session, need, monday_noon, language))


def test_the_only_service_of_its_kind_comes_last_and_says_its_language(session, monday_noon):
    found = refer(session, needs()["find_shelter"], Criteria(), "nl", monday_noon, size=100).entries
    talks_french = [e for e in found if e.document["languages"] == ["fr"]]
    assert talks_french and all("Frans" in (why(e, "nl", {}) or "") for e in talks_french)


def test_either_of_two_languages_will_do(session, monday_noon):
    found = refer(session, needs()["exploitation"], Criteria(language="tl", language_too="en"), "fr", monday_noon)
    assert "language" not in found.dropped and found.entries and all("en" in e.document["languages"] for e in found.entries)


def test_the_language_asked_for_is_named(session, monday_noon):
    found = refer(session, needs()["find_psychological_help"], Criteria(language="es"), "fr", monday_noon, size=100)
    named = [e for e in found.entries if "On y parle espagnol" in (why(e, "fr", {}) or "")]
    assert all("es" in e.document["languages"] for e in named)


def test_a_brochure_speaks_no_language(session, monday_noon):
    found = refer(session, needs()["find_service"], Criteria(language="ro"), "fr", monday_noon, size=300)
    assert "brochure-mon-mariage-mon-choix" not in [e.id for e in found.entries]


def test_family_planning_is_for_the_couple_sexuality_and_the_young(session, monday_noon):
    def planning(need, **wishes):
        return any(i.startswith("planning-") for i in ids(session, need, monday_noon, **wishes))

    assert planning("partner_violence") and planning("find_psychological_help", audience="young_people")
    assert not any(planning(need) for need in ("family_violence", "elder_abuse", "find_medical_help", "find_social_help"))


def test_what_was_refused_stays_away(session, monday_noon):
    assert any(i.startswith("planning-") for i in ids(session, "partner_violence", monday_noon))
    assert not any(i.startswith("planning-") for i in ids(session, "partner_violence", monday_noon, not_kinds="family_planning"))
    assert not any(i.startswith("cpas-") for i in ids(session, "find_social_help", monday_noon, municipality="jette", not_kinds="cpas"))
    found = refer(session, needs()["sexual_violence"], Criteria(not_about="sexual_violence"), "fr", monday_noon)
    assert "cpvs-bruxelles" not in [e.id for e in (*found.first, *found.entries)]


def test_a_wound_is_seen_by_a_doctor(session, monday_noon):
    assert ids(session, "find_medical_help", monday_noon)[0] == "garde-medicale-1710"
    assert not {"cpvs-bruxelles", "aquarelle", "medecins-du-monde-caso"} & set(ids(session, "find_medical_help", monday_noon))
    assert "medecins-du-monde-caso" in ids(session, "find_medical_help", monday_noon, groups="undocumented")


def test_services_of_one_group_are_for_who_is_one(session, monday_noon):
    assert "utsopi" not in ids(session, "exploitation", monday_noon)
    assert "utsopi" in ids(session, "find_service", monday_noon, groups="sex_workers")[:3]
    assert "ulysse-ssm" not in ids(session, "find_psychological_help", monday_noon)
    assert "ulysse-ssm" in ids(session, "find_psychological_help", monday_noon, groups="migrants")


def test_services_for_the_homeless_are_for_who_has_no_home(session, monday_noon):
    assert "doucheflux" not in ids(session, "find_social_help", monday_noon)
    assert "doucheflux" in ids(session, "find_social_help", monday_noon, groups="homeless")


def test_a_father_hit_by_his_son_is_sent_to_victim_support(session, monday_noon):
    found = refer(session, needs()["family_violence"], Criteria(municipality="forest"), "fr", monday_noon)
    assert [e.id for e in found.first] == ["tele-accueil-107"]
    assert {e.id for e in found.entries[:2]} == {"police-assistance-victimes-forest", "accueil-victimes-maison-justice"}


def test_from_abroad_a_number_of_the_other_language_is_better_than_none(session, monday_noon):
    assert "accueil-victimes-maison-justice" in ids(session, "find_helpline", monday_noon, "nl", from_abroad=True)


def test_a_bed_for_people_who_use_drugs_is_shown_to_nobody_else(session, monday_noon):
    assert "transit" not in ids(session, "find_shelter", monday_noon)
    assert ids(session, "find_shelter", monday_noon, groups="drug_users")[0] == "transit"


def test_hands_are_answered_beside_exploitation_by_the_care_centre(session, monday_noon):
    said = replace(needs()["exploitation"], pinned=needs()["exploitation"].pinned_said["touched"])
    found = refer(session, said, Criteria(groups="undocumented"), "en", monday_noon).entries
    assert [e.id for e in found][:2] == ["pag-asa", "cpvs-bruxelles"]
