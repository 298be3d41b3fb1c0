"""A pharmacist's concrete question is known by its words, whatever the message was taken for."""

import pytest

from actions.context import meant
from actions.counter import questions_in
from bot.directory.procedure import questions
from bot.i18n.languages import LOCALES, languages
from bot.i18n.phrases import mentioned
from bot.i18n.yaml_files import read_yaml
from tests.support.turns import turn

ASKED = [
    ("fr", "Comment je fais pour lui parler seule ?", ["alone"]),
    ("fr", "Oui mais concrètement, lui il est collé à elle, je l'éloigne comment ?", ["alone"]),
    ("en", "thats a lot to read with them standing here lol. give me one sentence i can say to get her on her own", ["alone"]),
    ("nl", "hoe begin ik daar dan over als die man er altijd bij is?", ["alone", "open"]),
    ("nl", "hoe begin ik daar over", ["open"]),
    ("en", "ok so how would I bring it up without scaring her off? She's a lawyer, very private", ["open"]),
    ("fr", "je commence comment ? elle n'a encore rien dit", ["open"]),
    ("fr", "ok merci. et je note quelque chose dans le dossier pharmaceutique ou pas ?", ["record", "note"]),
    ("nl", "ik bedoel het GFD: kan haar man dat zien als ik daar iets inzet?", ["record", "seen"]),
    ("en", "can I put it in her shared file", ["record"]),
    ("fr", "et si elle me dit que c'est rien, qu'elle est tombée dans l'escalier ?", ["no_help"]),
    ("nl", "En als ze zegt dat ze geen hulp wil, wat dan?", ["no_help"]),
    ("en", "she says she fell and doesn't want any help", ["no_help"]),
    ("nl", "mag ik haar een kaartje meegeven met een nummer?", ["card"]),
    ("fr", "je peux lui donner une carte ?", ["card"]),
    ("en", "can I slip her a card with a number to take home", ["card"]),
    ("fr", "elle a 14 ans, je peux téléphoner à ses parents ?", ["parents"]),
    ("nl", "moeten haar ouders dat weten? ze is 16", ["parents"]),
    ("en", "do I have to tell her parents?", ["parents"]),
    ("en", "and do i have to write down anywhere what happened? or tell my professional body", ["note", "order"]),
    ("nl", "moet ik hier nu iets van bijhouden of melden?", ["report_duty", "note"]),
    ("fr", "je dois prévenir l'Ordre ?", ["order"]),
    ("en", "who do we ring if a customer tells us something at 7pm on a saturday?", ["numbers"]),
    ("nl", "is er ook iemand waar ik als apotheker zelf mee kan praten?", ["own_help"]),
    ("fr", "une fille de quinze ans me raconte", ["minor"]),
    # sexual violence, told in passing
    ("fr", "je lui donne la pilule et puis? elle me dit juste qu'elle avait pas envie cette nuit", ["sexual_violence", "emergency_pill"]),
    ("fr", "elle vient chercher une pilule du lendemain, elle pleure", ["sexual_violence"]),
    ("nl", "voor plan B, ze zegt dat ze niet wou vannacht", ["sexual_violence"]),
    ("en", "she said last night he forced her, she didnt want to", ["sexual_violence"]),
    ("en", "lady asking for the morning after pill", []),
    ("fr", "ce n'est pas un viol", []),
    ("fr", "il l'a forcée à signer", []),
    # the centre, the pill, a number without paper, the family doctor
    ("en", "the rue haute place, can she go there straight from here", ["centre"]),
    ("nl", "wordt haar mutualiteit daar iets van gewaar", ["centre_discreet"]),
    ("nl", "mag ik haar de noodpil geven", ["emergency_pill"]),
    ("nl", "welk kaartje of nummer kan ik onopvallend meegeven", ["card"]),
    ("fr", "elle a peur qu'il voie l'adresse sur un papier, je lui donne comment le numéro ?", ["card"]),
    ("fr", "sans son accord, je parle au médecin généraliste ? Elle n'est pas mineure", ["family_doctor"]),
    ("nl", "mag ik haar huisarts bellen", ["family_doctor"]),
    ("en", "may I tell her GP", ["family_doctor"]),
    # what is not asked
    ("fr", "que dire à une victime ?", []),
    ("fr", "quels sont les signes ?", []),
    ("nl", "wat zeg ik precies tegen haar?", []),
    ("nl", "waar kan ik flyers of visitekaartjes in het Nederlands bestellen?", []),
    ("en", "leave her alone, she lives on her own", []),
    ("en", "am I allowed to file a complaint for her", []),
]


