"""Who speaks, and of whom: a man who is hurt, a nurse, a pharmacist, a parent or somebody else who was refused a place."""

from __future__ import annotations

from actions.counter import COUNTER, has_another_role, is_at_the_counter, words_said
from actions.facts import IN_SERVICE, known
from actions.searching import LOCATE, PERPETRATOR, WORRIED
from actions.story import ONLINE, STORIES, UNCLEAR
from actions.turn import Turn
from actions.who_hurts import OTHER, SELF, who_strikes
from bot.directory.needs import needs
from bot.i18n.languages import languages
from bot.i18n.phrases import affirms, begins_with, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm, speaks_from_a_pharmacy

FALLBACK = "nlu_fallback"
UNSURE = 0.5
"""Probability below which "somewhere I can walk in" is what a message asks."""
HELPLINE, SHELTER = "find_helpline", "find_shelter"
VICTIM = "partner_violence"
ONLY_HEARD = 0.6
"""Probability of danger from which the classifier alone is believed though the message says who strikes whom."""
LIKELY = 3
"""Among how many of the likeliest intents help to stop must be where danger was heard in what somebody did."""
OF_WHO_HURTS = frozenset(
    {HELPLINE, "file_complaint", "worried_about_someone", VICTIM, "family_violence", "service_details", "find_service", "deny", FALLBACK}
)
"""What the next message of who hurts is taken for, read alone."""
TOLD_OF_OTHERS = UNCLEAR | {"worried_about_someone"}
"""What "I hit my girlfriend" is taken for besides."""
AS_LIKELY = 0.5
"""Share of the probability of one who hurts from which somebody is answered as one who is hurt: the other way round is an accusation."""
CONFESSED = 0.75
"""Probability from which somebody who told that they were hurt is believed to say that they hurt."""
OUTSIDE = "search.outside"
"""Phrases that name a place outside the Region."""
WORDS = "search.what_to_say"
"""Phrases that ask for words to say to somebody who lives through violence."""
WITH_A_PLACE = frozenset({"sexual_violence", "child_abuse"})
"""Stories whose first line is the place to go."""
SEEN_FOR = frozenset(
    {HELPLINE, SHELTER, "find_service", "inform", "deny", "not_helpful", "out_of_scope", "ask_capabilities", FALLBACK, *STORIES, *URGENT_INTENTS}
)
"""What is asked by who wants to sit with somebody and says no more than that."""
SECRECY = "pharmacist_confidentiality"
WITHOUT_COUNTER = {
    "pharmacist_procedure": "worried_about_someone",
    "pharmacist_what_to_say": "worried_about_someone",
    "pharmacist_recognise_signs": "worried_about_someone",
    SECRECY: "find_legal_help",
    "pharmacist_join": "ask_publications",
}
"""What a question of the counter is of a nurse, a teacher, an employer."""
RAPE_TAKEN_FOR = frozenset({"exploitation", "lgbtqia_support", "residence_rights", "discrimination", "find_service", "inform", "deny", FALLBACK})
"""What a rape is taken for where it is told with much else."""
NEXT = 0.15
"""Probability from which the next likeliest meaning is what somebody who is no pharmacist asks."""
HELPERS = {"psychologist": "find_psychological_help", "organisation": "find_service"}
"""Whom a pharmacist looks for, by the counter's words; interpreters never come in their place."""
NOT_FOR_THEMSELVES = frozenset({"find_pharmacy", "out_of_scope", "inform", "not_helpful", FALLBACK})
"""What such a search is taken for."""


def who_is_hurt(turn: Turn) -> str | None:
    """Somebody who says "c'est elle qui me frappe" is no perpetrator, whatever the classifier hears."""
    urgent = turn.intent in URGENT_INTENTS
    taken_for_one = PERPETRATOR in (turn.intent, turn.slots.get("need"), *(turn.ranking[:LIKELY] if urgent else ()))
    if not taken_for_one or turn.active_form or not turn.text or alarm(turn.text):
        return None
    if urgent:  # the numbers are said before the answer all the same
        return VICTIM if turn.alarm_probability < ONLY_HEARD and is_struck(turn) else None
    chances = dict(zip(turn.ranking, turn.confidences, strict=True))
    close = turn.intent == PERPETRATOR != turn.slots.get("need") and chances.get(VICTIM, 0.0) >= AS_LIKELY * chances.get(PERPETRATOR, 1.0)
    strikes = SELF in who_strikes(turn.text, turn.language)
    if (close and not strikes) or is_struck(turn):
        return VICTIM
    story, sure = turn.slots.get("story"), max(turn.confidences, default=0.0) >= CONFESSED
    of_a_victim = story in STORIES - {PERPETRATOR} and turn.slots.get("need") != PERPETRATOR
    return story if of_a_victim and not sure and not strikes and not mentions(turn.text, "search.hurts", turn.language) else None


