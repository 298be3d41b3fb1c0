"""What stays from one turn to the next."""

import pytest
from rasa_sdk import Tracker

from actions.remember import ActionRememberTurn


def remembered(text, intent, entities=(), **slots):
    """The slots that a message sets."""
    import asyncio

    message = {"text": text, "intent": {"name": intent}, "entities": list(entities), "language": "en", "language_certainty": 1.0}
    tracker = Tracker("somebody", {"conversation_language": "en", **slots}, message, [], False, None, {}, "action_listen")
    events = asyncio.run(ActionRememberTurn().run(None, tracker, {}))
    return {event["name"]: event["value"] for event in events}


def audience(text, word, value):
    """The entity of ``word`` in ``text``."""
    return {"entity": "audience", "value": value, "start": text.index(word), "end": text.index(word) + len(word)}


NURSE, NOT_ONE, FOR_TEACHERS = "I am a head nurse, what do I say?", "not a pharmacist, a teacher", "training for teachers at my pharmacy"


@pytest.mark.parametrize(
    "text, intent, entities, before, after",
    [
        ("what do I say to her?", "pharmacist_what_to_say", (), None, True),
        (NURSE, "pharmacist_what_to_say", (audience(NURSE, "nurse", "health"),), None, False),
        (NURSE, "pharmacist_what_to_say", (audience(NURSE, "nurse", "health"),), True, False),
        (NOT_ONE, "pharmacist_confidentiality", (audience(NOT_ONE, "pharmacist", "pharmacists"),), True, False),
        (FOR_TEACHERS, "find_training", (audience(FOR_TEACHERS, "teachers", "teachers"),), True, None),
        ("and what do I say to her?", "pharmacist_what_to_say", (), False, None),
        ("somebody in my pharmacy, what do I say?", "pharmacist_what_to_say", (), False, True),
        # signed first; not the search for one
        ("Hello, pharmacist in Jette. a lady asks for arnica, he answers for her", "worried_about_someone", (), None, True),
        ("pharmacy in Jette, open on sunday", "find_pharmacy", (), None, None),
        ("a pharmacy in Jette, please", "find_pharmacy", (), None, None),
        ("hello, we are a pharmacy, any training?", "find_training", (), None, True),
        ("I am in a pharmacy and afraid to go home", "partner_violence", (), None, None),
    ],
)
def test_who_speaks_at_the_counter(text, intent, entities, before, after):
    assert remembered(text, intent, entities, is_pharmacist=before).get("is_pharmacist") is after


@pytest.mark.parametrize(
    "text, before, after",
    [
        ("no police please", None, ["file_complaint", "protection_measures"]),
        ("not looking for a shelter, just a lawyer", None, ["find_shelter"]),
        ("a place to sleep after all", ["find_shelter", "file_complaint"], ["file_complaint"]),
    ],
)
def test_what_is_not_wanted_is_remembered(text, before, after):
    assert remembered(text, "find_shelter" if before else "partner_violence", declined=before).get("declined") == after


@pytest.mark.parametrize(
    "text, intent, need, before, after",
    [
        ("I don't want to die", "suicidal_thoughts", None, None, ["suicidal_thoughts"]),
        ("who is talking about suicide?", "find_legal_help", "suicidal_thoughts", None, ["suicidal_thoughts"]),
        ("I don't want to die, he has a knife", "immediate_danger", "find_shelter", None, None),
        ("I can't go on like this with the papers", "suicidal_thoughts", None, ["suicidal_thoughts"], []),
        ("I see no way out of these lists", "suicidal_thoughts", None, ["suicidal_thoughts"], None),
    ],
)
def test_a_denied_wish_to_die_is_remembered_until_a_rule_hears_one(text, intent, need, before, after):
    assert remembered(text, intent, need=need, declined=before).get("declined") == after