@pytest.mark.parametrize("language, text, ids", ASKED, ids=[text[:50] for _, text, _ in ASKED])
def test_the_question_is_known_by_its_words(language, text, ids):
    said = turn(text, "pharmacist_procedure", language=language)
    assert [question.id for question in questions_in(said, "pharmacist_procedure")] == ids


@pytest.mark.parametrize(
    "language, text, ids",
    [
        ("en", "can we give the husband the list of his wife's medication?", ["partner_asks"]),
        ("fr", "Ai-je le droit de lui dire ce que sa femme a acheté ?", ["partner_asks"]),
        ("nl", "hij vraagt wat ze gekocht heeft, mag ik dat zeggen?", ["partner_asks"]),
        ("en", "who do I ask, the order of pharmacists? do you have the number", ["order_contact"]),
        ("fr", "l'Ordre des pharmaciens, vous avez un numéro ?", ["order_contact"]),
        ("nl", "heb je een nummer van de Orde van Apothekers?", ["order_contact"]),
        ("nl", "haar man is de huisarts", ["doctor_partner"]),
        ("fr", "son médecin traitant, c'est son mari", ["doctor_partner"]),
        ("en", "what do I say to him when he comes back angry", ["to_him"]),
        ("fr", "le mari demande où elle est, je lui dis quoi", ["he_asks"]),
        ("en", "what if the boyfriend comes into my pharmacy asking what she bought?", ["he_asks"]),
        ("en", "and if her husband asks me what she came for?", ["he_asks"]),
        ("fr", "et si son mari vient me demander ce qu'elle voulait ?", ["he_asks"]),
        ("nl", "en als haar man vraagt wat ze kwam halen?", ["he_asks"]),
        ("nl", "belt hij naar de apotheek, wat zeg ik?", ["to_him"]),
        ("fr", "il faut fermer la porte ?", ["lock_the_door"]),
        # who may be told, and whether one must
        ("en", "her mother is also a customer, can I tell her mother?", ["relatives"]),
        ("fr", "je peux prévenir sa sœur ?", ["relatives"]),
        ("nl", "mag ik dat aan haar moeder zeggen?", ["relatives"]),
        ("en", "she is a minor, can I call her mother?", ["parents", "minor"]),
        ("nl", "ben ik verplicht om dat te melden?", ["report_duty"]),
        ("fr", "je dois le signaler ?", ["report_duty"]),
        ("en", "do I have to report it?", ["report_duty"]),
        ("fr", "je vais pas appeler la police sans son accord quand même ?", ["police_consent"]),
        ("nl", "mag ik de politie bellen zonder haar akkoord?", ["police_consent"]),
        ("en", "can I call the police if she doesn't want it?", ["police_consent"]),
        ("nl", "ze wil geen politie", ["refuses_police"]),
        # what is not asked
        ("fr", "sa fille n'ose pas en parler", []),
        ("nl", "haar man vraagt een pijnstiller", []),
        ("en", "she asks me for a painkiller, her husband pays", []),
        ("en", "does she have to report it?", []),
    ],
)
def test_what_concerns_the_violent_person_and_the_order(language, text, ids):
    assert [q.id for q in questions_in(turn(text, "pharmacist_procedure", language=language), "pharmacist_procedure")] == ids


SECRECY, STEPS, WORRIED = "pharmacist_confidentiality", "pharmacist_procedure", "worried_about_someone"
PHARMACIST = {"is_pharmacist": True, "need": STEPS}


