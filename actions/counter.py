"""At the pharmacy counter: which concrete question of the procedure a message asks (``data/directory/procedure.yaml``, ``terms.yml``)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping

from actions.turn import Turn
from bot.directory.criteria import Criteria
from bot.directory.needs import concrete_needs
from bot.directory.procedure import Question, questions
from bot.i18n.languages import languages
from bot.i18n.phrases import denies, is_close_to, mentioned
from bot.safety.danger import SUICIDE, URGENT_INTENTS, alarm

COUNTER = "pharmacist_"
SHARE = 0.1
"""Share of the likeliest intent's probability from which a pharmacist who just read the procedure means the counter."""
SHORT = 8
"""Words of the longest vague question that is about the counter because the last answer was."""
QUESTION_WORDS = 24
"""Words of the longest message whose words say which question of the procedure it is, whatever it was taken for."""
SURE = 0.6
"""Probability from which a search for a kind of help, or an alarm, is what the message is."""
SUICIDE_HEARD = 0.2
"""Likewise of a wish to die: far lower, because a miss costs more than a short answer."""
DENIABLE = frozenset({"minor", "sexual_violence"})
"""What is not asked where it is denied: "she is no minor"."""
PRINTED_IN = frozenset({"fr", "nl"})
"""Languages of the brochure."""
MINORS, PHARMACY, COMPLAINT = "young_people", "find_pharmacy", "file_complaint"
VAGUE = frozenset({"worried_about_someone", "ask_confidentiality", "ask_capabilities", "safety_planning", "service_details", "inform"})
"""What a pharmacist's short next question is taken for when it names no pharmacy: "what do I say to her?", "and if she is a minor?"."""
ALSO_OF_A_WITNESS = frozenset({COMPLAINT, "find_helpline"})
"""Likewise, where the counter is nearly as likely."""
LOCATE, NUMBER = "locate_person_or_refuge", "card"
SETTLED = frozenset({"affirm", "thank", "greet", "goodbye", "cancel", "insult", "more_results", "change_language", LOCATE})
"""What no word of the counter changes."""


NOT_ASKED = frozenset({"pharmacist_join", "pharmacist_recognise_signs"})
"""Whose points do not answer a question of the procedure that is asked in so many words."""


def questions_in(turn: Turn, need: str) -> list[Question]:
    """The questions of the procedure that the message asks, read as ``need``, in the order in which they are answered."""
    said = words_said(turn)
    asked = [q for q in questions() if q.id in said or any(keys <= said for keys in q.together)]
    told_better = {other for question in asked for other in question.instead_of}
    return [question for question in asked if need not in question.not_for and question.id not in told_better]


def words_said(turn: Turn) -> set[str]:
    """Keys of the counter's words in the message, and what its names say: a minor, a language that nothing is printed in."""
    said = {
        key for key in mentioned(turn.text, "counter", turn.language) if key not in DENIABLE or not denies(turn.text, f"counter.{key}", turn.language)
    }
    if is_close_to(turn.text, "counter.police", "counter.will_not", turn.language):  # "she won't talk to the police"
        said.add("refuses_police")
    if "doctor_partner" in (turn.slots.get("told") or ()):  # said once, it holds whenever the doctor is spoken of
        said.add("is_partner")
    if MINORS in turn.entities.get("audience", []):
        said.add("minor")
    if "minor" in said or "minor" in (turn.slots.get("told") or ()):  # whose parents are asked about otherwise than an adult's
        said.add("of_minor")
    if set(turn.entities.get("language", [])) - PRINTED_IN:
        said.add("foreign_language")
    services = {question.service for question in questions() if question.service}
    if "of_the_card" in said and turn.shown and turn.shown[0][1] in services:
        said.add("centre")
    return said


def is_at_the_counter(turn: Turn) -> bool:
    """Whether a pharmacist speaks: the last answer was of the procedure, or a question of the counter was asked before."""
    if turn.slots.get("is_pharmacist") is False:  # "I am a nurse"
        return False
    return bool(turn.slots.get("is_pharmacist")) or str(turn.slots.get("need") or "").startswith(COUNTER)


