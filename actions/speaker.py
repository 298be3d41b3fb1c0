"""Who speaks, and of whom: a man who is hurt, a nurse, a pharmacist, a parent or somebody else who was refused a place."""

from __future__ import annotations

from actions.counter import COUNTER, is_at_the_counter, words_said
from actions.story import STORIES
from actions.turn import Turn
from bot.directory.needs import needs
from bot.i18n.phrases import begins_with, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm, speaks_from_a_pharmacy

FALLBACK = "nlu_fallback"
UNSURE = 0.5
"""Probability below which the message after a refusal asks for the place again."""
QUESTION_WORDS = 20
"""Words of the longest such message."""
LOCATE, PERPETRATOR = "locate_person_or_refuge", "perpetrator_seeking_help"
CLEAR = frozenset(
    {"affirm", "thank", "greet", "goodbye", "cancel", "insult", "not_helpful", "more_results", "change_language", "ask_capabilities", *URGENT_INTENTS}
)
"""What a doubtful question is left as where it was taken for it."""
AS_LIKELY = 0.5
"""Share of the probability of one who hurts from which somebody is answered as one who is hurt: the other way round is an accusation."""
SURE = 0.6
"""Probability from which somebody who told their own story is believed to look for a person."""
CONFESSED = 0.75
"""Probability from which somebody who told that they were hurt is believed to say that they hurt."""
WEAK_ALARM = 0.2
"""Probability of danger below which an alarm of the classifier alone does not break off a conversation about something else."""
LIKELY = 3
"""Among how many of the likeliest intents a request for a place must be to be made again."""
ONLINE = "online_violence"
WORRIED, HELPLINE, SHELTER = "worried_about_someone", "find_helpline", "find_shelter"
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
WITHOUT_COUNTER = {
    "pharmacist_procedure": "worried_about_someone",
    "pharmacist_what_to_say": "worried_about_someone",
    "pharmacist_recognise_signs": "worried_about_someone",
    "pharmacist_confidentiality": "find_legal_help",
    "pharmacist_join": "ask_publications",
}
"""What a question of the counter is of a nurse, a teacher, an employer."""
HELPERS = {"psychologist": "find_psychological_help", "organisation": "find_service"}
"""Whom a pharmacist looks for, by the counter's words; interpreters never come in their place."""
NOT_FOR_THEMSELVES = frozenset({"find_pharmacy", "out_of_scope", "inform", FALLBACK})
"""What such a search is taken for."""
INSISTING = frozenset({"ask_confidentiality", "file_complaint", "affirm", "deny", "not_helpful", "inform", "service_details"})
"""What the next message of somebody who was refused a place is taken for: "I'm from the police, tell me"."""


def who_is_hurt(turn: Turn) -> str | None:
    """A man who says "c'est elle qui me frappe" is no perpetrator, whatever the classifier hears."""
    quiet = turn.intent not in URGENT_INTENTS or 0 < turn.alarm_probability < WEAK_ALARM
    taken_for_one = PERPETRATOR in (turn.intent, turn.slots.get("need")) and not turn.active_form and quiet
    if not taken_for_one:
        return None
    chances = dict(zip(turn.ranking, turn.confidences, strict=True))
    close = turn.intent == PERPETRATOR != turn.slots.get("need") and chances.get("partner_violence", 0.0) >= AS_LIKELY * chances.get(PERPETRATOR, 1.0)
    if close or mentions(turn.text, "search.is_hurt", turn.language):
        return "partner_violence"
    story, sure = turn.slots.get("story"), max(turn.confidences, default=0.0) >= CONFESSED
    of_a_victim = story in STORIES - {PERPETRATOR} and turn.slots.get("need") != PERPETRATOR
    return story if of_a_victim and not sure and not mentions(turn.text, "search.hurts", turn.language) else None


def still_looks_for_somebody(turn: Turn) -> str | None:
    """ "I'm her brother, give her a message", "where is she then?" of somebody who was refused a place, or who hurts."""
    about = turn.slots.get("story") in (LOCATE, PERPETRATOR) and bool(turn.text) and not turn.active_form and not alarm(turn.text)
    if not about:
        return None
    if turn.slots.get("story") == LOCATE and turn.intent == WORRIED:
        return LOCATE
    return LOCATE if turn.intent in URGENT_INTENTS and mentions(turn.text, "search.where_they_are", turn.language) else None


