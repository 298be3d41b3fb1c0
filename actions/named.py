"""Which service a message asks about: one that it names, the one spoken of last, "the second one"; one number alone; the police of a place."""

from __future__ import annotations

import re
from typing import Any

from actions.counter import COUNTER, is_at_the_counter
from actions.searching import CLEAR
from actions.story import STORIES, UNCLEAR, goes_on
from actions.turn import Turn
from bot.directory.essentials import EMERGENCY
from bot.directory.needs import concrete_needs, needs
from bot.i18n.languages import languages
from bot.i18n.phrases import affirms, begins_with, is_made_of, mentioned, mentions, text_behind
from bot.safety.danger import URGENT_INTENTS, alarm
from bot.text import fold, slug_words

ONE_NUMBER, STRANGER, POLICE, LISTING = "one_number", "unknown_service", "police_of_a_place", "listing_of_a_service"
UNNAMED = "unnamed"
"""What only the context can say that a message means."""
SPOKEN_OF = "spoken_of"
"""Slot with the service that the last question was about, and what was shown then."""
LOCATE, REPORT, FALLBACK = "locate_person_or_refuge", "report_outdated_info", "nlu_fallback"
SHORT = 8
"""Words of the longest message that names a service and nothing else."""
BARE = 4
"""Words of the longest message that is hardly more than the name of one of those shown."""
QUESTION_WORDS = 24
"""Words of the longest question about the service spoken of."""
ONE_NUMBER_WORDS = 32
"""Words of the longest message that asks for one number: who says why tells more."""
SURE, UNSURE, KNOWN = 0.6, 0.5, 0.9
_CLAUSES = re.compile(r"[.!?;\n]+")
_NAME = r"[A-ZÉ][\w'’.-]{2,}(?:\s+(?:(?:de|du|des|la|le|van|of|for)\s+)?[A-ZÉ][\w'’.-]*)*"
"""A name as people write one: words with a capital."""
NAMING = frozenset({"find_helpline", "find_service", "out_of_scope", "inform", "ask_policy_bodies", FALLBACK})
"""What "what is the 103?" is taken for, which asks about the service it names."""
FACTS = frozenset({"contact", "open", "address", "access", "price", "languages", "anonymous", "children", "whom", "no_call"})
"""Aspects that are asked of a service that is named, however long the message is."""
OF_THEM = frozenset({"anonymous", "languages", "price", "access", "open"})
"""Aspects that are asked of "them" who were shown."""
OF_RECORDS = frozenset(
    {
        "find_training",
        "ask_subsidy",
        "ask_statistics",
        "ask_regional_plan",
        "submit_training",
        REPORT,
        "ask_publications",
        "ask_policy_bodies",
        *URGENT_INTENTS,
    }
)
"""What names an organisation and asks nothing about it."""
MISHEARD = frozenset({REPORT, *URGENT_INTENTS})
"""Likewise, but also what a question about a named service is wrongly taken for."""

OF_A_NAME = UNCLEAR | {
    "affirm",
    "deny",
    "service_details",
    "find_service",
    "find_helpline",
    "worried_about_someone",
    "ask_confidentiality",
    LOCATE,
}
"""What "is it anonymous?", "could I call for her?" are taken for."""


def asks(turn: Turn) -> bool:
    """Whether the message asks something."""
    return "?" in turn.text or begins_with(turn.text, "search.question", turn.language)


def facts_asked(turn: Turn) -> set[str]:
    """The aspects of a service that the message asks about."""
    return set(mentioned(turn.text, "aspects", turn.language)) & FACTS | ({"languages"} if "language" in turn.entities else set())


def spoken_of(turn: Turn) -> tuple[str, str] | None:
    """Key of the service that the last question was about, as long as nothing else was shown since."""
    kept: dict[str, Any] = turn.slots.get(SPOKEN_OF) or {}
    return tuple(kept["key"]) if kept and kept["shown"] == (turn.slots.get("shown") or []) else None


