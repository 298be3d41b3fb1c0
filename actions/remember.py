"""What stays from one turn to the next: the conversation's language and the wishes that were said.

Runs as a slot mapping before any answer, so that the answer is already in the right language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counter import has_another_role
from actions.facts import OF_ANOTHER, OTHERS, facts_in
from actions.groups import groups_after
from actions.kinds import kinds_named
from actions.language_wish import is_about_help, wanted
from actions.said import wanted_and_refused
from actions.story import ONLINE
from bot.directory.criteria import Criteria
from bot.directory.loading import DATA
from bot.directory.names import with_services
from bot.directory.needs import concrete_needs, needs
from bot.directory.subsidy_search import applicant_writing
from bot.directory.suiting import HOUSES
from bot.directory.taxonomy import read_taxonomy
from bot.i18n.ages import ADULT, OLD, own_age, young_relatives_age
from bot.i18n.languages import is_supported, languages
from bot.i18n.phrases import affirms, begins_with, ends_with, is_made_of, is_only, mentions, place_of, says_of_oneself
from bot.safety.danger import SUICIDE, alarm, denies_a_wish_to_die, speaks_from_a_pharmacy
from bot.settings import get_settings
from bot.text import slug_words

WORDS_TO_SWITCH = 3
"""Words a message needs to change the conversation's language (design.md)."""
UNMISTAKABLE = 6
"""Words after which a message without any everyday word of its language is believed all the same (not gibberish)."""
LIKELY, CERTAIN = 0.7, 0.97
"""Certainty needed with enough words, and with one or two."""
PHARMACISTS = "pharmacists"
YOUNG = "young_people"
MINORS = ("children", YOUNG)
WITH_THE_YOUNG = ("teachers", "youth_workers")
"""Professions that ask for somebody young."""
MATTERS = {"sexual_assault_centre": "sexual_violence"}
"""Kinds of services that are for one matter: who refuses them says that it is not that."""
UNWANTED = {"no_police": ("file_complaint", "protection_measures"), "no_shelter": ("find_shelter",)}
"""Phrases of ``search`` in terms.yml that say which needs are not wanted."""
SIGNATURE = 6
"""Words of the longest clause that says who writes, before the message."""
PROFESSIONAL = ("find_training", "submit_training", "ask_", "pharmacist_")


def conversation_language(tracker: Tracker) -> str:
    """The language to answer in: asked for explicitly, else written clearly, else kept."""
    message = tracker.latest_message
    kept = tracker.get_slot("conversation_language")
    written, certainty = message.get("language"), message.get("language_certainty") or 0.0
    if asks_for_language(tracker):
        ours = kept or get_settings().default_language
        codes = [code for code in wanted(message.get("text") or "", ours, message.get("entities") or []) if is_supported(code)]
        if codes:
            return ours if ours in codes else codes[0]
    in_form = bool((tracker.active_loop or {}).get("name"))
    page = (message.get("metadata") or {}).get("language")
    before = kept or (page if is_supported(page) else None)
    text = message.get("text") or ""
    greeting_in = [code for code in languages() if is_only(text, "wishes.courtesy", code)]
    if before in greeting_in or len(greeting_in) == 1:  # "hey" is said in every language, "hallo" in one
        return before if before in greeting_in else greeting_in[0]
    if text.startswith("/") or not is_supported(written):
        return before or get_settings().default_language
    words = slug_words(text)
    known = any(word in languages()[written].common_words for word in words)
    if before is None or written == before:
        return written if before is None else before
    if in_form:  # a title or a name in another language is an answer, not a change of language
        return before
    enough = known or len(words) >= UNMISTAKABLE
    if len(words) >= WORDS_TO_SWITCH and enough and certainty >= LIKELY:
        return written
    if known and certainty >= CERTAIN:
        return written
    return before


