"""Danger that is over, denied, or goes on: the alarm does not come twice for nothing, and a rule's alarm always comes."""

import pytest

from actions.context import meant
from tests.support.turns import turn

DANGER, AT_COUNTER, SUICIDE = "immediate_danger", "pharmacist_immediate_danger", "suicidal_thoughts"
AFTER = {"need": AT_COUNTER, "is_pharmacist": True}
CALM = [(DANGER, 1.0), ("find_helpline", 0.18), ("pharmacist_what_to_say", 0.08)]


def heard(text, language, intent=DANGER, ranking=tuple(CALM), alarm=0.4, **more):
    """An alarm of the classifier alone, by default right after the danger at the counter was answered."""
    return turn(text, intent, list(ranking), language=language, alarm=alarm, **{**AFTER, **more})


@pytest.mark.parametrize(
    "said, means",
    [
        (heard("de politie is onderweg. wat zeg ik tegen haar terwijl we wachten?", "nl"), "pharmacist_what_to_say"),
        (heard("on attend la police, je lui dis quoi", "fr"), "pharmacist_what_to_say"),
        (heard("i called 101, what do I tell her meanwhile", "en"), "pharmacist_what_to_say"),
        (heard("la police est là, elle veut pas parler, je fais quoi", "fr"), "pharmacist_what_to_say"),
        (heard("de flikken zijn hier, wat nu", "nl"), "pharmacist_what_to_say"),
        (heard("ok ze is weg met de politie", "nl"), "pharmacist_what_to_say"),
        (heard("il est plus là, on fait quoi", "fr"), "pharmacist_what_to_say"),
        (heard("he's gone now, what next", "en"), "pharmacist_what_to_say"),
        # a service is asked for beside it, a doctor's certificate
        (
            heard("police came, she is ok, in the back with me. she only speaks arabic, who can she call", "en", entities={"language": ["ar"]}),
            "find_helpline",
        ),
        (
            heard("c bon il est parti, la police l'a emmené. elle saigne, elle veut pas aller aux urgences. on fait quoi", "fr", alarm=0.8),
            "pharmacist_procedure",
        ),
        # denied
        (heard("NO the danger is over. i need an arabic speaking helpline", "en", entities={"language": ["ar"]}), "find_helpline"),
        (heard("le danger est passé, je lui dis quoi", "fr"), "pharmacist_what_to_say"),
        (heard("ze is veilig, wat nu", "nl", ranking=[(DANGER, 1.0), ("deny", 0.3)]), "pharmacist_procedure"),
        # not yet, back again, a rule, a wish to die: the alarm stays
        (heard("de politie komt niet", "nl"), AT_COUNTER),
        (heard("l'ambulance arrive pas", "fr"), AT_COUNTER),
        (heard("I don't think the police are here", "en"), AT_COUNTER),
        (heard("la police est là mais il revient", "fr"), AT_COUNTER),
        (heard("the police came but he is back", "en"), AT_COUNTER),
        (heard("police are coming, a man in my pharmacy is threatening her, he has a knife", "en", AT_COUNTER, alarm=1.0), AT_COUNTER),
        (heard("the police are here, I want to die", "en", SUICIDE, alarm=1.0), SUICIDE),
        (heard("je suis en sécurité mais à quoi bon", "fr", SUICIDE, need="find_shelter", is_pharmacist=None), SUICIDE),
        # who is no pharmacist has not left danger because somebody left, nor because the police are on their way
        (heard("he's gone now, what next", "en", need=DANGER, is_pharmacist=None), DANGER),
        (heard("i called 101, what now", "en", need=DANGER, is_pharmacist=None), DANGER),
        (heard("I don't think I'm safe", "en", need="find_shelter", is_pharmacist=None), DANGER),
    ],
)
def test_help_has_come_or_danger_is_denied(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, means",
    [
        (heard("no calling police, he is not doing anything right now. what do i say to her", "en"), "pharmacist_what_to_say"),
        (
            heard("non non pas la police elle veut pas, elle avait pas envie cette nuit", "fr", ranking=[(DANGER, 1.0), ("deny", 0.3)]),
            "pharmacist_procedure",
        ),
        (
            heard("nee politie wil ze absoluut niet, hij zit gewoon in de auto", "nl", ranking=[(AT_COUNTER, 1.0), ("file_complaint", 0.4)]),
            "pharmacist_procedure",
        ),
        (heard("hij is rustig, geen politie bellen", "nl", need="pharmacist_procedure"), "pharmacist_what_to_say"),
        (heard("kan ik haar een nummer meegeven?", "nl", need="find_medical_help", told=[AT_COUNTER]), "pharmacist_procedure"),
        (
            heard(
                "elle a peur qu'il voie l'adresse sur un papier, je lui donne comment le numéro ? et il la tape aussi des fois elle vient de me dire",
                "fr",
                need="find_medical_help",
                told=["sexual_violence"],
            ),
            "pharmacist_procedure",
        ),
        # a rule, somebody who comes back, a wish to die, nobody of the counter: the alarm
        (heard("no police, he is calm, a man in my pharmacy is threatening her with a knife", "en", AT_COUNTER, alarm=1.0), AT_COUNTER),
        (heard("she doesn't want the police but he is back", "en"), AT_COUNTER),
        (heard("he is shouting at us", "en"), AT_COUNTER),
        (heard("il se passe rien", "fr", need=DANGER, is_pharmacist=None), DANGER),
    ],
)
def test_at_the_counter_the_same_alarm_does_not_come_twice_for_nothing(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, means",
    [
        (heard("ils arrivent. je ferme le rideau ou pas ?", "fr", SUICIDE), AT_COUNTER),
        (heard("what am I supposed to do now, I keep thinking it is all because of what I told her", "en", SUICIDE, alarm=0.7), AT_COUNTER),
        (heard("ils arrivent", "fr", SUICIDE, need=DANGER, is_pharmacist=None), DANGER),
        (heard("he comes up the stairs in a minute", "en", SUICIDE, need=DANGER, is_pharmacist=None), DANGER),
        (heard("ik tel nog tot tien", "nl", DANGER, need=SUICIDE, is_pharmacist=None), SUICIDE),
        # a rule, a classifier that is sure, a long story, and the first alarm go where they were heard
        (heard("je veux mourir", "fr", SUICIDE, alarm=1.0), SUICIDE),
        (heard("je veux mourir", "fr", SUICIDE, need=DANGER, alarm=1.0, is_pharmacist=None), SUICIDE),
        (heard("what is the point of me", "en", SUICIDE, need=DANGER, alarm=0.9, is_pharmacist=None), SUICIDE),
        (heard("well it was like this for years and I see no way on from here any more", "en", SUICIDE, need=DANGER, is_pharmacist=None), SUICIDE),
        (heard("je ferme le rideau ou pas ?", "fr", SUICIDE, need="find_shelter", is_pharmacist=None), SUICIDE),
        # the ways in writing are asked for
        (heard("I cannot call", "en", SUICIDE, need=DANGER, is_pharmacist=None, shown=[["service", "112"]]), "service_details"),
    ],
)
def test_the_danger_answered_last_goes_on(said, means):
    assert meant(said) == means