def is_struck(turn: Turn) -> bool:
    """Whether the writer says that they are hurt, and not that they hurt."""
    found = who_strikes(turn.text, turn.language)
    return SELF not in found and (OTHER in found or mentions(turn.text, "search.is_hurt", turn.language))


def tells_as_a_man(turn: Turn) -> bool:
    """Whether who is hurt is a man, or is hurt by a woman."""
    if not turn.text or not is_struck(turn):
        return False
    return turn.wishes.audience == "men" or any(mentions(turn.text, f"search.{key}", turn.language) for key in ("man", "she"))


def asks_for_men(turn: Turn) -> str | None:
    """ "C'est pour les hommes aussi, oui ou non ?" of the services just shown, or of one that is named."""
    asked = turn.text and not turn.active_form and turn.intent not in URGENT_INTENTS and (turn.shown or "organisation" in turn.entities)
    if asked and mentions(turn.text, "search.to_talk", turn.language):  # "just somebody whom a man can talk to"
        return HELPLINE
    return "service_details" if asked and mentions(turn.text, "search.men_too", turn.language) else None


def tells_of_being_struck(turn: Turn) -> str | None:
    """ "C'est ma femme qui me frappe, oui oui": a story, where it was taken for a yes, or for nothing."""
    vague = turn.intent in UNCLEAR | {"affirm", "deny"} and not turn.active_form and not is_at_the_counter(turn) and not alarm(turn.text)
    if not vague or not turn.text or who_strikes(turn.text, turn.language) != {OTHER} or turn.slots.get("need") in STORIES:
        return None
    return VICTIM if mentions(turn.text, "search.partner", turn.language) else "family_violence"


def who_hurts(turn: Turn) -> str | None:
    """ "Ik heb mijn vriendin geduwd, ik schrok van mijzelf": help to stop, where the classifier alone hears danger or a wish to die in it.

    Likewise where it was taken for somebody else's story. The numbers, and the line against suicide where that was heard, are
    said before (``RelaisAction.run``).
    """
    calm = turn.intent in URGENT_INTENTS and turn.alarm_probability < ONLY_HEARD
    mistaken = turn.intent in TOLD_OF_OTHERS and turn.slots.get("need") is None
    if (
        not (calm or mistaken)
        or PERPETRATOR not in turn.ranking[:LIKELY]
        or turn.active_form
        or not turn.text
        or alarm(turn.text)
        or turn.slots.get("story") in STORIES - {PERPETRATOR}
    ):
        return None
    return PERPETRATOR if who_strikes(turn.text, turn.language) == {SELF} else None


def still_hurts(turn: Turn) -> str | None:
    """More of who said that they hurt: "is 1712 niet voor slachtoffers?" asks about the line, "geef mij één nummer" asks for theirs."""
    if turn.slots.get("story") != PERPETRATOR or not turn.text or turn.active_form or alarm(turn.text):
        return None
    if {"organisation", "language"} <= turn.entities.keys() and "?" not in turn.text and turn.intent not in URGENT_INTENTS:
        return PERPETRATOR  # "Praxis is all in French, I'd rather speak Dutch": whom else there is
    if mentions(turn.text, "search.one_only", turn.language):  # one line for them, by its own rule
        return None
    if turn.intent == LOCATE and not _looks_for_somebody(turn):  # "she is at her mother's now" tells, and asks nothing
        return PERPETRATOR
    if turn.intent not in OF_WHO_HURTS or turn.slots.get("searches"):
        return None
    if "organisation" in turn.entities and turn.intent != "deny":
        return None if turn.intent == "service_details" else "service_details"
    return PERPETRATOR if turn.intent != "service_details" else None