def asks_for_language(tracker: Tracker) -> bool:
    """Whether the message asks to go on in another language; a form that asks for a language gets its answer instead."""
    in_form = (tracker.get_slot("requested_slot") or "").endswith("__languages")
    if (tracker.active_loop or {}).get("name"):  # "no, in French" corrects the form
        kept = tracker.get_slot("conversation_language") or get_settings().default_language
        in_form = in_form or mentions(tracker.latest_message.get("text") or "", "form.correction", kept)
    text, kept = tracker.latest_message.get("text") or "", tracker.get_slot("conversation_language") or get_settings().default_language
    codes = [e["value"] for e in tracker.latest_message.get("entities") or [] if e["entity"] == "language"]
    refused = any(e["entity"] == "language" for e in _wanted_and_refused(tracker, kept)[1])  # "c'est tout en néerlandais"
    of_help = not in_form and (refused or is_about_help(text, kept, codes, tracker.get_slot("search")))
    return (tracker.latest_message.get("intent") or {}).get("name") == "change_language" and not in_form and not of_help


def _wanted_and_refused(tracker: Tracker, language: str) -> tuple[List[Dict[str, Any]], List[Dict[str, Any]]]:
    """The entities of the message that are wanted, and those that it refuses."""
    message, search = tracker.latest_message, tracker.get_slot("search") or {}
    text = message.get("text") or ""
    return wanted_and_refused(text, language, with_services(text, message.get("entities") or []), search.get("kind"))


def wishes_after(tracker: Tracker, language: str) -> Criteria:
    """The wishes with what this message adds or changes."""
    text = tracker.latest_message.get("text") or ""
    wanted_now, refused = _wanted_and_refused(tracker, language)
    wishes_before = Criteria.from_dict(tracker.get_slot("wishes")).refusing((e["entity"], e["value"]) for e in refused)
    said: Dict[str, str] = {}
    for entity in wanted_now:
        said.setdefault(entity["entity"], entity["value"])
    if asks_for_language(tracker):
        said.pop("language", None)
    known = {name: value for name, value in said.items() if hasattr(wishes_before, name)}
    helped = read_taxonomy(DATA).help_audiences
    if known.get("audience") in WITH_THE_YOUNG and not _works_with_them(tracker, wanted_now, text, language):  # "l'école du petit"
        known.pop("audience")
    if known.get("audience") not in helped and wishes_before.audience in helped:  # "why the police?" makes nobody a police officer
        known.pop("audience", None)
    if known.get("audience") == "lgbtqia" and wishes_before.audience == "men":  # a bed is looked for as a man all the same
        known.pop("audience")
    wishes = replace(wishes_before, **known)
    if "language" in said:
        spoken = wanted(text, language, wanted_now)
        wishes = (
            replace(wishes, language=spoken[0], language_too=" ".join(spoken[1:]) or None) if spoken else wishes.without("language", "language_too")
        )
    asks_about_what_was_shown = (tracker.latest_message.get("intent") or {}).get("name") == "service_details"  # "is it free?"
    if mentions(text, "search.free", language) and not asks_about_what_was_shown:
        wishes = replace(wishes, free_only=True)
    if mentions(text, "search.with_past", language):
        wishes = replace(wishes, with_past=affirms(text, "search.with_past", language))
    if mentions(text, "search.man", language) and wishes.audience not in MINORS:  # a boy of sixteen is a minor first
        wishes = replace(wishes, audience="men")
    if mentions(text, "search.full", language):
        full = [e["value"] for e in wanted_now if e["entity"] == "organisation"]
        houses = [house for house in HOUSES if any(i.startswith(f"{house}-") for i in full)]  # one number for all of them
        ids = [*(wishes.not_these or "").split(), *full, *houses]
        wishes = replace(wishes, not_these=" ".join(dict.fromkeys(ids)) or None)
    if affirms(text, "aspects.children", language) or mentions(text, "search.with_child", language):
        wishes = replace(wishes, with_children=True)
    of_another = own_age(text, language, "their_age")
    young = of_another if of_another is not None and of_another < ADULT else None  # "mijn zusje is 16": the help is hers
    wishes = _of_their_age(wishes, wishes_before, young or _age_that_counts(tracker, text, language))
    if MATTERS.keys() & kinds_named(text, language)[1]:
        wishes = wishes.refusing(("topic", topic) for kind, topic in MATTERS.items() if kind in kinds_named(text, language)[1])
    wishes = replace(wishes, groups=groups_after(wishes, text, language), not_kinds=_refused_kinds(tracker, wishes, text, language))
    if applicant := applicant_writing(text, language):
        wishes = replace(wishes, applicant=applicant)
    if mentions(text, "search.is_here", language):
        wishes = replace(wishes, from_abroad=False)
    elif mentions(text, "search.from_abroad", language) and not _says_where_from(text, language):
        wishes = replace(wishes, from_abroad=True)
    if mentions(text, "aspects.no_call", language):  # "I can't write e-mails" asks for the contrary
        wishes = replace(wishes, no_call=affirms(text, "aspects.no_call", language))
    return wishes


