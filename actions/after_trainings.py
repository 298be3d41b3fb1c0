"""What a message is after trainings or calls were shown: still about them, for an organiser, or help for the person it all began with."""

from __future__ import annotations

from actions.training_wishes import TRAINING, finds_fault_with_trainings, said_of_trainings
from actions.turn import Turn
from bot.directory.needs import concrete_needs, needs
from bot.directory.subsidy_search import INTENT as CALLS
from bot.i18n.phrases import affirms, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS, alarm

SURE = 0.6
"""Probability from which a message that sounds like another question is one."""
VAGUE = frozenset({"inform", "deny", "affirm", "not_helpful", "more_results", "service_details", "out_of_scope", "nlu_fallback", "cancel"})
"""What a message that only adds to a search is taken for, however surely."""
ADDED = ("period", "evening", "length", "accreditation", "at_ours")
"""Keys of ``register`` in terms.yml that belong to no other question than one on trainings, once some were shown."""
FACTS = ("contact", "open", "address", "price")
NAMING = frozenset({"find_service", "ask_policy_bodies"})
"""What "and the Cocof, nothing for us?" is taken for, however surely."""
TAKING_PART = frozenset({"submit_training", "ask_publications", "pharmacist_join", "ask_capabilities"})
"""What "how do we sign up?" is taken for, however surely."""
ACCUSED, TRAININGS = "perpetrator_seeking_help", "find_training"


def after_trainings(turn: Turn) -> str | None:
    """The intent of a message after trainings, or of one that wants no more of them; null where it speaks for itself."""
    in_register = (turn.slots.get("search") or {}).get("kind") == TRAINING
    if turn.active_form or not turn.text or turn.intent in URGENT_INTENTS or alarm(turn.text):
        return None
    if not in_register:
        return _help_for_a_person(turn) if _wants_no_more(turn) else _another_payer(turn)
    return (
        _help_for_a_person(turn)
        or (TRAININGS if asks_for_whom(turn) else None)
        or _joins_a_network(turn)
        or _signs_up(turn)
        or _of_the_cpas(turn)
        or _whom_to_ask(turn)
        or finds_fault_with_trainings(turn)
        or _an_organiser(turn)
        or _still_of_trainings(turn)
    )


def wants_an_organiser(turn: Turn) -> bool:
    """Whether somebody is sought to set up a session: "who could I ring?", "wie geeft zo'n sessie op maat?"."""
    return mentions(turn.text, "register.whom_to_ask", turn.language)


def asks_for_whom(turn: Turn) -> bool:
    """ "Is the one of Domus Medica only for doctors?": asked of one that is named or counted; "something for doctors" is searched for."""
    counted = bool(turn.shown) and bool(mentioned(turn.text, "ordinals", turn.language))
    one = "organisation" in turn.entities or counted
    return one and "?" in turn.text and mentions(turn.text, "register.for_whom", turn.language)


def _joins_a_network(turn: Turn) -> str | None:
    """ "Is there a network that we, the CPAS, could join?": services meet in the regional platform; a social network is a theme."""
    asked = "?" in turn.text and mentions(turn.text, "register.network", turn.language)
    elsewhere = any(mentions(turn.text, key, turn.language) for key in ("register.social_network", "search.training"))
    return "ask_regional_platform" if asked and not elsewhere else None


def _another_payer(turn: Turn) -> str | None:
    """ "And the Cocof, nothing for non-profits?" after calls, however long: a grant, not one of the services for those it works with."""
    asked = turn.slots.get("need") == CALLS and "?" in turn.text and mentions(turn.text, "calls.other_payer", turn.language)
    elsewhere = "organisation" in turn.entities or mentions(turn.text, "search.police", turn.language)  # "the federal police, what number?"
    return CALLS if asked and not elsewhere and (turn.intent in NAMING or _adds_to_the_search(turn)) else None


def _wants_no_more(turn: Turn) -> bool:
    return mentions(turn.text, "register.no_more", turn.language)


def _help_for_a_person(turn: Turn) -> str | None:
    """ "And the girl herself, where can she go?": what the themes she is spoken of with need, else the likeliest kind of help."""
    no_more = _wants_no_more(turn)
    of_trainings = not no_more and mentions(turn.text, "search.training", turn.language)
    for_a_person = mentions(turn.text, "register.for_a_person", turn.language) and not of_trainings
    if not (no_more or for_a_person):
        return None
    topic = said_of_trainings(turn).get("topic")
    told = [need for need, how in needs().items() if topic and how.topic == topic]
    likely = [name for name in turn.ranking if name in (*concrete_needs(), *needs()) and name not in (ACCUSED, TRAININGS)]
    return next((need for need in [*told, *likely]), "find_helpline") if for_a_person or told else None


def _signs_up(turn: Turn) -> str | None:
    """ "Comment s'inscrire ?" to one of those shown, which sounds like a training that somebody proposes."""
    takes_part = turn.intent in TAKING_PART or _adds_to_the_search(turn)
    gives_one = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("training", "gives_training"))
    return "service_details" if turn.shown and takes_part and not gives_one and mentions(turn.text, "register.sign_up", turn.language) else None


def _of_the_cpas(turn: Turn) -> str | None:
    """ "Le CPAS c'est nous, rien pour les CPAS ?" is who is to be trained; its number is asked of the CPAS."""
    asks_a_fact = any(mentions(turn.text, f"aspects.{fact}", turn.language) for fact in ("contact", "address"))
    sought = turn.intent == "find_social_help" or _adds_to_the_search(turn)
    return "inform" if sought and mentions(turn.text, "search.cpas", turn.language) and not asks_a_fact else None


def _whom_to_ask(turn: Turn) -> str | None:
    """ "Who could I ring to set one up?" is asked of organisers, not of services for victims."""
    return TRAININGS if wants_an_organiser(turn) else None


def _an_organiser(turn: Turn) -> str | None:
    """ "Garance then, are they still doing it?": what this organiser has; its number is a detail."""
    asks_a_fact = any(mentions(turn.text, f"aspects.{fact}", turn.language) for fact in FACTS)
    return "inform" if "organisation" in turn.entities and _adds_to_the_search(turn) and not asks_a_fact else None


def _still_of_trainings(turn: Turn) -> str | None:
    """ "Anything in spring 2027?", "kan er iemand naar de school komen?", "it's still about that course"; how long those shown are is a detail."""
    if turn.shown and "?" in turn.text and mentions(turn.text, "aspects.length", turn.language) and _adds_to_the_search(turn):
        return "service_details"
    adds = any(affirms(turn.text, f"register.{key}", turn.language) for key in ADDED)
    return "inform" if _adds_to_the_search(turn) and (adds or _names_a_theme(turn)) else None


def _names_a_theme(turn: Turn) -> bool:
    """Whether the message names what to be trained in, in words that tell a story elsewhere: "jealousy, phone checking"."""
    return "topic" in said_of_trainings(turn) and turn.intent in VAGUE


def _adds_to_the_search(turn: Turn) -> bool:
    return turn.intent in VAGUE or max(turn.confidences, default=0.0) < SURE