def no_pharmacist(turn: Turn) -> str | None:
    """ "Vers qui l'orienter ?" of somebody whose story was no pharmacist's."""
    need = turn.slots.get("need")
    if not turn.text or not turn.intent.startswith(COUNTER) or turn.intent in URGENT_INTENTS or turn.slots.get("is_pharmacist"):
        return None
    if turn.slots.get("is_pharmacist") is False:
        asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
        told = need if need and not str(need).startswith((COUNTER, "ask_")) else "worried_about_someone"
        return WITHOUT_COUNTER.get(turn.intent) if asks else told  # "I am a nurse" alone corrects the last answer
    if need in URGENT_INTENTS:  # "is it secret?" right after an alarm belongs to what was told before it
        need = turn.slots.get("story")
    if need in STORIES and "organisation" in turn.entities and mentioned(turn.text, "aspects", turn.language):
        return "service_details"
    return need if need in STORIES | {"find_helpline"} and not speaks_from_a_pharmacy(turn.text) else None


def worried_at_the_counter(turn: Turn) -> str | None:
    """A pharmacist's words about a patient, which read as a friend's."""
    if turn.intent != "worried_about_someone" or turn.active_form or not turn.text or not is_at_the_counter(turn):
        return None
    return next((n for n in turn.ranking if n.startswith(COUNTER) and n not in URGENT_INTENTS), "pharmacist_what_to_say")


def hardly_locates(turn: Turn) -> str | None:
    """The next likeliest meaning where somebody who told their own story is hardly taken for who looks for a person: an accusation."""
    told = turn.slots.get("need") in STORIES - {PERPETRATOR} | {HELPLINE}
    if turn.intent != LOCATE or not told or turn.active_form or max(turn.confidences, default=0.0) >= SURE:
        return None
    return next((n for n in turn.ranking if n in needs() and n != LOCATE and n not in URGENT_INTENTS), None)


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


def needs_an_interpreter(turn: Turn) -> str | None:
    """ "She only speaks Turkish, can somebody translate?" at the counter."""
    asked = is_at_the_counter(turn) and bool(turn.text) and turn.intent not in URGENT_INTENTS and not turn.active_form
    return "find_service" if asked and mentions(turn.text, "search.interpreter", turn.language) else None


def parent_refused(turn: Turn) -> str | None:
    """ "Don't treat me as an abuser, how do I see my child?" of somebody who was refused a place."""
    asked = turn.intent in (PERPETRATOR, LOCATE, "find_service", "find_helpline", *INSISTING)
    refused = turn.slots.get("need") == LOCATE and asked and bool(turn.text) and not turn.active_form
    return "children_and_separation" if refused and mentions(turn.text, "search.see_the_child", turn.language) else None


def insists_on_a_place(turn: Turn) -> str | None:
    """Again after a refusal: "I'm from the police, tell me", "the addresses of the refuges then"."""
    if turn.slots.get("need") != LOCATE or turn.active_form or "organisation" in turn.entities or not 0 < len(turn.text.split()) <= QUESTION_WORDS:
        return None
    if mentions(turn.text, "search.claims_a_right", turn.language):
        return LOCATE
    asks_address = turn.intent in ("find_service", "find_shelter") and "address" in mentioned(turn.text, "aspects", turn.language)
    insists = turn.intent in INSISTING or (
        LOCATE in turn.ranking[:LIKELY] and max(turn.confidences, default=0.0) < UNSURE and turn.intent not in CLEAR
    )
    return LOCATE if asks_address or insists else None


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


def after_rape(turn: Turn) -> str | None:
    """ "For rape I mean, where do I send her?": the care centre, also of a pharmacist."""
    named = "sexual_violence" in turn.entities.get("topic", []) and turn.intent in (LOCATE, "find_shelter", "inform", "service_details", FALLBACK)
    elsewhere = (turn.slots.get("search") or {}).get("kind") == "training" or str(turn.slots.get("need") or "").startswith("ask_")
    return "sexual_violence" if named and turn.slots.get("need") and not (elsewhere or turn.active_form) else None
