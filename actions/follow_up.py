"""What was just shown: details, more of it, nearer, with a changed wish."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.conversation import MENU
from actions.in_one_line import now_spoken_of
from actions.named import facts_asked, one_asked_about, spoken_of
from actions.organisers import say_how_to_reach
from actions.pharmacy import show_pharmacies
from actions.referral import find, lines_so_far, present, remembered
from actions.searching import HIDDEN, LOCATE, was_refused
from actions.training_wishes import TRAINING, changed_training_wishes, not_recorded
from actions.trainings import offer_to_refine, show_trainings
from actions.turn import Turn
from bot.directory import queries
from bot.directory.criteria import Criteria
from bot.directory.details import ASPECTS, OF_TRAININGS, contact_of, describe, for_men, name_of, ways_without_call
from bot.directory.entries import Entry
from bot.directory.essentials import EMERGENCY
from bot.directory.hours import brussels_now
from bot.directory.needs import first_line_ids, needs
from bot.directory.programme_search import named_programmes
from bot.directory.referral import PAGE
from bot.i18n.days import day_named
from bot.i18n.phrases import denies, mentioned, mentions
from bot.safety.danger import URGENT_INTENTS

MINORS = ("children", "young_people")
PROGRAMMES, BED = "ask_policy_bodies", "find_shelter"
MEN_TOO = "search.men_too"
"""Phrases that ask whether a service is for men too."""
DATED = frozenset({"training", "programme"})
"""Kinds of entries that have dates, and no opening hours."""
ASPECTS_AT_ONCE = 3
NUMBERS = frozenset(("service", number) for number in EMERGENCY)
"""What nobody asks such a question about."""
DETAILED, BRIEFLY = 3, 5
"""For how many of the entries just shown a question is answered, and a question about one aspect."""


async def search_again(turn: Turn, reply: Reply, search: Dict[str, Any], wishes: Criteria, offset: int = 0) -> List[EventType]:
    """Run the last search with these wishes, from ``offset``."""
    if search["kind"] == TRAINING:
        return await show_trainings(turn, reply, wishes, offset)
    if search["kind"] == "pharmacy":
        return await show_pharmacies(turn, reply, wishes, offset)
    need = needs()[search["need"]]
    found = await find(turn, need, wishes, offset)
    refused = "organisation" in turn.refused  # "the 1712 is closed": of the lines said first, the others
    of_their_age = {(e.kind, e.id) for e in found.first} - set(turn.shown) if wishes.audience in MINORS else set()  # "she is 15": Child Focus
    present(reply, need, wishes, found, with_first_lines=refused or bool(of_their_age), names_known=refused)
    return remembered(need, wishes, found, offset + PAGE)


def merged(turn: Turn, search: Dict[str, Any]) -> Criteria:
    """The wishes of the last search with what was said since."""
    if search.get("kind") == TRAINING:
        return changed_training_wishes(turn, search)
    said: Dict[str, Any] = {name: values[0] for name, values in turn.entities.items()}
    before = Criteria.from_dict(search.get("wishes")).refusing((name, value) for name, values in turn.refused.items() for value in values)
    if denies(turn.text, "search.with_past", turn.language):
        before = before.without("with_past")
    kept = {name: getattr(turn.wishes, name) for name in ("not_kinds", "groups")}
    if "language" in said:
        said["language_too"] = " ".join(turn.entities["language"][1:]) or None
    flags = {name: True for name in ("free_only", "with_past", "no_call", "with_children", "from_abroad") if getattr(turn.wishes, name)}
    if turn.wishes.audience == "men":
        flags["audience"] = "men"
    return Criteria.from_dict({**before.as_dict(), **kept, **flags, **said})


class ActionMoreResults(RelaisAction):
    """Answers ``more_results``: the next ones, or nearer ones."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_more_results"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Goes on with the last search."""
        search = turn.slots.get("search")
        if not search:
            reply.offer("utter_more_results_of_what", MENU)
            return []
        wishes = merged(turn, search)
        changed = wishes.as_dict() != (search.get("wishes") or {})
        if not changed and "nearer" in mentioned(turn.text, "aspects", turn.language) and not wishes.municipality:
            reply.say("utter_ask_municipality")
            return []
        if not changed and not search.get("more"):
            if search["kind"] == TRAINING:
                reply.offer("utter_no_more_trainings", ("submit_training", "ask_capabilities"))
            else:
                reply.offer("utter_no_more_results", ("find_helpline", "ask_capabilities"))
            return []
        return await search_again(turn, reply, search, wishes, 0 if changed else search["offset"])


class ActionUseInformation(RelaisAction):
    """Answers ``inform``: a bare answer or a changed wish."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_use_information"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Repeats the last search with the new wish; without one, says it is remembered and asks what for."""
        search = turn.slots.get("search")
        if not search:
            reply.offer("utter_inform", MENU)
            return [SlotSet("misunderstandings", 0)]
        wishes = merged(turn, search)
        if wishes.as_dict() == (search.get("wishes") or {}):
            if search["kind"] == TRAINING:
                reply.write(not_recorded(turn) or "")
                offer_to_refine(reply, bool(search.get("more")))
            else:
                reply.offer("utter_inform_nothing_new", ("more_results", "find_helpline"))
                await lines_so_far(turn, reply)
            return [SlotSet("misunderstandings", 0)]
        return await search_again(turn, reply, search, wishes)


async def another_programme(turn: Turn) -> str | None:
    """The intent of a programme that a question after programmes names, where it is none of those: "and is there an EVA cell in Forest?"."""
    if not turn.shown or turn.shown[0][0] != "programme" or "organisation" in turn.entities:
        return None
    named = await directory().ask(named_programmes, turn.text, False)
    return named[0].document["intent"] if named and (named[0].kind, named[0].id) not in turn.shown else None


def _dated(turn: Turn, kind: str, aspects: List[str]) -> List[str]:
    """``aspects`` with dates in place of opening hours, which a training, a plan or a call has none of."""
    if kind not in DATED:
        return aspects
    dated = "open" in aspects or mentions(turn.text, "calls.until_when", turn.language)
    return [*(("dates",) if dated else ()), *(a for a in aspects if a != "open")]


class ActionServiceDetails(RelaisAction):
    """Answers ``service_details`` about what was just shown."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_service_details"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """One line for each entry asked about and each aspect; a new search where the question asks for another place."""
        if other := await another_programme(turn):
            return await FOLLOW_UPS[PROGRAMMES].answer(replace(turn, intent=other), reply)
        found = mentioned(turn.text, "aspects", turn.language)
        one = one_asked_about(turn)
        organiser = turn.first("organisation")
        if organiser and "contact" in found and (told := await self._of_an_organiser(turn, reply, organiser)):
            return told
        entries = await self._asked_about(turn, BRIEFLY if len(found) == 1 else DETAILED)
        if was_refused(turn) and any(entry.category in HIDDEN for entry in entries):
            return await FOLLOW_UPS[LOCATE].answer(replace(turn, intent=LOCATE), reply)
        if not entries:
            reply.offer("utter_service_details_of_what", MENU)
            return []
        if turn.text and mentions(turn.text, MEN_TOO, turn.language) and entries[0].kind == "service":
            return self._for_men(turn, reply, entries)
        now = brussels_now()
        day = day_named(turn.text, turn.language, now.date())
        aspects = [a for a in ASPECTS if a in found and (entries[0].kind == TRAINING or a not in OF_TRAININGS)]
        if entries[0].kind == TRAINING and "price" in aspects and "contact" not in aspects:  # most have none: the organiser knows
            aspects.append("contact")
        if "language" in turn.entities and "languages" not in aspects:
            aspects.append("languages")
        aspects = _dated(turn, entries[0].kind, aspects)
        if day and entries[0].kind not in DATED and "open" not in aspects:
            aspects.append("open")
        one = one if one and (entries[0].kind, entries[0].id) in one else None
        if one and aspects and "contact" not in aspects and entries[0].kind == "service":  # who asks what it costs wants to reach it
            aspects.append("contact")
        if "no_call" in aspects:
            return await self._without_call(turn, reply, entries)
        search, asked = turn.slots.get("search"), turn.first("language")
        named = one is not None or "organisation" in turn.entities
        if search and search["kind"] == "referral" and asked and not named and not any(asked in e.document["languages"] for e in entries):
            return await search_again(turn, reply, search, merged(turn, search))
        lines = [line for aspect in aspects[: ASPECTS_AT_ONCE + 1] for line in describe(entries, aspect, turn.language, now, asked, day)]
        unknown = not_recorded(turn) if search and search["kind"] == TRAINING and "length" not in aspects else None
        reply.write(unknown or "")
        if not lines and one == [spoken_of(turn)] and "traces" not in found:  # a question that no record answers
            lines = [reply.label("detail.unknown", name=name_of(e, turn.language), contact=contact_of(e, turn.language)) for e in entries]
        if not lines and not unknown:
            told = ("contact",) if entries[0].kind == TRAINING else ("who", "contact")
            lines = [line for e in entries for aspect in told for line in describe([e], aspect, turn.language, now)]
            answered = "organisation" in turn.entities or "traces" in found or entries[0].kind == "programme"
            if turn.text and not answered:  # nothing that the records have a field for
                reply.write(reply.label("detail.not_recorded"))
        if "traces" in found:
            reply.say("utter_call_traces")
        reply.write("\n".join(dict.fromkeys(lines)))  # how one gets in can also say that nobody asks a name
        if search and not named and ("municipality" in turn.entities or "nearer" in found):
            if not (turn.wishes.municipality or search["kind"] == "training"):
                reply.say("utter_ask_municipality")
                return []
            return await search_again(turn, reply, search, merged(turn, search))
        reply.refer_to(turn.intent, entries)
        if one and entries[0].kind == "service":  # its facts are the whole answer
            return now_spoken_of(turn, entries[-1])
        more = ("more_results",) if search and search.get("more") else ()
        reply.offer("utter_service_details", (BED,) if "bed" in aspects else more)
        return [SlotSet("misunderstandings", 0)]

    async def _of_an_organiser(self, turn: Turn, reply: Reply, organisation: str) -> List[EventType] | None:
        """How to reach an organiser that is no service."""
        is_service = await directory().ask(queries.entries_by_key, [("service", organisation)])
        return None if is_service else await say_how_to_reach(turn, reply, organisation)

    def _for_men(self, turn: Turn, reply: Reply, entries: List[Entry]) -> List[EventType]:
        """Yes or no first, then how to reach them."""
        asked = [e for e in entries if e.category != "emergency"] or entries
        reply.write(for_men(asked, turn.language))
        reply.write("\n".join(describe(asked, "contact", turn.language, brussels_now())))
        reply.refer_to(turn.intent, asked)
        return [SlotSet("misunderstandings", 0)]

    async def _without_call(self, turn: Turn, reply: Reply, asked: List[Entry]) -> List[EventType]:
        """The ways in writing or on foot of everything just shown, the lines said first included; those that can be chatted with first."""
        now = brussels_now()
        one = one_asked_about(turn)
        if turn.slots.get("need") in URGENT_INTENTS:
            reply.say("utter_emergency_without_voice")
        if not one and turn.wishes.audience in MINORS and (turn.slots.get("search") or {}).get("kind") == "referral":
            need = needs()["find_helpline"]
            found = await find(turn, need, turn.wishes)
            present(reply, need, turn.wishes, found, with_first_lines=True)
            return remembered(need, turn.wishes, found, PAGE)
        shown = asked if one else await directory().ask(queries.entries_by_key, turn.shown)
        reachable = sorted((e for e in shown if ways_without_call(e, turn.language, now)), key=lambda e: not e.document.get("chat_url"))
        entries = reachable or shown[:DETAILED]
        also = [a for a in ASPECTS if a in facts_asked(turn) - {"no_call"}] if one else []
        told = [line for e in entries for aspect in ("no_call", *also) for line in describe([e], aspect, turn.language, now, turn.first("language"))]
        reply.write("\n".join(told))
        reply.refer_to(turn.intent, entries)
        if one:
            return now_spoken_of(turn, entries[-1])
        reply.offer("utter_service_details", ("more_results",) if (turn.slots.get("search") or {}).get("more") else ())
        return [SlotSet("misunderstandings", 0)]

    async def _asked_about(self, turn: Turn, at_most: int) -> List[Entry]:
        """The service that is named, counted or was spoken of last, or what was shown: the lines said first, then the others."""
        one = one_asked_about(turn)
        found = await directory().ask(queries.entries_by_key, one) if one else []
        if found:
            return found[:DETAILED]
        need = needs().get(turn.slots.get("need") or "")
        said_first = first_line_ids(need.first_lines, turn.language) if need and need.first_lines else []
        told = [key for key in turn.shown if key not in NUMBERS] or turn.shown
        chosen = sorted(told, key=lambda key: key[1] not in said_first)[:at_most]
        return await directory().ask(queries.entries_by_key, chosen) if chosen else []


FOLLOW_UPS.update({"more_results": ActionMoreResults(), "inform": ActionUseInformation(), "service_details": ActionServiceDetails()})