def _looks_for_somebody(turn: Turn) -> bool:
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    return asks or any(mentions(turn.text, f"search.{key}", turn.language) for key in ("where_they_are", "threat", "lies_in_wait"))


def no_pharmacist(turn: Turn) -> str | None:
    """What a question of the counter is where somebody else asks it: "c'est secret ou pas ?", "what can I give her?", "who do I tell?"."""
    if not turn.text or not turn.intent.startswith(COUNTER) or turn.intent in URGENT_INTENTS or turn.active_form:
        return None
    if not has_another_role(turn.slots) or speaks_from_a_pharmacy(turn.text) and turn.slots.get("is_pharmacist") is None:
        return None
    if "organisation" in turn.entities or (turn.shown and "anonymous" in mentioned(turn.text, "aspects", turn.language)):
        return "service_details"  # "does the 103 keep it to itself?"
    if mentions(turn.text, WORDS, turn.language):
        return WORRIED
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    of_a_carer = turn.slots.get("is_pharmacist") is False and {turn.slots.get("need"), turn.slots.get("story")} <= {None, WORRIED}
    if asks and turn.intent == SECRECY and of_a_carer:  # a nurse's secrecy is a pharmacist's
        return SECRECY
    story = next((s for s in (turn.slots.get("story"), turn.slots.get("need")) if s in STORIES | {HELPLINE}), None)
    if not asks:  # "I am a nurse" alone corrects the last answer
        need = turn.slots.get("need")
        return story or (need if need and not str(need).startswith((COUNTER, "ask_")) else WORRIED)
    likely = next((n for n, chance in zip(turn.ranking, turn.confidences, strict=True) if chance >= NEXT and _is_of_a_person(n)), None)
    return likely or (WITHOUT_COUNTER.get(turn.intent) if turn.slots.get("is_professional") or not story else story)


def _is_of_a_person(intent: str) -> bool:
    """Whether an intent is what somebody who is no pharmacist asks."""
    return intent == "ask_confidentiality" or (intent in needs() and intent not in (*URGENT_INTENTS, LOCATE, PERPETRATOR))


def worried_at_the_counter(turn: Turn) -> str | None:
    """A pharmacist's words about a patient, which read as a friend's."""
    if turn.intent != "worried_about_someone" or turn.active_form or not turn.text or not is_at_the_counter(turn):
        return None
    return next((n for n in turn.ranking if n.startswith(COUNTER) and n not in URGENT_INTENTS), "pharmacist_what_to_say")


def looks_for_a_helper(turn: Turn) -> str | None:
    """ "A psychologist or a women's organisation that speaks Polish, or with an interpreter", of a pharmacist, for whoever stands at the counter."""
    if not turn.text or turn.active_form or turn.intent in URGENT_INTENTS or not is_at_the_counter(turn):
        return None
    said = words_said(turn)
    needs_help_in_a_language = "language" in turn.entities or mentions(turn.text, "search.interpreter", turn.language)
    if "own_help" in said or not (needs_help_in_a_language or turn.intent in NOT_FOR_THEMSELVES):
        return None
    wanted = [need for key, need in HELPERS.items() if key in said]
    return next((need for need in wanted if need != turn.slots.get("need")), wanted[0] if wanted else None)


def _alarmed(turn: Turn) -> bool:
    """Whether danger was heard that no question of a pharmacist changes: by a rule, or surely."""
    return turn.intent in URGENT_INTENTS and (bool(alarm(turn.text)) or turn.alarm_probability >= ONLY_HEARD)


def a_bed_for_the_patient(turn: Turn) -> str | None:
    """ "She wants a place for tonight with her son", of a pharmacist: shelters, also where the classifier alone hears danger."""
    if not is_at_the_counter(turn) or not turn.text or turn.active_form or _alarmed(turn):
        return None
    likely = SHELTER in turn.ranking[:2] or turn.slots.get("need") == SHELTER
    return SHELTER if likely and mentions(turn.text, "search.place_tonight", turn.language) else None


def no_pharmacy_for_a_pharmacist(turn: Turn) -> str | None:
    """ "Nederlandstalig of Spaans, ik ben de apotheker": services for whoever stands at the counter, never a list of pharmacies."""
    taken = turn.intent == "find_pharmacy" and turn.slots.get("is_pharmacist") and turn.text and not turn.active_form and not alarm(turn.text)
    if not taken or mentions(turn.text, "search.on_duty", turn.language):
        return None
    return "find_service" if "language" in turn.entities else "pharmacist_procedure"