def has_another_role(slots: Mapping[str, Any]) -> bool:
    """Whether the conversation is about something else: a story, a need, a role was told, and nobody said that they are a pharmacist.

    A message without a word of the counter is then no pharmacist's, whatever it was taken for.
    """
    if slots.get("is_pharmacist"):
        return False
    story = str(slots.get("story") or "")
    need = story if slots.get("need") in URGENT_INTENTS else str(slots.get("need") or "")  # what danger broke off goes on
    return slots.get("is_pharmacist") is False or any(told and not told.startswith((COUNTER, PHARMACY)) for told in (story, need))


def in_their_language(turn: Turn, wishes: Criteria) -> Criteria:
    """The wishes with the language that few speak first: "in Dutch or Spanish, she is from Peru", of a pharmacist."""
    named = turn.entities.get("language", [])
    foreign = next((code for code in named if code not in languages()), None)
    if foreign is None or not is_at_the_counter(turn):
        return wishes
    return replace(wishes, language=foreign, language_too=" ".join(code for code in named if code != foreign) or None)


def asked_at_the_counter(turn: Turn) -> str | None:
    """The pharmacist's question that a message is; null where it is none, or is understood alone."""
    if turn.intent == "ask_publications" and turn.slots.get("is_pharmacist"):  # posters and brochures for the pharmacy
        return "pharmacist_join"
    if not turn.text or turn.active_form or not is_at_the_counter(turn):
        return None
    return _said_in_words(turn) or _vaguely_asked(turn)


def _said_in_words(turn: Turn) -> str | None:
    """The need of the question whose words stand in the message: "je l'éloigne comment ?", "can I put it in her file?"."""
    if turn.intent in SETTLED - {LOCATE} or not _leaves_room(turn):
        return None
    at_counter = turn.intent.startswith(COUNTER) and turn.intent not in URGENT_INTENTS
    found = [q for q in questions_in(turn, turn.intent) if at_counter or not (q.asked_by_others or q.goes_on)]
    if turn.intent == LOCATE:  # "he must not see the address on a paper": to pass a number tells no place
        found = [q for q in found if q.id == NUMBER]
    if not found:
        return None
    return turn.intent if at_counter and turn.intent not in NOT_ASKED else found[0].need


def _leaves_room(turn: Turn) -> bool:
    """Whether what the message was taken for is doubtful enough; a rule's alarm, one right after danger, and a sure search never are."""
    if turn.intent.startswith(COUNTER) and turn.intent not in URGENT_INTENTS:
        return True
    if len(turn.text.split()) > QUESTION_WORDS:
        return False
    if turn.intent in URGENT_INTENTS:
        limit = SUICIDE_HEARD if turn.intent == SUICIDE else SURE
        return not alarm(turn.text) and turn.slots.get("need") not in URGENT_INTENTS and turn.alarm_probability < limit
    if turn.intent in (PHARMACY, COMPLAINT):  # a pharmacist looks for no pharmacy, and "do I have to report it?" asks about secrecy
        return True
    is_search = turn.intent in concrete_needs() or turn.intent.startswith("find_")
    return not is_search or max(turn.confidences, default=0.0) < SURE


def _vaguely_asked(turn: Turn) -> str | None:
    """The likeliest question of the counter after an answer of the procedure, where the message alone is vague."""
    if not str(turn.slots.get("need") or "").startswith(COUNTER):
        return None
    short = turn.intent in VAGUE and len(turn.text.split()) <= SHORT and not turn.slots.get("search")
    if not short and turn.intent not in VAGUE | ALSO_OF_A_WITNESS:
        return None
    needed = 0.0 if short else SHARE * max(turn.confidences, default=0.0)
    pairs = zip(turn.ranking, turn.confidences, strict=True)
    return next((n for n, chance in pairs if n.startswith(COUNTER) and n not in URGENT_INTENTS and chance >= needed), None)