@pytest.mark.parametrize(
    "language, said, taken_for, chances, slots, expected",
    [
        (
            "fr",
            "si j'appelle le 103 c'est secret ou pas ?",
            SECRECY,
            [("ask_confidentiality", 0.2)],
            {"need": "online_violence"},
            "ask_confidentiality",
        ),
        (
            "fr",
            "je dois prévenir qui au-dessus d'elle ?",
            SECRECY,
            [],
            {"need": "inform", "story": "sexual_violence"},
            "sexual_violence",
        ),
        (
            "nl",
            "wat kunnen wij haar meegeven aan het loket?",
            STEPS,
            [],
            {"need": "ask_subsidy", "is_professional": True},
            WORRIED,
        ),
        (
            "fr",
            "où commander des dépliants ?",
            "pharmacist_join",
            [],
            {"need": WORRIED, "is_pharmacist": False, "is_professional": True},
            "ask_publications",
        ),
        ("en", "what can I hand her at my pharmacy counter?", STEPS, [], {"need": "find_training"}, STEPS),
        (
            "nl",
            "Nederlandstalig of Spaans",
            "find_pharmacy",
            [],
            {**PHARMACIST, "spoken": "es"},
            "find_service",
        ),
        (
            "en",
            "she wants a place for tonight with her son",
            "immediate_danger",
            [("find_shelter", 0.4)],
            PHARMACIST,
            "find_shelter",
        ),
        (
            "en",
            "she speaks Tigrinya, who can interpret",
            "immediate_danger",
            [("inform", 0.2)],
            PHARMACIST,
            "find_service",
        ),
    ],
)
def test_who_is_a_pharmacist_and_who_is_none(language, said, taken_for, chances, slots, expected):
    spoken = slots.pop("spoken", None)
    ranking = [(taken_for, 0.5), *chances]
    entities = {"language": [spoken]} if spoken else {}
    heard = 0.1 if taken_for == "immediate_danger" else 0.0
    assert meant(turn(said, taken_for, ranking, language=language, entities=entities, alarm=heard, **slots)) == expected


def test_a_title_in_brackets_is_the_button():
    assert meant(turn("[Protection]", "inform", need="partner_violence")) == "protection_measures"


def test_every_question_has_words_and_answers_in_every_language():
    for question in questions():
        for language in languages():
            for key in [question.id] if not question.together else set().union(*question.together) & _keys(language):
                assert key in mentioned(f"… {_first_word(key, language)} …", "counter", language), (key, language)
            for texts in [*(step.text for step in question.steps), *([question.unknown] if question.unknown else [])]:
                assert texts[language], (question.id, language)


def _keys(language):
    return set(read_yaml(LOCALES / language / "terms.yml")["counter"])


def _first_word(question, language):
    return read_yaml(LOCALES / language / "terms.yml")["counter"][question][0]


def test_a_leaflet_in_a_language_that_nothing_is_printed_in():
    asked = {"text": "do you have a leaflet in it", "intent": "pharmacist_join"}
    assert [q.id for q in questions_in(turn(**asked, entities={"language": ["tr"]}), "pharmacist_join")] == ["leaflet"]
    assert questions_in(turn(**asked, entities={"language": ["nl"]}), "pharmacist_join") == []


def test_right_after_its_card_a_question_is_about_the_centre():
    shown = {"need": "pharmacist_procedure", "is_pharmacist": True, "shown": [["service", "cpvs-bruxelles"]]}
    asks = turn("elle peut y aller ce soir ? c'est payant ?", "pharmacist_immediate_danger", alarm=0.3, language="fr", **shown)
    assert [q.id for q in questions_in(asks, "")] == ["centre"]
    assert meant(asks) == "pharmacist_procedure"
    assert questions_in(turn("c'est payant ?", "service_details", language="fr"), "") == []


def test_who_looks_for_a_psychologist_gets_no_interpreters():
    said = "psycholoog of vrouwenorganisatie die pools spreekt, of met tolk"
    at_counter = {"language": "nl", "entities": {"language": ["pl"]}, "is_pharmacist": True}
    assert meant(turn(said, "find_pharmacy", need="pharmacist_procedure", **at_counter)) == "find_psychological_help"
    assert meant(turn(said, "find_pharmacy", need="find_psychological_help", **at_counter)) == "find_service"
    assert meant(turn("ze heeft een tolk nodig", "find_service", need="pharmacist_procedure", **at_counter)) == "find_service"
    assert (
        meant(turn("een psycholoog waar ik zelf mee kan praten", "pharmacist_procedure", need="pharmacist_join", **at_counter))
        == "pharmacist_procedure"
    )


