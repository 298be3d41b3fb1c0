"""Practical questions of a story, and what sounds like one."""

import pytest

from actions.context import meant
from actions.practical import PRACTICAL, advice, answers, is_no_wish_to_die, practical_question
from tests.support.turns import turn

ONLINE = {"need": "online_violence", "story": "online_violence"}
BLACKMAIL = {**ONLINE, "facts": ["blackmail", "intimate_images"]}
RAPE = {"need": "sexual_violence", "story": "sexual_violence"}
PARTNER = {"need": "partner_violence", "story": "partner_violence"}


@pytest.mark.parametrize(
    ("language", "says", "slots", "answered"),
    [
        ("fr", "Est-ce qu'elle doit payer ?", BLACKMAIL, ("pay",)),
        ("nl", "moet ze betalen?", BLACKMAIL, ("pay",)),
        ("en", "should she pay?", BLACKMAIL, ("pay",)),
        ("nl", "ik heb al betaald", BLACKMAIL, ("paid",)),
        ("en", "I already paid him 200", BLACKMAIL, ("paid",)),
        ("fr", "c gratuit ou faut payer ?", BLACKMAIL, ()),
        ("nl", "moet ik de advocaat betalen?", BLACKMAIL, ()),
        ("en", "do I have to pay?", ONLINE, ()),
        ("fr", "faut prévenir ses parents ?", {**BLACKMAIL, "facts": ["of_another"]}, ("parents",)),
        ("nl", "moet ik het aan mijn ouders zeggen?", ONLINE, ("parents_own",)),
        ("en", "will they tell my parents?", ONLINE, ()),
        ("fr", "il dit qu'il va le dire à mes parents", ONLINE, ()),
        ("en", "he said he'll send it to my parents if I go to the police", ONLINE, ("threat",)),
        ("fr", "si je porte plainte il publie tout", ONLINE, ("threat",)),
        ("nl", "als ik naar de politie ga zet hij alles online", ONLINE, ("threat",)),
        ("en", "what happens if I go to the police?", ONLINE, ("to_the_police",)),
        ("nl", "en moeten we de politie bellen", ONLINE, ("to_the_police",)),
        ("en", "will child focus tell the police?", ONLINE, ()),
        ("fr", "ils vont prévenir la police ?", ONLINE, ()),
        ("nl", "gaat de politie mijn ouders verwittigen?", ONLINE, ()),
        ("fr", "c'est un délit ?", BLACKMAIL, ("crime_images",)),
        ("nl", "is dat strafbaar?", ONLINE, ("crime",)),
        ("en", "is it a crime?", PARTNER, ("crime_partner",)),
        ("en", "the crime rate here scares me and I have nobody", PARTNER, ()),
        ("fr", "on peut faire enlever les photos ?", BLACKMAIL, ("removal",)),
        ("en", "can they take it down", ONLINE, ("removal_other",)),
        ("fr", "comment je fais pour la bloquer", {**PARTNER, "facts": ["bank_card"]}, ("card",)),
        ("nl", "blokkeer ik hem of niet", ONLINE, ("block",)),
        ("fr", "g pas mis mes vetements a laver, je les prends avec ?", RAPE, ("clothes",)),
        ("nl", "moet ik mijn kleren meenemen? heb ze niet gewassen", RAPE, ("clothes",)),
        ("en", "can i shower?", RAPE, ("wash",)),
        ("nl", "mag ik me wassen?", RAPE, ("wash",)),
        ("fr", "jai tout lavé c trop tard ?", RAPE, ("clothes",)),
        ("en", "should she wash?", RAPE, ("wash",)),
        ("fr", "je veux pas porter plainte mais je veux garder des preuves", RAPE, ("proof_sexual", "proof_who")),
        ("nl", "zijn berichten, moet ik ze bewaren", PARTNER, ("proof_messages", "proof_where", "proof_who")),
        ("en", "if I tell anyone he will send the video to my work", RAPE, ("threat",)),
        ("nl", "moet ik het account verwijderen?", ONLINE, ("block",)),
        ("fr", "je me lave tout le temps, je me sens sale", RAPE, ()),
        ("en", "can i shower?", PARTNER, ()),
        ("fr", "comment je garde les preuves ?", PARTNER, ("proof_body", "proof_where", "proof_who")),
        ("nl", "waar bewaar ik de foto's van mijn blauwe plekken?", PARTNER, ("proof_body", "proof_where", "proof_who")),
        ("en", "is a screenshot enough?", ONLINE, ("proof_messages", "proof_who")),
        ("fr", "mes messages de menaces, je les garde ou pas", PARTNER, ("proof_messages", "proof_where", "proof_who")),
        ("en", "how do I prove it?", RAPE, ("proof_sexual", "proof_who")),
        ("fr", "vous gardez mes messages ici ?", PARTNER, ()),
        ("nl", "bewaren jullie mijn berichten?", PARTNER, ()),
        ("en", "I have proof, he texted me", PARTNER, ()),
        ("fr", "ils demandent des preuves ?", PARTNER, ()),
        ("fr", "je garde les enfants ou pas ?", PARTNER, ()),
        ("fr", "si je la bloque il va le savoir et se fâcher", {**PARTNER, "facts": ["bank_card"]}, ("card",)),
        ("nl", "als ik ze blokkeer gaat hij het weten en boos worden", {**PARTNER, "facts": ["bank_card"]}, ("card",)),
        ("en", "if I block it he'll know and get angry", {**PARTNER, "facts": ["bank_card"]}, ("card",)),
        ("en", "if I block him on whatsapp he'll get angry", PARTNER, ()),
    ],
)
def test_a_practical_question_is_answered_and_nothing_else(language, says, slots, answered):
    told = turn(says, "nlu_fallback", language=language, **slots)
    assert answers(told, slots["story"]) == answered
    assert practical_question(told) == (PRACTICAL if answered else None)