def _story(tracker: Tracker) -> str | None:
    """The story of online violence where it is the one told so far, else the last need."""
    before = (tracker.get_slot("need"), tracker.get_slot("story"))
    return ONLINE if ONLINE in before else before[0]


def _age_that_counts(tracker: Tracker, text: str, language: str) -> int | None:
    """The writer's age; in a story about the pictures of somebody young theirs, not that of the aunt who writes."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    of_another = OF_ANOTHER in (tracker.get_slot("facts") or [])
    if ONLINE in (intent, _story(tracker)) and not mentions(text, "search.own_images", language):
        theirs = young_relatives_age(text, language, of_another)
        if theirs is not None or of_another:
            return theirs
    return own_age(text, language)


def _says_where_from(text: str, language: str) -> bool:
    """ "She is from Romania" of somebody who may be here."""
    start, _ = place_of(text, "search.from_abroad", language) or (0, 0)
    return ends_with(" ".join(slug_words(text))[:start], "search.origin", "search.little_words", language)


def _works_with_them(tracker: Tracker, entities: List[Dict[str, Any]], text: str, language: str) -> bool:
    """Whether a teacher, an educator speaks of themself or looks for a training; else they are somebody of a story."""
    intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
    if intent.startswith(PROFESSIONAL) or tracker.get_slot("is_professional") or (tracker.get_slot("search") or {}).get("kind") == "training":
        return True
    before = [text[: e.get("start", 0)] for e in entities if e["value"] in WITH_THE_YOUNG]
    return any(says_of_oneself(part, language) or is_made_of(part, "wishes.courtesy", language) for part in before)


def _of_their_age(wishes: Criteria, before: Criteria, age: int | None) -> Criteria:
    """The wishes with the audience that an age makes somebody one of; who is a minor stays one until an age says otherwise."""
    if age is not None and age < ADULT:
        return replace(wishes, audience=YOUNG)
    if age is not None and wishes.audience in MINORS:
        wishes = wishes.without("audience")
    elif before.audience == YOUNG and wishes.audience not in (None, *MINORS):
        wishes = replace(wishes, audience=before.audience)
    return replace(wishes, audience="elderly") if age is not None and age >= OLD and not wishes.audience else wishes


def _refused_kinds(tracker: Tracker, wishes: Criteria, text: str, language: str) -> str | None:
    """The kinds of services refused so far; one that is asked for after all, by its name or its button, is none of them."""
    named, refused = kinds_named(text, language)
    if text.startswith("/"):
        need = needs().get((tracker.latest_message.get("intent") or {}).get("name") or "")
        named = set(need.categories) if need else set()
    before = [kind for kind in (wishes.not_kinds or "").split() if kind not in named]
    return " ".join(dict.fromkeys([*before, *sorted(refused)])) or None


class ActionRememberTurn(Action):
    """Fills the shared slots from the message."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_remember_turn"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Called by Rasa after each message, before any answer."""
        language = conversation_language(tracker)
        intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
        events: List[EventType] = [
            SlotSet("conversation_language", language),
            SlotSet("wishes", wishes_after(tracker, language).as_dict()),
        ]
        facts = tracker.get_slot("facts") or []
        told = [fact for fact in facts_in(tracker.latest_message.get("text") or "", intent, language, _story(tracker)) if fact not in facts]
        if told:
            events.append(SlotSet("facts", [*facts, *told]))
        declined = _declined(tracker, intent, language, hears_others=OTHERS in told)
        if declined != (tracker.get_slot("declined") or []):
            events.append(SlotSet("declined", declined))
        if intent.startswith(PROFESSIONAL) and intent != "ask_confidentiality" and not intent.startswith(("ask_bot", "ask_cap")):
            events.append(SlotSet("is_professional", True))
        at_the_counter = _is_pharmacist(tracker, intent, language)
        if at_the_counter is not None:
            events.append(SlotSet("is_pharmacist", at_the_counter))
        return events


def _declined(tracker: Tracker, intent: str, language: str, hears_others: bool = False) -> List[str]:
    """Needs that the person said they do not want, so that no button offers them; one that is asked for after all is off the list.

    A wish to die that was heard and denied likewise, until a rule hears one.
    """
    text = tracker.latest_message.get("text") or ""
    told = alarm(text)
    asked = {intent} - {SUICIDE} | ({told.intent} if told else set())
    before = [need for need in tracker.get_slot("declined") or [] if need not in asked]
    kinds = kinds_named(text, language)[1]
    said = [name for name in concrete_needs() if needs()[name].categories[0] in kinds and "police" not in kinds]
    said += [need for key, unwanted in UNWANTED.items() if mentions(text, f"search.{key}", language) for need in unwanted]
    if hears_others:  # a neighbour needs no bed
        said += [*UNWANTED["no_shelter"], "safety_planning"]
    if SUICIDE in (intent, tracker.get_slot("need")) and SUICIDE not in asked and denies_a_wish_to_die(text):
        said.append(SUICIDE)
    return list(dict.fromkeys([*before, *said]))


def _is_pharmacist(tracker: Tracker, intent: str, language: str) -> bool | None:
    """Whether a pharmacist writes; null where the message does not say. "I am a nurse" and "I am no pharmacist" say that none does."""
    text, entities = tracker.latest_message.get("text") or "", tracker.latest_message.get("entities") or []
    _, refused = wanted_and_refused(text, language, entities)
    if any(e["value"] == PHARMACISTS for e in refused):
        return False
    professions = read_taxonomy(DATA).training_audiences - {"general_public", "volunteers", "students"}
    own = {e["value"] for e in entities if e["entity"] == "audience" and says_of_oneself(text[: e.get("start", 0)], language)}
    if own & professions:
        return PHARMACISTS in own
    if speaks_from_a_pharmacy(text, as_oneself=lambda before: says_of_oneself(before, language, at_once=True)):  # "we are a pharmacy"
        return True
    if _begins_as_a_pharmacy(text, intent, language):
        return True
    if not intent.startswith("pharmacist_") or tracker.get_slot("is_pharmacist") is False and not speaks_from_a_pharmacy(text):
        return None
    elsewhere = has_another_role({name: tracker.get_slot(name) for name in ("is_pharmacist", "need", "story")}) or bool(
        (tracker.active_loop or {}).get("name")
    )
    return None if elsewhere and not speaks_from_a_pharmacy(text) else True


def _begins_as_a_pharmacy(text: str, intent: str, language: str) -> bool:
    """Whether a message is signed first: "Goedemiddag, apotheker te Jette. Een klant …"; not the search "pharmacie à Jette, ouverte ce soir"."""
    greeting, *clauses = [clause for clause in re.split(r"[.,:;!\n]+", text) if clause.strip()] or [""]
    if clauses and is_made_of(greeting, "wishes.courtesy", language):
        greeting, *clauses = clauses
    signed = begins_with(greeting.strip(), "wishes.from_pharmacy", language) and len(greeting.split()) <= SIGNATURE
    searches = intent == "find_pharmacy" and not speaks_from_a_pharmacy(" ".join(clauses))
    return bool(signed and clauses) and not searches