def ordinals(turn: Turn) -> list[tuple[str, str]]:
    """Keys of those among the ones shown that are counted: "the second one"."""
    numbers = [int(o) for o in mentioned(turn.text, "ordinals", turn.language)]
    return [turn.shown[n - 1] for n in numbers if 0 < n <= len(turn.shown)]


def one_asked_about(turn: Turn) -> list[tuple[str, str]] | None:
    """Keys of what is named in the last clause that names any, of those counted ("the second one"), or of the one spoken of; null where none is."""
    named = turn.named_last or tuple(turn.entities.get("organisation", [])[-1:])
    kept = spoken_of(turn)
    return [("service", value) for value in named] or ordinals(turn) or ([kept] if kept else None)


def misheard_question(turn: Turn) -> str | None:
    """A question about a named service that was taken for something else: for an alarm that no rule hears, or for the report of an error."""
    if "organisation" not in turn.entities or not turn.text or turn.active_form or alarm(turn.text):
        return None
    if turn.is_named_alone and turn.intent not in OF_RECORDS - MISHEARD:
        return "service_details"
    counts = turn.intent == "ask_statistics" and turn.words <= SHORT
    if counts and mentions(turn.text, "search.number", turn.language):  # "what is the number of PAG-ASA"
        return "service_details"
    if turn.intent not in MISHEARD or reports_an_error(turn):
        return None
    only_named = is_made_of(turn.unnamed, "search.little_words", turn.language)
    return "service_details" if facts_asked(turn) or only_named else None


def asks_of_those_shown(turn: Turn) -> str | None:
    """ "Is what I tell them confidential, do they speak English?" of the services shown: neither of this chat, nor the story again."""
    shown = bool(turn.shown) and turn.shown[0][0] == "service"
    named = "organisation" in turn.entities
    if not (shown or named) or not turn.text or turn.active_form or alarm(turn.text) or turn.intent in URGENT_INTENTS or not asks(turn):
        return None
    asked = set(mentioned(turn.text, "aspects", turn.language))
    if named and "anonymous" in asked and mentions(turn.text, "search.they", turn.language):  # "does the centre call the police, without papers?"
        return "service_details"
    if any(mentions(turn.text, f"search.{key}", turn.language) for key in ("unnamed", "on_behalf")):  # which has an answer of its own
        return None
    mistaken = turn.intent in ("ask_confidentiality", turn.slots.get("need")) and turn.words <= QUESTION_WORDS
    of_them = mentions(turn.text, "search.they", turn.language) or ("access" in asked and turn.intent != LOCATE)
    return "service_details" if shown and mistaken and of_them and asked & OF_THEM else None


def asks_about_a_service(turn: Turn) -> str | None:
    """A service that is named: "what is the 103?", "where is GAMS exactly?"."""
    in_it = turn.intent == "ask_bot_identity" and turn.certainty < KNOWN and turn.shown and turn.shown[0][0] == "programme"
    if in_it and not turn.active_form:  # "who coordinates it?"
        return "service_details"
    if "organisation" not in turn.entities or turn.active_form or not turn.text or alarm(turn.text):
        return None
    # "Talita is fine; who is a free lawyer?" seeks a lawyer
    sought = turn.intent in concrete_needs() and turn.intent != "find_helpline" and turn.certainty >= SURE
    of_a_record = turn.intent in OF_RECORDS and not (turn.intent == "ask_policy_bodies" and turn.slots.get("need") in STORIES)
    asked = facts_asked(turn)
    if turn.words <= SHORT and asks(turn) and _asks_for_its_beds(turn):
        return "service_details"
    if asked and not sought and not of_a_record and not (turn.intent == LOCATE and "address" in asked):
        return "service_details"  # "a neighbour told me of Écoute Seniors, what is the number?"
    if turn.words > SHORT:
        return None
    nothing_else = is_made_of(turn.unnamed, "search.little_words", turn.language)  # "Card Stop?" sounds like a cancelled search
    doubtful = turn.certainty < UNSURE and turn.intent not in CLEAR
    of_those_shown = turn.words <= BARE and ("service", turn.entities["organisation"][-1]) in turn.shown  # "do I ring Praxis"
    return "service_details" if turn.intent in NAMING or doubtful or nothing_else or of_those_shown else None


