"""What a message is after an answer: a way without a call, more, nearer, a changed wish, a question about what was shown."""

from __future__ import annotations

from actions.named import FACTS
from actions.searching import CLEAR
from actions.turn import Turn
from bot.directory.needs import concrete_needs, needs
from bot.i18n.phrases import begins_with, is_made_of, is_only, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

FALLBACK = "nlu_fallback"
WISHES = ("municipality", "audience", "format", "time", "topic", "setting", "language")
SURE = 0.6
"""Probability from which "and for her, a psychologist in Jette?" asks for another kind of help, not for the same again."""
UNSURE = 0.5
"""Probability below which a question that points back ("do they ask for a passport?") is about what was shown."""
GUESS = 0.35
"""Probability below which a message that names a wish changes the last search."""
QUESTION_WORDS = 20
"""Words of the longest question about what was shown."""
CORRECTS = frozenset({"deny", "affirm", "not_helpful", "out_of_scope", FALLBACK})
"""What a message that corrects a search is taken for."""
OF_SERVICES = frozenset({"open", "languages", "price", "anonymous", "whom"})
"""Aspects that "they" have who were shown, and nobody of a story: whether they take children is asked of shelters and told of parents."""
FOLLOW_UP_WORDS = 8
"""A longer message says itself what it wants."""


def follows_the_search(turn: Turn) -> str | None:
    """A short message after an answer: a way without a call, more, nearer, a changed wish."""
    if turn.active_form or not turn.text or alarm(turn.text) or turn.words > FOLLOW_UP_WORDS:
        return None
    if turn.shown and "no_call" in mentioned(turn.text, "aspects", turn.language):  # even where the classifier heard danger in "I cannot speak"
        return "service_details"
    if turn.intent in URGENT_INTENTS:
        return turn.intent
    unclear = turn.intent in ("out_of_scope", FALLBACK) and bool(set(mentioned(turn.text, "aspects", turn.language)) & FACTS)
    if _is_of_what_was_shown(turn) or (turn.shown and unclear):  # "c koi le prix? g pas une thune"
        return "service_details"
    programme_or_help = turn.slots.get("need") != "find_training" and turn.intent in ("service_details", "inform", "more_results", "pharmacist_join")
    if programme_or_help and mentions(turn.text, "search.training", turn.language):
        return "find_training"
    if not turn.slots.get("search"):
        return None
    if is_only(turn.text, "search.more", turn.language) or _asks_for_others(turn):
        return "more_results"
    changes = _names_a_wish(turn)
    another = turn.intent in concrete_needs() and turn.intent != turn.slots.get("need") and turn.certainty >= SURE
    if changes and not another and begins_with(turn.text, "search.and_for", turn.language):
        return "inform"
    corrects = turn.intent in CORRECTS or begins_with(turn.text, "wishes.no", turn.language)
    if changes and not another and corrects:  # "no, not for nurses", "no I mean at work"
        return "inform"
    if "nearer" in mentioned(turn.text, "aspects", turn.language):
        return "more_results"
    return None


def _asks_for_others(turn: Turn) -> bool:
    """ "Is that the only one?": whether there is more of what was shown."""
    another = turn.intent in needs() and turn.certainty >= SURE
    return "?" in turn.text and not another and mentions(turn.text, "search.only_one", turn.language)


def _names_a_wish(turn: Turn) -> bool:
    """Whether the message names what a search can be changed by, or denies it."""
    said = any(name in turn.entities or name in turn.refused for name in WISHES)
    return said or any(mentions(turn.text, f"search.{key}", turn.language) for key in ("man", "with_past"))


def _is_of_what_was_shown(turn: Turn) -> bool:
    """Whether a question is about those shown: "vragen zij papieren?", "do they keep my name?"."""
    if not turn.shown or not mentions(turn.text, "search.they", turn.language) or turn.needs:
        return False
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    return asks and bool(set(mentioned(turn.text, "aspects", turn.language)) & OF_SERVICES)


def names_a_training_wish(turn: Turn) -> str | None:
    """ "Partner violence", in the register of trainings, is the topic looked for, nobody's story."""
    in_register = (turn.slots.get("search") or {}).get("kind") == "training" and not turn.active_form
    names = any(name in turn.entities for name in WISHES) and is_made_of(turn.unnamed, "search.little_words", turn.language)
    return "inform" if in_register and names and not alarm(turn.text) else None


def doubtful_question(turn: Turn) -> str | None:
    """A question that was hardly understood: about what was shown where it points back, a changed wish where it names one."""
    if turn.active_form or not turn.text or turn.intent in CLEAR or turn.words > QUESTION_WORDS:
        return None
    certainty = turn.certainty
    wishes = turn.slots.get("search") and any(name in turn.entities for name in WISHES)
    if wishes and turn.intent != "service_details" and (certainty < GUESS or turn.intent == FALLBACK):
        return "inform"
    asks = "?" in turn.text or begins_with(turn.text, "search.question", turn.language)
    points_back = mentions(turn.text, "search.points_back", turn.language) or "traces" in mentioned(turn.text, "aspects", turn.language)
    doubtful = certainty < (GUESS if turn.intent in concrete_needs() else UNSURE)
    if turn.intent == turn.slots.get("need"):  # "can they force me?": of the story, not of the services
        return None
    return "service_details" if turn.shown and doubtful and asks and points_back else None
