"""Which service a message asks about, whatever it was taken for."""

from dataclasses import replace

import pytest

from actions.context import meant
from actions.faults import refused_behind
from actions.forms import is_answer
from actions.named import asks_for_the_police, one_asked_about, reports_an_error
from bot.directory.criteria import Criteria
from bot.directory.names import services_named, with_services
from bot.i18n.formats import phone_from_abroad
from bot.safety.danger import DANGER, SUICIDE
from tests.support.turns import turn

CHILD_FOCUS, PRAXIS = ["service", "child-focus"], ["service", "praxis"]
LIST = [["service", "talita"], ["service", "chant-doiseau"], ["service", "samusocial"]]
NAMED = {"organisation": ["child-focus"]}
REPORT = "report_outdated_info"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        # a named service with a question, taken for an alarm that no rule hears, or for a report
        (turn("tomorrow in the day, number of child focus pls", DANGER, entities=NAMED, alarm=0.7), "service_details"),
        (turn("sorry i write wrong. PAG-ASA. the number", REPORT, entities={"organisation": ["pag-asa"]}), "service_details"),
        (turn("le numéro de child focus est faux", REPORT, language="fr", entities=NAMED), REPORT),
        # the one spoken of, until something else is shown
        (turn("do they tell my parents?", "ask_confidentiality", shown=LIST, spoken_of={"key": CHILD_FOCUS, "shown": LIST}), "service_details"),
        (turn("c secret ou pas", "ask_confidentiality", language="fr", shown=LIST, spoken_of={"key": CHILD_FOCUS, "shown": LIST}), "service_details"),
        (turn("is da gratis", "affirm", language="nl", shown=LIST, spoken_of={"key": CHILD_FOCUS, "shown": LIST}), "service_details"),
        (turn("kan ik nu bellen", DANGER, language="nl", alarm=0.3, shown=LIST, spoken_of={"key": PRAXIS, "shown": LIST}), "service_details"),
        (
            turn("c secret ou pas", "ask_confidentiality", language="fr", shown=LIST, spoken_of={"key": CHILD_FOCUS, "shown": []}),
            "ask_confidentiality",
        ),
        (turn("kan ik nu bellen", "find_helpline", language="nl", shown=LIST, spoken_of={"key": PRAXIS, "shown": LIST}), "service_details"),
        (turn("a free lawyer", "find_legal_help", shown=LIST, spoken_of={"key": PRAXIS, "shown": LIST}), "find_legal_help"),
        (
            turn(
                "1712 is gesloten",
                "find_helpline",
                language="nl",
                need="find_helpline",
                refused={"organisation": ["1712"]},
                search={"kind": "referral"},
            ),
            "inform",
        ),
        (turn("what is the number of PAGASA", "ask_statistics", entities={"organisation": ["pag-asa"]}), "service_details"),
        # one of those shown: counted, or hardly more than its name
        (turn("the woman in the second one you gave, she speak English?", REPORT, entities={"language": ["en"]}, shown=LIST), "service_details"),
        (
            turn("bel ik Praxis", "partner_violence", language="nl", entities={"organisation": ["praxis"]}, unnamed="bel ik", shown=[PRAXIS]),
            "service_details",
        ),
        # one number; never inside an alarm of a rule
        (turn("just give me one number", "find_helpline", need="partner_violence"), "one_number"),
        (turn("wie bel ik als eerste?", "find_helpline", language="nl"), "one_number"),
        (turn("un seul numéro svp", "not_helpful", language="fr"), "one_number"),
        (turn("not just one number, somebody to talk to", "find_helpline"), "find_helpline"),
        # the police of a place
        (turn("POLICE. molenbeek", "file_complaint", entities={"municipality": ["molenbeek-saint-jean"]}), "police_of_a_place"),
        (turn("the number of the police in Molenbeek", "find_helpline", entities={"municipality": ["molenbeek-saint-jean"]}), "police_of_a_place"),
        (turn("numéro de la police à Jette", "file_complaint", language="fr", entities={"municipality": ["jette"]}), "police_of_a_place"),
        (turn("geen politie, een nummer in Jette", "find_helpline", language="nl", entities={"municipality": ["jette"]}), "find_helpline"),
        # a name that the directory does not know
        (turn("vous connaissez Comité Machin ?", "forced_marriage", language="fr", unnamed="vous connaissez Comité Machin ?"), "unknown_service"),
        (turn("what is the number of Comité P", "out_of_scope", unnamed="what is the number of Comité P"), "unknown_service"),
        (turn("numéro de PV perdu", "file_complaint", language="fr", unnamed="numéro de PV perdu"), "file_complaint"),
        # no report without words for what is wrong
        (turn("I called, nobody", REPORT, ranking=[(REPORT, 0.6), ("find_helpline", 0.2)]), "find_helpline"),
    ],
)
def test_what_is_asked_about(said, means):
    assert meant(said) == means


@pytest.mark.parametrize("text", ["this number is wrong", "ce numéro n'existe plus", "het adres klopt niet", "they moved last year"])
def test_an_error_is_reported_in_words_for_it(text):
    language = "fr" if text.startswith("ce") else "nl" if text.startswith("het") else "en"
    assert reports_an_error(turn(text, REPORT, language=language, ranking=[(REPORT, 0.5)]))


