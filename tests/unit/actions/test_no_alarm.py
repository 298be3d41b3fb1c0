"""What is no alarm at the counter or for who worries; what names danger stays one."""

import pytest

from actions.base import Reply
from actions.context import meant
from actions.facts import NO_DANGER, facts_in
from actions.no_alarm import IF_IT_HAPPENS
from tests.support.turns import turn

HEARD, STEPS, TO_SAY, WORRIED = "pharmacist_immediate_danger", "pharmacist_procedure", "pharmacist_what_to_say", "worried_about_someone"
RANKING = [(HEARD, 1.0), ("pharmacist_recognise_signs", 0.4), (STEPS, 0.2)]


def heard(text, language, alarm=0.5, **slots):
    """An alarm of the classifier alone, of somebody at the counter."""
    return turn(text, HEARD, RANKING, language=language, alarm=alarm, is_pharmacist=True, **slots)


@pytest.mark.parametrize(
    "language, text, means",
    [
        ("fr", "une cliente avec des bleus au bras", STEPS),
        ("fr", "une dame vient d'entrer avec un œil au beurre noir", STEPS),
        ("nl", "er staat een vrouw aan mijn toog met een blauw oog", STEPS),
        ("en", "customer with a black eye at the counter", STEPS),
        ("en", "a regular came in with bruises, she says she fell", TO_SAY),
        # somebody may be near, or she is hurt badly
        ("fr", "une cliente avec des bleus, son mari attend dehors", HEARD),
        ("fr", "une dame avec des bleus, elle saigne de la tête", HEARD),
        ("nl", "klant met blauwe plekken, ze reageert niet meer", HEARD),
        ("nl", "klant met blauwe plekken, ze durft niet naar huis", HEARD),
        ("en", "customer with bruises on her neck", HEARD),
        ("en", "she has a black eye and he is waiting in the car", HEARD),
        ("en", "a lady is crying at the counter", HEARD),
    ],
)
def test_a_sign_alone_is_no_alarm(language, text, means):
    assert meant(heard(text, language)) == means


def test_a_sign_is_an_alarm_for_nobody_else_nor_where_danger_is_certain():
    assert meant(heard("customer with a black eye", "en", alarm=0.95)) == HEARD
    friend = turn("bruises on her arm again", "immediate_danger", [("immediate_danger", 1.0)], alarm=0.7, need=WORRIED)
    assert meant(friend) == "immediate_danger"


def test_a_sign_that_is_told_gets_the_steps_and_one_that_is_asked_about_the_signs():
    told = turn("une cliente a un œil au beurre noir", "pharmacist_recognise_signs", language="fr", is_pharmacist=True)
    assert meant(told) == STEPS
    asked = turn("un œil au beurre noir, c'est un signe ?", "pharmacist_recognise_signs", language="fr", is_pharmacist=True)
    assert meant(asked) == "pharmacist_recognise_signs"


@pytest.mark.parametrize(
    "language, text, told, means",
    [
        ("fr", "non pas de danger là maintenant", [HEARD], STEPS),
        ("nl", "nee er is nu geen gevaar", [STEPS], TO_SAY),
        ("en", "no, no danger right now", [STEPS], TO_SAY),
        ("en", "no, thanks", [STEPS], "deny"),
    ],
)
def test_a_denied_danger_is_followed_by_the_next_step(language, text, told, means):
    assert meant(turn(text, "deny", language=language, need=HEARD, is_pharmacist=True, told=told)) == means


class Said:
    """Collects what is said."""

    def __init__(self):
        self.texts = []

    def utter_message(self, text=None, **_):
        self.texts.append(text)


def numbers_of(said):
    dispatcher = Said()
    Reply(dispatcher, said).numbers()
    return dispatcher.texts


def test_the_numbers_do_not_stand_again_once_a_pharmacist_denied_the_danger():
    assert facts_in("no danger right now", "deny", "en") == [NO_DANGER]
    calm = {"is_pharmacist": True, "need": STEPS, "facts": [NO_DANGER]}
    assert not numbers_of(turn("can I phone her tomorrow?", STEPS, **calm))
    assert not numbers_of(turn("she is alone, no danger", "immediate_danger", alarm=0.5, **calm))
    assert numbers_of(turn("he shouts in the shop", "immediate_danger", alarm=0.5, **calm))
    assert numbers_of(turn("he is at the door with a knife", "immediate_danger", alarm=1.0, **calm))
    assert numbers_of(turn("she says she is tired of it all", "suicidal_thoughts", alarm=0.2, **calm))
    assert numbers_of(turn("and for her?", "find_shelter", facts=[NO_DANGER], need=WORRIED))


@pytest.mark.parametrize(
    "language, text, alarm, means",
    [
        ("en", "and if one day she tells me he'll kill her?", 0.1, IF_IT_HAPPENS),
        ("fr", "et si un jour elle me dit qu'il va la tuer ?", 0.15, IF_IT_HAPPENS),
        ("nl", "en als ze op een dag zegt dat hij haar gaat vermoorden?", 0.1, IF_IT_HAPPENS),
        ("en", "and if he comes in with a knife? he is at the door with a knife", 1.0, "immediate_danger"),
        ("en", "and if she is right, he is beating her upstairs", 1.0, "immediate_danger"),
    ],
)
def test_danger_that_could_come_to_somebody_else(language, text, alarm, means):
    said = turn(text, "immediate_danger", [("immediate_danger", 1.0), (WORRIED, 0.4)], language=language, alarm=alarm, need=WORRIED, story=WORRIED)
    assert meant(said) == means


def test_what_if_asks_it_also_where_no_danger_was_heard_and_of_nobody_who_is_hurt():
    assert meant(turn("wat als haar man hier opduikt?", WORRIED, language="nl", need=WORRIED)) == IF_IT_HAPPENS
    assert meant(turn("and if she does not want help?", WORRIED, need=WORRIED)) == WORRIED
    victim = turn(
        "and if he kills me?", "immediate_danger", [("immediate_danger", 1.0)], alarm=0.7, need="partner_violence", story="partner_violence"
    )
    assert meant(victim) == "immediate_danger"


def test_what_he_may_be_told_should_he_come_is_no_alarm():
    assert meant(heard("what if the boyfriend comes in asking what she bought? he waits outside in the car", "en", alarm=0.86)) == TO_SAY
    assert meant(heard("her boyfriend is here asking what she bought, he waits outside in the car", "en", alarm=0.86)) == HEARD
    assert meant(heard("what if he comes in shouting? do I lock the door", "en", alarm=0.86)) == HEARD


def test_a_question_after_a_denied_danger_is_no_alarm():
    assert meant(heard("and is it ok to phone her tomorrow?", "en", alarm=0.1, need=TO_SAY, facts=[NO_DANGER])) != HEARD
    assert meant(heard("he is shouting at us", "en", alarm=0.4, need=TO_SAY, facts=[NO_DANGER])) == HEARD
