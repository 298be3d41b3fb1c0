"""Who speaks, and of whom."""

import pytest

from actions.context import meant
from actions.emergency import of_who_hurts
from tests.support.turns import SHOWN, turn

HURTS = {"need": "perpetrator_seeking_help", "story": "perpetrator_seeking_help"}
HARDLY_HURTS = [("worried_about_someone", 0.5), ("perpetrator_seeking_help", 0.3)]


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("the pills I mean, my belly hurts", "partner_violence", need="suicidal_thoughts"), "suicidal_thoughts"),
        (turn("the pills he hides", "partner_violence", need="partner_violence"), "partner_violence"),
        (turn("I will find her and then she will know", "suicidal_thoughts", need="locate_person_or_refuge"), "immediate_danger"),
        (turn("I will find peace and be gone", "suicidal_thoughts", need="partner_violence"), "suicidal_thoughts"),
        (turn("where do I send her tonight?", "locate_person_or_refuge", need="sexual_violence"), "sexual_violence"),
        (turn("where do I send her tonight?", "locate_person_or_refuge"), "find_shelter"),
        (turn("what do I say to her?", "pharmacist_what_to_say", is_pharmacist=False), "worried_about_someone"),
        (turn("what do I say to her?", "pharmacist_what_to_say", is_pharmacist=True), "pharmacist_what_to_say"),
        (turn("I am a nurse", "pharmacist_confidentiality", is_pharmacist=False), "worried_about_someone"),
        (turn("may I call the police without her consent?", "pharmacist_confidentiality", is_pharmacist=False), "pharmacist_confidentiality"),
        (turn("will they tell my husband?", "pharmacist_confidentiality", is_pharmacist=False, need="partner_violence"), "partner_violence"),
        (turn("elle parle que turc", "inform", language="fr", entities={"language": ["tr"]}, is_pharmacist=True), "find_service"),
        (turn("elle parle que turc", "inform", language="fr", entities={"language": ["tr"]}), "inform"),
        (turn("un client, il a pas voulu sarreter. jai pas de papier", "exploitation", language="fr"), "sexual_violence"),
        (turn("klant heeft mij in auto gedwongen, zonder condoom", "lgbtqia_support", language="nl"), "sexual_violence"),
        (turn("my boss keeps my passport, no pay", "exploitation"), "exploitation"),
        (turn("J'ai le bras bleu, elle m'a fait tomber dans l'escalier", "perpetrator_seeking_help", language="fr"), "partner_violence"),
        (turn("ze is bij haar moeder nu", "locate_person_or_refuge", language="nl", **HURTS), "perpetrator_seeking_help"),
        (turn("waar is ze nu, bij haar moeder?", "locate_person_or_refuge", language="nl", **HURTS), "locate_person_or_refuge"),
        (turn("I am a nurse", "pharmacist_confidentiality", is_pharmacist=False, need="find_medical_help"), "find_medical_help"),
        (turn("where can she go today?", "find_shelter", need="sexual_violence"), "sexual_violence"),
        (turn("where can she go today?", "find_shelter", need="partner_violence"), "find_shelter"),
        (turn("where do I send her?", "locate_person_or_refuge", is_pharmacist=True), "pharmacist_procedure"),
        (turn("he wants to meet tomorrow or he posts them", "children_and_separation", need="online_violence"), "online_violence"),
        (turn("he wants to meet tomorrow", "children_and_separation"), "children_and_separation"),
        (
            turn(
                "her boyfriend waits outside",
                "pharmacist_immediate_danger",
                [("pharmacist_immediate_danger", 1.0), ("worried_about_someone", 0.7)],
                alarm=0.1,
                is_pharmacist=True,
                need="pharmacist_procedure",
            ),
            "pharmacist_immediate_danger",
        ),
        (
            turn(
                "my neighbour says there is one called Écoute Seniors, she is very kind. What is the number?",
                "find_helpline",
                entities={"organisation": ["ecoute-seniors"]},
                need="elder_abuse",
            ),
            "service_details",
        ),
    ],
)
def test_what_was_said_before_says_what_is_meant(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, means",
    [
        (
            turn(
                "no, she is not in danger, it is for July",
                "nlu_fallback",
                [("find_helpline", 0.2)],
                **{"need": "immediate_danger", "story": "forced_marriage"},
            ),
            "forced_marriage",
        ),
        (turn("he is back, not in danger my foot", "find_helpline", need="partner_violence", story="forced_marriage"), "find_helpline"),
        (turn("I worry about her, what do I say?", "worried_about_someone", is_pharmacist=True), "pharmacist_what_to_say"),
        (turn("I worry about her, what do I say?", "worried_about_someone"), "worried_about_someone"),
        (turn("kheb mn vriendin geslagen gisteren en kweet nie wa doen", "worried_about_someone", HARDLY_HURTS, "nl"), "perpetrator_seeking_help"),
        (turn("ik zag hoe hij mijn vriendin heeft geslagen", "worried_about_someone", language="nl"), "worried_about_someone"),
        (turn("je l'ai frappée parce qu'il me frappait", "partner_violence", language="fr"), "partner_violence"),
        (turn("she only has Turkish, can somebody translate?", "inform", is_pharmacist=True), "find_service"),
        (turn("how can I see my child then?", "perpetrator_seeking_help", need="locate_person_or_refuge"), "children_and_separation"),
        (turn("I hit her, how can I see my child then?", "perpetrator_seeking_help", need="partner_violence"), "perpetrator_seeking_help"),
        (turn("is it for rape too?", "find_shelter", entities={"topic": ["sexual_violence"]}, need="pharmacist_procedure"), "sexual_violence"),
        (turn("a course on rape", "inform", entities={"topic": ["sexual_violence"]}, need="find_training", search={"kind": "training"}), "inform"),
        (turn("what's the price, I'm broke", "out_of_scope", **SHOWN), "service_details"),
        (turn("what's the price, I'm broke", "out_of_scope"), "out_of_scope"),
    ],
)
def test_people_are_taken_at_their_word(said, means):
    assert meant(said) == means