def test_the_one_asked_about_is_the_named_the_counted_or_the_last():
    kept = {"key": CHILD_FOCUS, "shown": LIST}
    assert one_asked_about(turn("is it free?", "service_details", shown=LIST, spoken_of=kept)) == [("service", "child-focus")]
    assert one_asked_about(turn("the second one, is it free?", "service_details", shown=LIST, spoken_of=kept)) == [tuple(LIST[1])]
    assert one_asked_about(turn("is it free?", "service_details", shown=LIST)) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("what is number of PAGASA at night", ["pag-asa"]),
        ("ESPACE P. asbl", ["espace-p-bruxelles"]),
        ("des groupes de parents similes non", ["similes-bruxelles"]),
        ("to prévenir qui ? phare ?", ["phare"]),
        ("we must get her together", []),
        ("is there le refuge", []),
    ],
)
def test_names_are_known_as_people_write_them(text, ids):
    assert [e["value"] for e in services_named(text)] == ids


def test_an_alias_decides_between_the_services_of_one_name():
    house = {"entity": "organisation", "value": "samusocial-louiza", "start": 9, "end": 19}
    assert [e["value"] for e in with_services("i called samusocial", [house])] == ["samusocial"]


@pytest.mark.parametrize(
    ("text", "name", "language", "refused"),
    [
        ("107 does not work from england", "107", "en", True),
        ("I called the samusocial, they say full full", "samusocial", "en", True),
        ("tis zondag 1712 is gesloten", "1712", "nl", True),
        ("1712 is gesloten vandaag?", "1712", "nl", False),
        ("le 107 ne répond pas", "107", "fr", True),
        ("107 is free", "107", "en", False),
    ],
)
def test_what_cannot_be_reached_is_refused(text, name, language, refused):
    start = text.index(name)
    assert refused_behind(text, language, {"entity": "organisation", "start": start, "end": start + len(name)}) is refused


def test_only_some_numbers_can_be_dialled_from_abroad():
    assert phone_from_abroad("+3226162626") == "+32 2 616 26 26"
    assert [phone_from_abroad(n) for n in ("107", "116000", "+3280030030")] == [None, None, None]


def test_a_form_is_answered_with_not_knowing_whatever_the_classifier_hears():
    said = turn("i don't know", SUICIDE, alarm=0.2)
    assert is_answer(said)
    assert not is_answer(turn("i want to die", SUICIDE, alarm=1.0))


LINES = {"need": "worried_about_someone", "shown": [["service", "1712"]]}


@pytest.mark.parametrize(
    "text, language, intent, slots, means",
    [
        ("Is it anonymous, yes or no?", "en", "ask_confidentiality", LINES, "unnamed"),
        ("Could I call on her behalf, without giving her name?", "en", "worried_about_someone", LINES, "unnamed"),
        ("je peux appeler pour elle, sans donner son nom ?", "fr", "find_helpline", LINES, "unnamed"),
        ("is dat anoniem als zij belt?", "nl", "ask_confidentiality", LINES, "unnamed"),
        # of this conversation, before any line was shown, about something else
        ("is this chat anonymous?", "en", "ask_confidentiality", LINES, "ask_confidentiality"),
        ("c'est anonyme ici ?", "fr", "ask_confidentiality", LINES, "ask_confidentiality"),
        ("is it anonymous?", "en", "ask_confidentiality", {}, "ask_confidentiality"),
        ("can I file a complaint anonymously?", "en", "file_complaint", LINES, "file_complaint"),
        ("is it anonymous?", "en", "ask_confidentiality", {"shown": [["service", "112"]]}, "ask_confidentiality"),
    ],
)
def test_those_shown_are_asked_whether_one_can_stay_unnamed(text, language, intent, slots, means):
    assert meant(turn(text, intent, language=language, **slots)) == means


def test_no_police_station_is_shown_to_a_pharmacist_who_asks_about_secrecy():
    said = "je ne vais pas appeler la police sans son accord ? et le secret ?"
    place = {"municipality": ["ixelles"]}
    at_counter = turn(said, "pharmacist_confidentiality", language="fr", entities=place, is_pharmacist=True, need="pharmacist_procedure")
    assert meant(at_counter) == "pharmacist_confidentiality"


THOSE = {"need": "sexual_violence", "story": "sexual_violence", "shown": [["service", "cpvs-bruxelles"]]}


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("is what I tell them confidential, and do they speak English?", "ask_confidentiality", **THOSE), "service_details"),
        (turn("I meant the centre. Do they speak English there?", "sexual_violence", **THOSE), "service_details"),
        (turn("faut un rdv ou je peux passer comme ça ?", "sexual_violence", language="fr", **THOSE), "service_details"),
        (turn("is what I write here confidential?", "ask_confidentiality", **THOSE), "ask_confidentiality"),
        (turn("they did it again", "sexual_violence", **THOSE), "sexual_violence"),
    ],
)
def test_what_is_asked_of_those_shown_is_not_asked_of_this_chat(said, means):
    assert meant(said) == means


@pytest.mark.parametrize(
    "text, language, asks_for_a_station",
    [
        ("Je ne veux pas porter plainte ! Le commissariat de Jette, vous avez le numéro ?", "fr", True),
        ("does she have to tell police? can i phone them for her?", "en", False),
        ("they can come with me to police? phone them how", "en", False),
    ],
)
def test_a_station_is_asked_for_where_its_number_is(text, language, asks_for_a_station):
    said = replace(turn(text, "service_details", language=language, shown=[["service", "utsopi"]]), wishes=Criteria(municipality="jette"))
    assert (asks_for_the_police(said) is not None) is asks_for_a_station
