"""What is no alarm though the classifier hears one: a sign seen at the counter, danger denied there, danger that could come."""

from __future__ import annotations

from actions.counter import COUNTER, is_at_the_counter, questions_in, words_said
from actions.turn import Turn
from bot.i18n.phrases import begins_with, mentions
from bot.safety.danger import DANGER, PHARMACY_DANGER, alarm

STEPS, SIGNS, WHAT_TO_SAY, WORRIED = "pharmacist_procedure", "pharmacist_recognise_signs", "pharmacist_what_to_say", "worried_about_someone"
IF_IT_HAPPENS = "if_it_happens"
"""What only the context can say that a message means: what to do should the danger come."""
SIGN_WORDS = 24
"""Words of the longest message that tells of a sign and nothing else; a longer one tells what happens."""
CERTAIN = 0.9
"""Probability from which the classifier is believed that more than a sign was told."""
SURE = 0.6
"""Likewise, that danger is there after it was denied, or is no question about what could come."""
BARE = frozenset({"deny", "affirm", "inform", "service_details", "thank", "out_of_scope", "nlu_fallback"})
"""What "no danger right now" is taken for."""


def no_alarm(turn: Turn) -> str | None:
    """What such a message asks for, with the numbers where they are due (``Reply.numbers``)."""
    return _sign_at_the_counter(turn) or _no_danger_at_the_counter(turn) or _danger_that_could_come(turn)


def _sign_at_the_counter(turn: Turn) -> str | None:
    """ "A client with bruises on her arm": the procedure, where no word says that somebody dangerous is near, or that she is hurt badly.

    The numbers are said all the same (``RelaisAction.run``).
    """
    plain = turn.text and not turn.active_form and is_at_the_counter(turn) and not alarm(turn.text) and len(turn.text.split()) <= SIGN_WORDS
    if not plain or not mentions(turn.text, "counter.sign", turn.language) or mentions(turn.text, "counter.danger_near", turn.language):
        return None
    if turn.intent == SIGNS:  # told, not asked: who saw the sign needs the next step
        asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
        return None if asks or turn.slots.get("told") else STEPS
    if turn.intent not in (PHARMACY_DANGER, DANGER) or turn.alarm_probability >= CERTAIN:
        return None
    asked = questions_in(turn, STEPS)
    return asked[0].need if asked else STEPS


def _no_danger_at_the_counter(turn: Turn) -> str | None:
    """ "No danger right now" of a pharmacist: the next step, not a list of numbers."""
    need = str(turn.slots.get("need") or "")
    bare = turn.text and not turn.active_form and turn.intent in BARE and need.startswith(COUNTER) and is_at_the_counter(turn)
    if not bare or alarm(turn.text) or turn.alarm_probability >= SURE or questions_in(turn, STEPS):
        return None
    if not (mentions(turn.text, "search.no_danger", turn.language) or "nothing_now" in words_said(turn)):
        return None
    return WHAT_TO_SAY if STEPS in (turn.slots.get("told") or ()) else STEPS


def _danger_that_could_come(turn: Turn) -> str | None:
    """ "And if one day she says that he will kill her?" of somebody who worries: what to do then, and the numbers."""
    worried = WORRIED in (turn.slots.get("need"), turn.slots.get("story")) and turn.text and not turn.active_form and not alarm(turn.text)
    if not worried or is_at_the_counter(turn) or not mentions(turn.text, "search.what_if", turn.language):
        return None
    heard = turn.intent in (DANGER, PHARMACY_DANGER) and turn.alarm_probability < SURE
    return IF_IT_HAPPENS if heard or mentions(turn.text, "search.would_hurt_them", turn.language) else None
