"""Calls for projects and subsidies: those the applicant may apply for, and the part of the answer that is asked for (date, amount, where)."""

from __future__ import annotations

from dataclasses import replace
from typing import AbstractSet, List

from rasa_sdk.events import EventType, SlotSet

from actions.base import PARAGRAPH, Reply, directory
from actions.turn import Turn
from bot.directory import queries
from bot.directory.cards import item
from bot.directory.details import contact_of
from bot.directory.entries import Entry
from bot.directory.figures import figures_of
from bot.directory.hours import brussels_now
from bot.directory.other_cards import programme_text
from bot.directory.subsidy_search import ASSOCIATIONS, INTENT, MUNICIPALITIES, OTHERS, Subsidies, applicant_in, subsidies_for, subsidies_named
from bot.i18n.catalogue import localized
from bot.i18n.phrases import keys_mentioned, mentioned, mentions

PARTS = frozenset({"deadline", "amount", "where"})
OTHER_PAYERS = frozenset({"other_payer", "by_municipality"})
"""Keys of ``calls`` in terms.yml: bodies whose grants no record describes."""
LEADS = {ASSOCIATIONS: "utter_ask_subsidy_associations", MUNICIPALITIES: "utter_ask_subsidy_municipalities", OTHERS: "utter_ask_subsidy_others"}


async def show_subsidies(turn: Turn, reply: Reply) -> List[EventType]:
    """Say what the applicant may apply for, or the part that is asked of what was shown; gives what to remember."""
    said_of_calls = set(keys_mentioned(turn.text, "calls", turn.language))
    parts = PARTS & said_of_calls
    said = applicant_in(turn.text, turn.language)
    applicant = said or turn.wishes.applicant
    if OTHER_PAYERS & said_of_calls:  # "2022 dates don't help, anything from the Cocof?" asks for no date
        parts = set()
    besides = turn.slots.get("need") == INTENT and "besides" in said_of_calls and not (OTHER_PAYERS & said_of_calls or parts)
    found = await _subsidies(turn, applicant, bool(parts and not said))
    if besides:
        found = Subsidies([e for e in found.entries if (e.kind, e.id) not in turn.shown], [])
        if not found.entries:
            return await _no_other(turn, reply, applicant)
    language = turn.language
    reply.write(*(reply.label(f"subsidy_only_for.{e.document['applicants'][0]}", name=_name(e, language)) for e in found.for_others))
    if OTHER_PAYERS & said_of_calls:
        reply.write(reply.label("subsidy_not_held"))
    if not parts and applicant == OTHERS and mentions(turn.text, "search.cpas", language):
        reply.write(reply.label("subsidy_cpas"))
    elif not parts:
        reply.say(LEADS.get(applicant or "", "utter_ask_subsidy"))
    _say_parts(reply, parts, found.entries)
    many = len(found.entries) > 1
    briefly = bool(parts) and turn.slots.get("need") == INTENT  # what it is was said before
    blocks = [programme_text(e, language, i if many else None, not (many or parts), not briefly) for i, e in enumerate(found.entries, 1)]
    reply.write(PARAGRAPH.join(blocks))
    reply.custom("programme", turn.intent, [item(e, language, brussels_now(), {}) for e in found.entries])
    shown = SlotSet("shown", [[e.kind, e.id] for e in found.entries])
    return [shown, SlotSet("wishes", replace(turn.wishes, applicant=applicant).as_dict())]


async def _no_other(turn: Turn, reply: Reply, applicant: str | None) -> List[EventType]:
    """That there is none besides those shown, and who can be asked for others: nobody reads the same card twice."""
    known = (await directory().ask(subsidies_for, "", applicant, [])).entries
    lines = [reply.label("detail.line", name=_name(e, turn.language), text=contact_of(e, turn.language)) for e in known]
    reply.write(reply.label(f"subsidy_no_other.{applicant or 'anybody'}"), *lines)
    reply.refer_to(turn.intent, known)
    return [SlotSet("shown", [[e.kind, e.id] for e in known]), SlotSet("wishes", replace(turn.wishes, applicant=applicant).as_dict())]


async def _subsidies(turn: Turn, applicant: str | None, of_those_shown: bool) -> Subsidies:
    """Those the message is about: what was just shown where it only asks for a part of the answer ("and until when?")."""
    if of_those_shown and turn.slots.get("need") == INTENT and "topic" not in turn.entities:
        named = [(e.kind, e.id) for e in await directory().ask(subsidies_named, turn.text)]
        ordinals = [int(o) for o in mentioned(turn.text, "ordinals", turn.language)]
        counted = [turn.shown[o - 1] for o in ordinals if 0 < o <= len(turn.shown)]
        keys = [key for key in turn.shown if key in named] or counted or turn.shown  # "1 is for others; equal.brussels, how much?"
        shown = await directory().ask(queries.entries_by_key, keys)
        if shown and all(e.kind == "programme" for e in shown):
            return Subsidies(shown, [])
    besides = turn.slots.get("need") == INTENT and mentions(turn.text, "calls.besides", turn.language)
    topics = turn.entities.get("topic") or ([turn.wishes.topic] if turn.wishes.topic else [])
    return await directory().ask(subsidies_for, "" if besides else turn.text, applicant, topics)  # whom it names is not meant


def _say_parts(reply: Reply, parts: AbstractSet[str], entries: List[Entry]) -> None:
    """The parts that are asked for; what no record says is said to be unknown. Before the cards, which have no room for them."""
    language = reply.turn.language
    if "where" in parts:
        reply.say("utter_ask_subsidy_where")
    if "deadline" in parts:
        dates = [(_name(e, language), localized(e.document["deadline"], language)) for e in entries]
        reply.write(*(reply.label("detail.line", name=name, text=date) for name, date in dates if date))
        if not any(date for _, date in dates):
            reply.say("utter_ask_subsidy_no_dates")
    if "amount" in parts:
        reply.say("utter_ask_subsidy_amounts")
        reply.write(*(reply.label("detail.line", name=_name(e, language), text=" · ".join(figures_of(e.document, language))) for e in entries))


def _name(entry: Entry, language: str) -> str:
    return localized(entry.document["name"], language) or entry.id