def needs_an_interpreter(turn: Turn) -> str | None:
    """ "She only speaks Turkish", "can somebody translate?" at the counter."""
    asked = is_at_the_counter(turn) and bool(turn.text) and not _alarmed(turn) and not turn.active_form
    told = turn.intent in ("inform", "change_language", FALLBACK) and set(turn.entities.get("language", [])) - set(languages())
    return "find_service" if asked and (told or mentions(turn.text, "search.interpreter", turn.language)) else None


def where_to_send(turn: Turn) -> str | None:
    """ "Where can she go?" looks for a place, not for a person."""
    need = turn.slots.get("need")
    asked = LOCATE in turn.ranking[:2] if turn.intent in URGENT_INTENTS and not alarm(turn.text) else turn.intent == LOCATE
    asked = asked or ((need in WITH_A_PLACE or is_at_the_counter(turn)) and "find_shelter" in (turn.intent, *turn.needs))
    if not asked or turn.active_form or not mentions(turn.text, "search.where_to_go", turn.language):
        return None
    return need if need in WITH_A_PLACE else "pharmacist_procedure" if is_at_the_counter(turn) else "find_shelter"


def wants_to_meet(turn: Turn) -> str | None:
    """ "He wants to meet tomorrow or he posts them": still of the pictures."""
    after = turn.slots.get("need") == ONLINE and turn.text and not turn.active_form and not alarm(turn.text)
    return ONLINE if after and mentions(turn.text, "search.meeting", turn.language) else None


def words_for_someone(turn: Turn) -> str | None:
    """ "And what do I say to her tomorrow?" of a friend, a neighbour, a colleague."""
    worried = WORRIED in (turn.slots.get("need"), turn.slots.get("story")) and not turn.active_form and not is_at_the_counter(turn)
    return WORRIED if worried and turn.text and not alarm(turn.text) and mentions(turn.text, WORDS, turn.language) else None


def wants_to_be_seen(turn: Turn) -> str | None:
    """ "A place where I can just walk in and talk", in a conversation, where no kind of help is named more surely."""
    asked = bool(turn.slots.get("need")) and turn.text and not turn.active_form and not alarm(turn.text) and not turn.slots.get("is_professional")
    if turn.intent == "service_details" and "organisation" in turn.entities:  # "can I just walk in at the RainbowHouse?"
        return None
    unsure = turn.intent in SEEN_FOR or max(turn.confidences, default=0.0) < UNSURE
    return HELPLINE if asked and unsure and mentions(turn.text, "search.face_to_face", turn.language) else None


def asks_elsewhere(turn: Turn) -> str | None:
    """ "Dilbeek is in Flanders, have you got anything there?": the lines of the other Regions, whatever it was taken for."""
    unclear = turn.intent in ("inform", "out_of_scope", "more_results", FALLBACK) and bool(turn.slots.get("need")) and not turn.active_form
    professional = turn.slots.get("is_professional") or (turn.slots.get("search") or {}).get("kind") == "training"
    return HELPLINE if unclear and not professional and mentions(turn.text, OUTSIDE, turn.language) else None


def tells_of_rape(turn: Turn) -> str | None:
    """ "A client did not want to stop, no papers", "no, not exploited, he raped me": the care centre, before what it is taken for."""
    taken = turn.intent in RAPE_TAKEN_FOR and bool(turn.text) and not turn.active_form and not is_at_the_counter(turn)
    if not taken or alarm(turn.text) or known(turn, IN_SERVICE):  # who serves a house and is touched there goes to PAG-ASA and the centre
        return None
    return "sexual_violence" if affirms(turn.text, "search.raped", turn.language) else None


def after_rape(turn: Turn) -> str | None:
    """ "For rape I mean, where do I send her?": the care centre, also of a pharmacist."""
    named = "sexual_violence" in turn.entities.get("topic", []) and turn.intent in (LOCATE, "find_shelter", "inform", "service_details", FALLBACK)
    elsewhere = (turn.slots.get("search") or {}).get("kind") == "training" or str(turn.slots.get("need") or "").startswith("ask_")
    return "sexual_violence" if named and turn.slots.get("need") and not (elsewhere or turn.active_form) else None