def test_what_helps_against_blackmail_is_said_with_the_story_once():
    says = "un gars menace de publier ses photos nues si elle paie pas 200 euros"
    first = turn(says, "online_violence", language="fr", facts=["blackmail"])
    assert advice(first, "online_violence") == ("blackmail",)
    assert advice(turn(says, "online_violence", language="fr", facts=["blackmail", "blackmail_said"]), "online_violence") == ()


def test_a_wish_to_die_that_is_hardly_heard_in_clothes_raises_no_alarm_and_one_that_is_heard_does():
    says = "g pas mis mes vetements a laver, je les prends avec ?"
    hardly = turn(says, "suicidal_thoughts", language="fr", alarm=0.34, **RAPE)
    assert meant(hardly) == PRACTICAL and is_no_wish_to_die(hardly, PRACTICAL)
    assert meant(turn(says, "suicidal_thoughts", language="fr", alarm=0.8, **RAPE)) == "suicidal_thoughts"
    assert practical_question(turn("je peux me doucher ? je veux mourir", "suicidal_thoughts", language="fr", alarm=0.3, **RAPE)) is None
    danger = turn("where do I keep the photos of my bruises?", "immediate_danger", alarm=0.3, **PARTNER)
    assert meant(danger) == PRACTICAL and not is_no_wish_to_die(danger, PRACTICAL)


@pytest.mark.parametrize("slots", [{"is_pharmacist": True}, {"is_professional": True}, {"searches": "person"}])
def test_only_who_tells_a_story_is_answered(slots):
    assert practical_question(turn("how do I keep the proof?", "nlu_fallback", **{**PARTNER, **slots})) is None
    assert practical_question(turn("how do I keep the proof?", "nlu_fallback")) is None
    hurts = {"need": "perpetrator_seeking_help", "story": "perpetrator_seeking_help"}
    assert practical_question(turn("how do I keep the proof?", "nlu_fallback", **hurts)) is None