def _asks_for_its_beds(turn: Turn) -> bool:
    """ "Does PAG-ASA have a bed?"; not "Samusocial is full, where can I sleep?"."""
    elsewhere = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("full", "other_place"))
    return turn.intent == "find_shelter" and "bed" in mentioned(turn.text, "aspects", turn.language) and not elsewhere


def asks_about_that_one(turn: Turn) -> str | None:
    """ "Do they tell my parents?" after the answer about one service; "the woman in the second one, she speaks English?"."""
    one = ordinals(turn) or spoken_of(turn)
    if not one or "organisation" in turn.entities or turn.active_form or not turn.text or alarm(turn.text) or turn.words > QUESTION_WORDS:
        return None
    if turn.needs or reports_an_error(turn) or (turn.intent in URGENT_INTENTS and turn.alarm_probability >= SURE):
        return None
    asked = facts_asked(turn)
    of_it = mentions(turn.text, "search.they", turn.language) or (turn.intent == "find_helpline" and "open" in asked)  # "can I ring now?"
    another = turn.intent in concrete_needs() and turn.certainty >= SURE and not of_it
    question = asked and (asks(turn) or turn.words <= SHORT)
    return "service_details" if question and not another else None


def wants_to_be_listed(turn: Turn) -> str | None:
    """ "How can our organisation get listed?": of a service, which its editors put in; a training that is named has a form."""
    taken_for = turn.intent in ("submit_training", REPORT, "ask_capabilities", "find_service", "out_of_scope", FALLBACK)
    if not taken_for or turn.active_form or not turn.text or alarm(turn.text) or "topic" in turn.entities:
        return None
    of_us = all(mentions(turn.text, f"search.{key}", turn.language) for key in ("get_listed", "our_service"))
    if turn.intent == REPORT and mentions(turn.text, "search.left_out", turn.language):  # which is a report
        return None
    given = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("training", "gives_training"))
    return LISTING if of_us and not given else None


def asks_to_stay_unnamed(turn: Turn) -> str | None:
    """ "Is it anonymous, yes or no?", "could I call on her behalf?" after services were shown: asked of them, unless of this conversation."""
    shown = any(kind == "service" and key not in EMERGENCY for kind, key in turn.shown)
    asked = shown and bool(turn.text) and not turn.active_form and not alarm(turn.text) and not is_at_the_counter(turn)
    taken_for = turn.intent in OF_A_NAME or turn.intent.startswith(COUNTER)
    if not asked or not taken_for or "organisation" in turn.entities or mentions(turn.text, "search.this_chat", turn.language):
        return None
    return UNNAMED if any(mentions(turn.text, f"search.{key}", turn.language) for key in ("unnamed", "on_behalf")) else None


def wants_one(turn: Turn) -> str | None:
    """ "Just give me one number", "wie bel ik als eerste?": one line, no list."""
    asked = turn.text and not turn.active_form and not alarm(turn.text) and turn.intent not in OF_RECORDS - MISHEARD
    elsewhere = (turn.slots.get("search") or {}).get("kind") == "training" or turn.intent.startswith("pharmacist_") or turn.words > ONE_NUMBER_WORDS
    return ONE_NUMBER if asked and not elsewhere and affirms(turn.text, "search.one_only", turn.language) else None


