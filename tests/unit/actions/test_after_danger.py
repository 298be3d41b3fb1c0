"""Danger that is over, denied, or goes on: the alarm does not come twice for nothing, and a rule's alarm always comes."""

import pytest

from actions.after_danger import misheard, told_with_danger
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
            "pharmacist_what_to_say",
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


MANY = [(SUICIDE, 1.0), ("deny", 0.37), ("perpetrator_seeking_help", 0.22)]


@pytest.mark.parametrize(
    "said, means",
    [
        # a wish to die that is denied: what is asked for, rather than "no"
        (turn("nee ik ga men eigen niks aandoen hoor", SUICIDE, MANY, "nl", alarm=0.3, need=SUICIDE), "perpetrator_seeking_help"),
        (turn("who is talking about suicide?", SUICIDE, MANY, alarm=0.5, need=SUICIDE, story="elder_abuse"), "elder_abuse"),
        (turn("je vais pas me suicider, elle est où ?", "nlu_fallback", (), "fr", need=SUICIDE, story="child_abuse"), "child_abuse"),
        # remembered: the classifier alone raises it no more, a rule does
        (turn("tell me what I should do tomorrow", SUICIDE, MANY, alarm=0.5, need="find_service", declined=[SUICIDE]), "perpetrator_seeking_help"),
        (turn("I want to die", SUICIDE, MANY, alarm=1.0, need="find_service", declined=[SUICIDE]), SUICIDE),
        # danger that is denied goes on with the story, a clear question and a service that is named stay
        (turn("non mais là elle dort, y a pas le feu", "nlu_fallback", (), "fr", need=DANGER, story="partner_violence"), "partner_violence"),
        (turn("dat was zaterdag, nu is hij gaan werken", "nlu_fallback", (), "nl", need=DANGER, story="elder_abuse"), "elder_abuse"),
        (turn("nobody is in danger, I need a lawyer", "find_legal_help", need=DANGER, story="elder_abuse"), "find_legal_help"),
        (
            turn(
                "c'est une expression. child focus, c'est secret ?",
                "service_details",
                (),
                "fr",
                entities={"organisation": ["child-focus"]},
                need=DANGER,
                story="online_violence",
            ),
            "service_details",
        ),
        (turn("no, the danger is not over", "nlu_fallback", need=DANGER, story="elder_abuse"), "nlu_fallback"),
        # a figure of speech, a what-if, a service by its name: the numbers in one line and the answer, also right after an alarm
        (turn("and if I hear screaming again?", DANGER, [(DANGER, 1.0), ("child_abuse", 0.4)], alarm=0.28, need=DANGER), "child_abuse"),
        (turn("he is shouting again", DANGER, [(DANGER, 1.0), ("child_abuse", 0.4)], alarm=0.28, need="child_abuse"), DANGER),
        (turn("he is shouting again", DANGER, [(DANGER, 1.0), ("child_abuse", 0.4)], alarm=0.15, need=DANGER), DANGER),
        (turn("it is she who hits me", SUICIDE, [(SUICIDE, 1.0)], alarm=0.12, need="perpetrator_seeking_help"), "partner_violence"),
    ],
)
def test_what_was_misheard_gives_way_to_what_is_asked(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "said, denied",
    [
        (turn("I'm not thinking of dying", "find_helpline", need=SUICIDE), SUICIDE),
        (turn("y a pas le feu", "find_helpline", language="fr", need=DANGER), DANGER),
        (turn("I'm not thinking of dying", "find_helpline", need="find_shelter"), None),
        (turn("nobody is in danger but I want to die", SUICIDE, need=DANGER, alarm=1.0), None),
        (turn("I am safe", SUICIDE, need=DANGER, alarm=0.9), None),
    ],
)
def test_what_was_heard_is_denied(said, denied):
    assert misheard(said) == denied


def test_the_story_told_with_danger_is_known_once_it_is_denied():
    ranking = [(DANGER, 1.0), ("partner_violence", 0.4), ("perpetrator_seeking_help", 0.5)]
    assert told_with_danger(turn("c'est ma femme qui me frappe", DANGER, ranking)) == "partner_violence"
    assert told_with_danger(turn("he shouts", DANGER, ranking, need="elder_abuse")) == "elder_abuse"
    assert told_with_danger(turn("he shouts", DANGER, ranking, need=DANGER, story="child_abuse")) == "child_abuse"


def test_who_wants_no_police_is_not_told_how_to_complain():
    ranking = [("immediate_danger", 1.0), ("file_complaint", 0.6), ("worried_about_someone", 0.04)]
    said = {"language": "nl", "alarm": 0.1, "need": "worried_about_someone", "story": "worried_about_someone"}
    assert meant(turn("ze wil niet naar de politie", "immediate_danger", ranking, **said)) == "find_helpline"
    assert meant(turn("waar kan ze klacht indienen", "immediate_danger", ranking, **said)) == "file_complaint"