DOUBTED = [("suicidal_thoughts", 1.0), ("find_medical_help", 0.4), ("pharmacist_procedure", 0.1)]


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("it still hurts when I swallow", "suicidal_thoughts", DOUBTED, alarm=0.15, need="sexual_violence"), "find_medical_help"),
        (turn("it still hurts when I swallow", "suicidal_thoughts", DOUBTED, alarm=0.15), "suicidal_thoughts"),
        (turn("it still hurts when I swallow", "suicidal_thoughts", DOUBTED, alarm=0.5, need="sexual_violence"), "suicidal_thoughts"),
        (turn("it still hurts when I swallow", "suicidal_thoughts", DOUBTED, alarm=0.15, need="suicidal_thoughts"), "suicidal_thoughts"),
        (turn("I want to die", "suicidal_thoughts", DOUBTED, alarm=1.0, need="sexual_violence"), "suicidal_thoughts"),
        (turn("the police are here, what now", "immediate_danger", DOUBTED, alarm=0.9, need="immediate_danger"), "find_medical_help"),
        (
            turn("the police are here, what now", "immediate_danger", DOUBTED, alarm=0.9, need="find_shelter", is_pharmacist=True),
            "pharmacist_procedure",
        ),
        (turn("the police are not here yet, what now", "immediate_danger", DOUBTED, alarm=0.9, need="immediate_danger"), "immediate_danger"),
        (turn("he left, what now", "immediate_danger", DOUBTED, alarm=0.9, need="find_shelter"), "immediate_danger"),
        (turn("the police are here and I see no way on", "suicidal_thoughts", DOUBTED, alarm=0.9, need="find_shelter"), "suicidal_thoughts"),
        (turn("the police are here, he has a knife", "immediate_danger", DOUBTED, alarm=1.0, need="immediate_danger"), "immediate_danger"),
    ],
)
def test_an_alarm_gives_way_only_where_it_is_weak_or_help_is_here_and_no_rule_hears_it(said, means):
    assert meant(said) == means