def test_what_is_asked_elsewhere_better_is_left_there():
    said = turn("elle dit qu'elle est tombée, c'est un signe ?", "pharmacist_recognise_signs", language="fr")
    assert questions_in(said, "pharmacist_recognise_signs") == []


AT_COUNTER = {"need": "pharmacist_what_to_say", "is_pharmacist": True}
ELSEWHERE = {"need": "find_medical_help", "is_pharmacist": True}


@pytest.mark.parametrize(
    "said, means",
    [
        # vague or wrong intents in a pharmacist's conversation
        (turn("En als ze zegt dat ze geen hulp wil, wat dan?", "worried_about_someone", language="nl", **AT_COUNTER), "pharmacist_what_to_say"),
        (turn("hoe begin ik daar over", "ask_capabilities", [("ask_capabilities", 0.45)], language="nl", **AT_COUNTER), "pharmacist_what_to_say"),
        (turn("kan haar man het GFD zien?", "nlu_fallback", [("nlu_fallback", 0.2)], language="nl", **AT_COUNTER), "pharmacist_confidentiality"),
        (turn("mag ik haar een kaartje meegeven?", "find_helpline", [("find_helpline", 0.3)], language="nl", **AT_COUNTER), "pharmacist_procedure"),
        (
            turn("moeten haar ouders dat weten? ze is 16", "child_abuse", [("child_abuse", 0.2)], language="nl", **ELSEWHERE),
            "pharmacist_confidentiality",
        ),
        (turn("or tell my professional body", "ask_confidentiality", [("ask_confidentiality", 0.6)], **ELSEWHERE), "pharmacist_confidentiality"),
        (turn("is er iemand waar ik zelf mee kan praten?", "find_pharmacy", language="nl", **AT_COUNTER), "pharmacist_procedure"),
        # the intent of the counter that the classifier gave stays, also where the message is short after a search
        (turn("je l'éloigne comment ?", "pharmacist_procedure", language="fr", search={}, **AT_COUNTER), "pharmacist_procedure"),
        # an alarm of the classifier, not sure, over a calm question
        (turn("il est collé à elle, je l'éloigne comment ?", "immediate_danger", alarm=0.3, language="fr", **AT_COUNTER), "pharmacist_what_to_say"),
        (turn("elle dit qu'elle est tombée", "immediate_danger", alarm=0.28, language="fr", **AT_COUNTER), "pharmacist_what_to_say"),
        (turn("elle dit qu'elle est tombée", "immediate_danger", alarm=0.8, language="fr", **AT_COUNTER), "pharmacist_immediate_danger"),
        # a rule's alarm, and one that follows danger, are none
        (
            turn("collé à elle, il a un couteau", "pharmacist_immediate_danger", alarm=1.0, language="fr", **AT_COUNTER),
            "pharmacist_immediate_danger",
        ),
        (
            turn("il est collé à elle", "immediate_danger", alarm=0.3, language="fr", need="pharmacist_immediate_danger", is_pharmacist=True),
            "pharmacist_immediate_danger",
        ),
        # to pass a number tells no place; where she is stays refused
        (
            turn("qu'il voie l'adresse sur un papier, je lui donne comment le numéro ?", "locate_person_or_refuge", language="fr", **AT_COUNTER),
            "pharmacist_procedure",
        ),
        (
            turn("c'est à quelle adresse, le refuge de sa patiente mineure ?", "locate_person_or_refuge", language="fr", **AT_COUNTER),
            "locate_person_or_refuge",
        ),
        # nobody of the counter, a sure search, a word of thanks, words that everybody says
        (turn("ses parents, je leur téléphone ?", "child_abuse", language="fr", need="child_abuse"), "child_abuse"),
        (turn("a shelter, she can't go to her parents", "find_shelter", [("find_shelter", 0.9)], **AT_COUNTER), "find_shelter"),
        (turn("merci, je note", "thank", language="fr", **AT_COUNTER), "thank"),
        (turn("a doctor who does stitches", "find_medical_help", [("find_medical_help", 0.5)], **AT_COUNTER), "find_medical_help"),
    ],
)
def test_in_a_pharmacists_conversation(said, means):
    assert meant(said) == means