def test_a_profession_that_is_named_takes_nobodys_place():
    text = "why the police?"
    assert (
        remembered(text, "inform", [audience(text, "police", "police")], wishes={"audience": "young_people"})["wishes"]["audience"] == "young_people"
    )


def test_a_neighbour_is_offered_no_bed_and_facts_stay():
    heard = remembered("my neighbour is beating his kids", "immediate_danger")
    assert heard["facts"] == ["others_heard"] and heard["declined"] == ["find_shelter", "safety_planning"]
    assert remembered("he is a cop", "partner_violence", facts=["strangled"])["facts"] == ["strangled", "police_officer"]


def test_a_question_about_secrecy_right_after_danger_makes_nobody_a_pharmacist():
    assert remembered("is it secret?", "pharmacist_confidentiality", need="immediate_danger", story="online_violence").get("is_pharmacist") is None


@pytest.mark.parametrize(
    "text, before, after",
    [
        ("ok its me im 16", {}, {"audience": "young_people"}),
        ("my mum is asleep", {"audience": "young_people"}, {"audience": "young_people"}),
        ("not for a child, i am 27", {"audience": "young_people"}, {}),
        ("I'm 67!", {}, {"audience": "elderly"}),
        ("i work in the windows, rue d'aerschot", {}, {"groups": "sex_workers"}),
        ("i am no sex worker", {"groups": "sex_workers"}, {}),
        ("sexual assault centre? no no", {"topic": "sexual_violence"}, {"not_about": "sexual_violence", "not_kinds": "sexual_assault_centre"}),
        ("a lawyer after all", {"not_kinds": "legal medical"}, {"not_kinds": "medical"}),
    ],
)
def test_who_somebody_is_and_what_they_refuse_stays(text, before, after):
    assert remembered(text, "partner_violence", wishes=before)["wishes"] == after


SCHOOL, TEACHER = "she only lets me out to take him to school", "I am a teacher, a pupil told me"


@pytest.mark.parametrize("text, word, value, expected", [(SCHOOL, "school", "teachers", None), (TEACHER, "teacher", "teachers", "teachers")])
def test_a_school_in_a_story_makes_nobody_a_teacher(text, word, value, expected):
    assert remembered(text, "partner_violence", [audience(text, word, value)])["wishes"].get("audience") == expected


@pytest.mark.parametrize(
    "text, intent, slots, expected",
    [
        ("my 13 year old son was asked for nudes", "online_violence", {}, "young_people"),
        ("she's 15", "inform", {"need": "online_violence", "facts": ["of_another"]}, "young_people"),
        ("i am 45 myself", "inform", {"need": "online_violence", "facts": ["of_another"], "wishes": {"audience": "young_people"}}, "young_people"),
        ("my ex posts my photos, my 14 year old son saw them", "online_violence", {}, None),
        ("he hits me, my 14 year old son hears it", "partner_violence", {}, None),
    ],
)
def test_in_a_story_of_pictures_the_age_that_counts_is_of_whom_they_show(text, intent, slots, expected):
    assert remembered(text, intent, **slots)["wishes"].get("audience") == expected


def test_what_is_told_of_pictures_stays():
    assert remembered("he wants 200 euros or he posts my niece's nudes", "online_violence")["facts"] == ["intimate_images", "blackmail", "of_another"]
    assert remembered("he wants 200 euros", "inform", need="online_violence")["facts"] == ["blackmail"]
    assert "facts" not in remembered("he wants 200 euros", "inform", need="partner_violence")


@pytest.mark.parametrize(
    "text, before, abroad",
    [
        ("can I ring that from Romania?", {}, True),
        ("she is from Romania, we both speak English", {}, None),
        ("I'm not abroad, we are in Brussels", {"from_abroad": True}, None),
        ("and from Romania, how do I dial?", {"from_abroad": True}, True),
    ],
)
def test_where_somebody_comes_from_is_no_place_of_call(text, before, abroad):
    assert remembered(text, "service_details", wishes=before)["wishes"].get("from_abroad") is abroad
