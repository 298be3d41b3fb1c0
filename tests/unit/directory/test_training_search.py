"""What the register says it could not meet is true of what it shows; past trainings are named where nothing is coming."""

import pytest

from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.other_cards import training_text
from bot.directory.training_search import OTHER_TOPICS, organisers_of_trainings, search_trainings
from bot.directory.widened import training_lines


def test_a_wish_given_up_early_is_taken_back_where_those_found_meet_it(session):
    """Nothing about harassment is for the police; that is no reason to say that nothing is in French."""
    found = search_trainings(session, Criteria(topic="harassment", audience="police", language="fr"))
    assert found.dropped == ("audience",)
    assert all("fr" in e.document["languages"] for e in found.entries)


@pytest.mark.parametrize("topic", ["fgm", "partner_violence", "stalking", "handistreaming"])
@pytest.mark.parametrize("audience", ["police", "pharmacists", "teachers"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_named_as_not_met_is_met_by_none_of_those_shown(session, topic, audience, language):
    wishes = Criteria(topic=topic, audience=audience, language=language, format="online", free_only=True)
    found = search_trainings(session, wishes, size=99)
    for entry in found.entries:
        d = entry.document
        met = {"language": language in d["languages"], "audience": audience in d["audiences"], "format": d["format"] == "online"}
        met |= {"free_only": d["price_eur"] == 0, "topic": topic in d["topics"]}
        assert not any(met[wish] for wish in found.dropped), (entry.id, found.dropped)


def test_a_training_found_by_the_broader_topic_is_not_said_to_be_about_the_topic(session):
    near = search_trainings(session, Criteria(topic="handistreaming")).entries
    assert near and all(e.reasons[0] == "training_near_topic" for e in near)
    exact = search_trainings(session, Criteria(topic="fgm")).entries
    assert exact and all(e.reasons[0] == "training_topic" for e in exact)


def test_a_topic_the_register_does_not_hold_is_not_said_to_be_close(session):
    found = search_trainings(session, Criteria(topic="trafficking"))
    assert found.dropped == (OTHER_TOPICS,)
    assert training_lines(found, Criteria(topic="trafficking"), "en", in_chat=True) == [
        "Nothing on this topic (human trafficking) in the register; here are other courses."
    ]


@pytest.mark.parametrize(
    "wishes, language, said",
    [
        (
            {"audience": "pharmacists"},
            "fr",
            "Rien d’à venir n’est connu pour les pharmaciens ; il y en a eu en 2020, 2021 et 2022. Écrivez « formations passées » pour les voir.",
        ),
        ({"audience": "pharmacists", "topic": "partner_violence"}, "nl", "Voor apothekers is er over dit thema geen nieuwe opleiding bekend"),
        ({"audience": "pharmacists", "topic": "fgm"}, "en", "Nothing coming up is known for pharmacists; there were courses in 2020, 2021 and 2022."),
        ({"topic": "handistreaming"}, "en", "On this topic (handistreaming) there are only past courses, in 2022."),
    ],
)
def test_past_trainings_are_named_where_nothing_is_coming(session, wishes, language, said):
    wishes = Criteria(**wishes)
    lines = training_lines(search_trainings(session, wishes), wishes, language, in_chat=True)
    assert any(line.startswith(said) for line in lines), lines


def test_a_page_does_not_ask_to_write(session):
    wishes = Criteria(audience="pharmacists")
    assert "passées" not in " ".join(training_lines(search_trainings(session, wishes), wishes, "fr", in_chat=False))


def test_past_trainings_are_not_named_where_some_are_coming(session):
    wishes = Criteria(audience="teachers", topic="fgm", language="en")
    found = search_trainings(session, wishes)
    assert found.dropped == ("language",) and found.only_past == ()


def test_in_the_place_of_an_audience_without_trainings_the_nearest_one_comes_first(session):
    """Among those in the reader's language, what pharmacists were taught before and who works next to them."""
    first = search_trainings(session, Criteria(audience="pharmacists"), reader="fr").entries[0].document
    assert "partner_violence" in first["topics"] and "health" in first["audiences"]


def test_a_topic_that_was_refused_does_not_come_back(session):
    everything = search_trainings(session, Criteria(audience="teachers", not_about="fgm"), size=99).entries
    assert everything and all("fgm" not in e.document["topics"] for e in everything)
    assert search_trainings(session, Criteria(topic="fgm", not_about="fgm")).dropped == ()


def test_an_organiser_is_found_with_its_partners_too(session):
    found = search_trainings(session, Criteria(organisation="garance-asbl"), size=99)
    organisers = {e.document["organiser"] for e in found.entries}
    assert found.dropped == () and len(organisers) > 1 and all("Garance" in organiser for organiser in organisers)


STIFF = {
    "fr": ("Adresse :", "Pour : bars", "STIB et", "Pour : RH", "Langues : français\n", "Dates : Financé"),
    "nl": ("Adres:", "Voor: cafés", "MIVB en", "Voor: HR", "Talen: Frans\n", "Wanneer: Gefinancierd", "en breed publiek"),
    "en": ("Address:", "For: bars", "STIB and", "For: HR,", "Languages: French\n", "When: Funded", "and general public"),
}


@pytest.mark.parametrize("language", STIFF)
def test_cards_read_as_a_native_would_write_them(session, language):
    cards = [training_text(entry, language) for entry in queries.trainings(session, with_past=True)]
    assert [stiff for stiff in STIFF[language] if any(stiff in card for card in cards)] == []


def test_dates_stand_behind_their_name_and_what_is_unknown_is_asked_once(session):
    cards = {e.id: training_text(e, "fr") for e in queries.trainings(session, with_past=True)}
    assert "Dates : 2024" in cards["bpl-equal-logement-genre"]
    assert "Les dates et le prix ne sont pas connus : demandez-les à l’organisateur." in cards["pole-evivico"]
    assert "Lieu : Bruxelles" in cards["sosviol-professionnels"]


def test_topics_that_nobody_means_come_last_where_none_was_named(session):
    ids = [e.id for e in search_trainings(session, Criteria(audience="teachers"), size=99, reader="fr").entries]
    assert "gams-mgf-professionnels" not in ids[:3] and "gams-mgf-professionnels" in ids


def test_young_couples_are_near_to_consent(session):
    found = search_trainings(session, Criteria(topic="dating_violence", audience="teachers", language="fr"))
    assert found.dropped == ("topic",) and [e.id for e in found.entries] == ["garance-systeme-drapeaux"]


def test_what_was_refused_is_left_out(session):
    found = search_trainings(session, Criteria(topic="partner_violence", audience="municipal_staff", not_these="pole-cpas-reference"))
    assert "audience" in found.dropped and "pole-cpas-reference" not in [e.id for e in found.entries]


def test_an_organiser_that_was_refused_is_left_out_and_not_for_one_of_its_trainings(session):
    every = search_trainings(session, Criteria(topic="partner_violence"), size=100).entries
    without = search_trainings(session, Criteria(topic="partner_violence", not_these="pole-de-ressources"), size=100).entries
    gone = [e for e in every if e not in without]
    assert gone and all(e.document["organiser"].startswith("Pôle de ressources") for e in gone)
    one = next(e.id for e in search_trainings(session, Criteria(organisation="garance"), size=100).entries)
    left = search_trainings(session, Criteria(organisation="garance", not_these=one), size=100)
    assert left.entries and "organisation" not in left.dropped


def test_organisers_that_can_be_asked_each_once(session):
    found = organisers_of_trainings(session, Criteria(topic="partner_violence", audience="municipal_staff", language="nl"))
    ways = [e.document["contact"]["email"] or e.document["contact"]["phone"] or e.document["contact"]["url"] for e in found]
    assert found[0].id == "cpvcf-formations" and all(ways) and len(set(ways)) == len(ways)
    alone = [e.document["always_available"] for e in found]
    assert alone == sorted(alone)
    assert organisers_of_trainings(session, Criteria(topic="cyberviolence", audience="youth_workers"))[0].id == "childfocus-in-de-klas"


def test_an_organiser_is_found_also_where_it_works_with_others(session):
    found = search_trainings(session, Criteria(organisation="erap"), size=99)
    organisers = {e.document["organiser"] for e in found.entries}
    assert not found.dropped
    assert {"ERAP-GSOB (with safe.brussels)", "equal.brussels with ERAP-GSOB", "Brussels police academy (Brusafe / ERAP)"} <= organisers


def test_another_language_that_will_do_as_well_widens_the_search(session):
    in_one = search_trainings(session, Criteria(topic="partner_violence", language="nl"), size=99).entries
    in_two = search_trainings(session, Criteria(topic="partner_violence", language="nl", language_too="fr"), size=99).entries
    assert {e.id for e in in_one} < {e.id for e in in_two}
