"""What a pharmacist reads: the step that answers the question first, and no block twice."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Reply
from actions.emergency import ActionAnswerDanger
from actions.procedure import ActionShowProcedure
from bot.i18n.catalogue import label
from tests.support.turns import turn


async def answer(said):
    """The texts (responses by name), the ids of the items, and the slots after it."""
    dispatcher = CollectingDispatcher()
    events = await ActionShowProcedure().answer(said, Reply(dispatcher, said))
    texts = [m["text"] or m["response"] for m in dispatcher.messages if m["text"] or m["response"]]
    items = [item["id"] for m in dispatcher.messages for item in (m["custom"] or {}).get("items", [])]
    return texts, items, {event["name"]: event["value"] for event in events}


def asks(text, intent, language, **slots):
    return turn(text, intent, language=language, **{"need": "pharmacist_recognise_signs", **slots})


@pytest.mark.parametrize(
    "said, begins, items",
    [
        (asks("je l'éloigne comment ?", "pharmacist_what_to_say", "fr"), "– Un endroit calme, à l’écart", ["private_space"]),
        (asks("one sentence to get her on her own", "pharmacist_what_to_say", "en"), "– A quiet place, aside", ["private_space"]),
        (asks("hoe begin ik daar over", "pharmacist_what_to_say", "nl"), "– Vaak begin jij best zelf", ["sign_start", "private_space"]),
        (asks("can I put it in her shared file", "pharmacist_confidentiality", "en"), "– Stay discreet", ["discretion", "medical_certificate"]),
        (asks("als ze zegt dat ze geen hulp wil", "pharmacist_procedure", "nl"), "– Het tempo volgen", ["say_pace", "ask_what_they_want"]),
        (
            asks("mag ik haar een kaartje meegeven?", "pharmacist_join", "nl"),
            "– Discreet blijven",
            ["discretion", "number_without_paper", "give_numbers"],
        ),
        (asks("je préviens ses parents ?", "pharmacist_confidentiality", "fr"), "– Si c’est un mineur", ["minors_advice", "secrecy_in_short"]),
    ],
)
async def test_the_answer_begins_with_the_step_asked_about(said, begins, items):
    texts, shown, slots = await answer(said)
    assert texts[0].startswith(begins)
    assert shown == items
    assert f"utter_{said.intent}" not in texts
    assert slots["need"] == said.intent


@pytest.mark.parametrize(
    "text, language, honest",
    [
        ("je note quelque chose dans le dossier ?", "fr", "ne figure pas dans nos sources"),
        ("moeten haar ouders dat weten?", "nl", "staat niet in onze bronnen"),
        ("do I have to tell my professional body", "en", "is not in our sources"),
    ],
)
async def test_what_the_sources_do_not_say_is_said(text, language, honest):
    texts, _, _ = await answer(asks(text, "pharmacist_confidentiality", language))
    assert honest in texts[1]
    assert sum(honest in said for said in texts) == 1


async def test_a_first_message_that_asks_for_the_steps_gets_them_after_the_one_asked_about():
    _, items, slots = await answer(asks("what do I do, how do I get her alone?", "pharmacist_procedure", "en", need=None))
    assert items[:2] == ["private_space", "danger_now"]
    assert items.count("private_space") == 1
    assert slots["told"] == ["alone", "pharmacist_procedure"]


async def test_a_minor_is_told_of_and_what_is_asked_is_still_answered():
    of_minor = turn("she is 15, may I report it?", "pharmacist_confidentiality", entities={"audience": ["young_people"]})
    texts, items, _ = await answer(of_minor)
    assert items[0] == "minors_advice"
    assert "utter_pharmacist_confidentiality" in texts
    assert "secrecy_right" in items


async def test_the_general_answer_comes_once_then_what_is_left_is_said():
    texts, items, slots = await answer(asks("que dire ?", "pharmacist_what_to_say", "fr"))
    assert texts[0] == "utter_pharmacist_what_to_say"
    again, lines, _ = await answer(asks("oui mais que dire ?", "pharmacist_what_to_say", "fr", told=slots["told"]))
    assert again[0] == label("procedure.all_said", "fr")
    assert lines == ["give_numbers"]
    assert not set(again[:-1]) & set(texts)


async def test_a_question_asked_again_gets_the_words_to_say_once_more_and_no_block():
    texts, _, _ = await answer(asks("je l'éloigne comment ?", "pharmacist_what_to_say", "fr", told=["alone"]))
    assert texts[0] == f"{label('procedure.all_said', 'fr')}\n« Venez, on sera plus tranquilles par ici pour vérifier votre ordonnance. »"


async def test_what_the_sources_do_not_say_is_said_again():
    texts, _, _ = await answer(asks("ja maar mag ik dat noteren?", "pharmacist_confidentiality", "nl", told=["note"]))
    assert texts[0].splitlines()[0] == label("procedure.all_said", "nl")
    assert "staat niet in onze bronnen" in texts[0]


async def test_who_asks_for_themselves_reads_the_lines_with_their_hours():
    texts, items, _ = await answer(asks("waar kan ik zelf terecht?", "pharmacist_procedure", "nl"))
    assert items == ["give_numbers"]
    assert "106" in texts[1]


async def test_a_button_shows_its_block_again():
    texts, _, _ = await answer(asks("", "pharmacist_what_to_say", "nl", told=["pharmacist_what_to_say"]))
    assert texts[0] == "utter_pharmacist_what_to_say"


async def test_sexual_violence_is_answered_by_the_card_of_the_centre_first():
    told = asks("last night he forced her, she didnt want to. where do i send her", "pharmacist_procedure", "en", told=["pharmacist_what_to_say"])
    texts, items, slots = await answer(told)
    assert items == ["after_sexual_violence", "cpvs-bruxelles"]
    assert "02 535 45 42" in texts[1] and "Rue Haute 320" in texts[1] and "Free" in texts[1]
    assert slots["shown"] == [["service", "cpvs-bruxelles"]]
    again, _, _ = await answer(asks("the rue haute place, is it paid?", "pharmacist_procedure", "en", **{k: slots[k] for k in ("told", "shown")}))
    assert again[0] != texts[1] and "Free" in again[0] and "Rue Haute 320" in again[0] and again[0].count("violencessexuelles.be") == 1


async def test_after_the_alarm_at_the_counter_the_next_steps():
    said = turn("pilule du lendemain, elle pleure", "pharmacist_immediate_danger", language="fr", alarm=0.4, is_pharmacist=True)
    dispatcher = CollectingDispatcher()
    events = await ActionAnswerDanger().answer(said, Reply(dispatcher, said))
    assert dispatcher.messages[0]["response"] == "utter_pharmacist_immediate_danger"
    items = [item["id"] for m in dispatcher.messages for item in (m["custom"] or {}).get("items", [])]
    assert {"after_sexual_violence", "private_space", "cpvs-bruxelles"} <= set(items)
    assert "pharmacist_immediate_danger" in {e["name"]: e["value"] for e in events}["told"]


async def test_where_a_rule_heard_danger_nothing_else_is_read():
    said = turn("un homme dans ma pharmacie la menace", "pharmacist_immediate_danger", language="fr", alarm=1.0, is_pharmacist=True)
    dispatcher = CollectingDispatcher()
    await ActionAnswerDanger().answer(said, Reply(dispatcher, said))
    assert [m["custom"]["type"] for m in dispatcher.messages if m["custom"]] == ["emergency"]


async def test_an_adult_reads_nothing_about_minors():
    _, items, _ = await answer(asks("elle n'est pas mineure, que dit le secret ?", "pharmacist_confidentiality", "fr"))
    assert "secrecy_rule" in items and "minors_advice" not in items


async def test_a_typed_title_shows_its_section_each_time():
    typed = asks("Brochure and posters", "pharmacist_join", "en", told=["pharmacist_join"], need="pharmacist_join", is_pharmacist=True)
    texts, _, _ = await answer(typed)
    assert texts[0] == "utter_pharmacist_join"


async def test_of_the_family_doctor_consent_comes_first_and_the_rest_is_for_the_order():
    texts, items, slots = await answer(asks("mag ik haar huisarts bellen?", "pharmacist_confidentiality", "nl"))
    assert items == ["doctor_consent"] and "je Orde" in texts[1]
    again, _, _ = await answer(asks("de huisarts, bedoel ik. en noteer ik dat?", "pharmacist_confidentiality", "nl", told=slots["told"]))
    assert not any("zwijg je dus" in text for text in again)  # which was just read