def asks_for_the_police(turn: Turn) -> str | None:
    """ "POLICE. molenbeek", "the number of the police in Jette", "police zone west": the stations that the directory knows there."""
    if turn.active_form or not turn.text or alarm(turn.text) or not mentions(turn.text, "search.police", turn.language):
        return None
    if turn.intent.startswith("pharmacist_"):  # "I won't call the police without her consent" asks about secrecy
        return None
    place = "municipality" in turn.entities or mentions(turn.text, "search.police_zone", turn.language)
    stations = [c for c in _CLAUSES.split(turn.text) if mentions(c, "search.police", turn.language) and not _refuses_the_police(c, turn.language)]
    if not stations:
        return None
    bare = place and (turn.words <= BARE or (turn.words <= SHORT and turn.intent not in ("file_complaint", "protection_measures")))
    number = any(mentions(c, "search.number", turn.language) for c in stations) and (place or turn.wishes.municipality)
    return POLICE if number or (bare and not asks(turn)) else None


def _refuses_the_police(clause: str, language: str) -> bool:
    return any(mentions(clause, key, language) for key in ("search.no_police", "counter.refuses_police"))


def refuses_a_service(turn: Turn) -> str | None:
    """ "Stop with 107", "the 1712 is closed", after a referral: the same search without it."""
    referred = (turn.slots.get("search") or {}).get("kind") == "referral" and "organisation" in turn.refused and not turn.active_form
    another = turn.intent in needs() and turn.intent != turn.slots.get("need") and turn.certainty >= SURE
    return "inform" if referred and turn.text and not another and not alarm(turn.text) else None


def no_report(turn: Turn) -> str | None:
    """What a message says that was taken for the report of an error, and says of nothing that it is wrong."""
    if turn.intent != REPORT or turn.active_form or reports_an_error(turn):
        return None
    likeliest = next((n for n in turn.ranking if n not in (REPORT, FALLBACK, *URGENT_INTENTS)), "find_helpline")
    return goes_on(turn, likeliest) or likeliest


def stranger(turn: Turn) -> str | None:
    """A name that the directory does not know, behind words that ask about one: "the number of Comité P", "connaissez-vous Espace Z ?"."""
    if not turn.text or turn.text.isupper() or "organisation" in turn.entities:
        return None
    name = text_behind(turn.text, "search.before_a_name", turn.language, _NAME)
    known = name and {fold(word) for code in languages() for word in languages()[code].common_words} & set(slug_words(name))
    covered = name and name not in turn.unnamed
    return None if known or covered else name


def names_a_stranger(turn: Turn) -> str | None:
    """A service that is not in the directory, where a short message asks for it by name."""
    of_records = turn.intent in (LOCATE, *OF_RECORDS - MISHEARD) or turn.intent.startswith(("ask_", "pharmacist_")) or turn.slots.get("is_pharmacist")
    elsewhere = turn.active_form or of_records or alarm(turn.text)
    return STRANGER if not elsewhere and turn.words <= QUESTION_WORDS // 2 and stranger(turn) else None


def reports_an_error(turn: Turn) -> bool:
    """Whether the message says that something shown is wrong, out of date or missing; a pressed button says so too.

    What has none of the words for it is one only where the classifier is sure, and nothing is asked or named.
    """
    plain = not (asks(turn) or "organisation" in turn.entities or "organisation" in turn.refused or ordinals(turn))
    return not turn.text or mentions(turn.text, "search.is_wrong", turn.language) or (plain and turn.intent == REPORT and turn.certainty >= KNOWN)


def about_need(turn: Turn) -> str:
    """The need that a request for one number is about: what it names itself, else the one told before."""
    sought = turn.intent in needs() and turn.intent not in URGENT_INTENTS and turn.intent not in ("find_service", "find_helpline")
    if sought and turn.certainty >= UNSURE:
        return turn.intent
    topic = turn.first("topic")
    of_topic = next((name for name, need in needs().items() if topic and need.topic == topic and name in STORIES), None)
    before = next((n for n in (turn.slots.get("need"), turn.slots.get("story")) if n in needs() and n not in URGENT_INTENTS), None)
    return of_topic or before or "find_helpline"