def test_who_may_be_hurt_is_not_accused():
    close = turn("my boyfriend again last night", "perpetrator_seeking_help", [("perpetrator_seeking_help", 0.4), ("partner_violence", 0.3)])
    clear = turn("I hurt my girlfriend", "perpetrator_seeking_help", [("perpetrator_seeking_help", 0.8), ("partner_violence", 0.1)])
    again = turn("I did it again", clear.intent, [(clear.intent, 0.4), ("partner_violence", 0.3)], need=clear.intent)
    assert meant(again) == clear.intent
    assert (meant(close), meant(clear)) == ("partner_violence", "perpetrator_seeking_help")


@pytest.mark.parametrize(
    ("language", "said", "taken_for", "slots", "expected"),
    [
        ("fr", "c'est pour les hommes aussi oui ou non ?", "find_helpline", {"shown": [["service", "tele-accueil-107"]]}, "service_details"),
        ("en", "would they take a call from a man?", "find_helpline", {"shown": [["service", "chs-helpline"]]}, "service_details"),
        ("nl", "is dat ook voor mannen?", "inform", {"shown": [["service", "1712"]]}, "service_details"),
        ("en", "my wife has become violent since her stroke", "perpetrator_seeking_help", {}, "partner_violence"),
        ("fr", "c'est ma femme qui me frappe, oui oui, dans ce sens-là", "affirm", {}, "partner_violence"),
        (
            "en",
            "Praxis is only in French, I would rather speak English",
            "service_details",
            {"story": "perpetrator_seeking_help", "spoken": "en"},
            "perpetrator_seeking_help",
        ),
        ("nl", "geef mij iemand om te bellen", "find_helpline", {"story": "perpetrator_seeking_help"}, "perpetrator_seeking_help"),
        ("nl", "die gaan mij toch aangeven", "file_complaint", {"story": "perpetrator_seeking_help"}, "perpetrator_seeking_help"),
    ],
)
def test_men_who_are_hurt_and_who_hurt(language, said, taken_for, slots, expected):
    spoken = slots.pop("spoken", None)
    entities = {"organisation": ["praxis"], "language": [spoken]} if spoken else {}
    assert meant(turn(said, taken_for, language=language, entities=entities, **slots)) == expected


def test_danger_heard_in_what_somebody_did_is_help_to_stop():
    ranking = [("suicidal_thoughts", 1.0), ("perpetrator_seeking_help", 0.5)]
    assert meant(turn("ik heb mijn vriendin geduwd", "suicidal_thoughts", ranking, language="nl", alarm=0.25)) == "perpetrator_seeking_help"
    assert meant(turn("zij heeft mij geduwd", "suicidal_thoughts", ranking, language="nl", alarm=0.1)) == "partner_violence"


@pytest.mark.parametrize(
    "said, hurts",
    [
        (turn("i slapped my girlfriend tonite, she wont talk to me", "immediate_danger"), True),
        (turn("I hit him back and now he is breaking down my door with a knife", "immediate_danger"), False),
        (turn("he hits me, I hit him back", "immediate_danger"), False),
        (turn("she's locked in, I'm getting angry again", "immediate_danger", **HURTS), True),
    ],
)
def test_who_strikes_is_told_to_go_away_and_nobody_else(said, hurts):
    assert of_who_hurts(said) is hurts
