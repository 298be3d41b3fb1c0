"""Services in one line each: one number alone, those of the story so far, those that can be dialled from abroad, the police of a place."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.lines import present_lines
from actions.named import ONE_NUMBER, POLICE, SPOKEN_OF, STRANGER, UNNAMED, about_need, stranger
from actions.no_alarm import IF_IT_HAPPENS
from actions.referral import candidates, lines_so_far, wishes_for
from actions.turn import Turn
from bot.directory import queries
from bot.directory.cards import opening_text
from bot.directory.details import is_unnamed, unnamed
from bot.directory.entries import Entry
from bot.directory.essentials import EMERGENCY
from bot.directory.hours import brussels_now
from bot.directory.municipalities import municipality_names, police_zone
from bot.directory.needs import needs
from bot.directory.opening import open_now
from bot.i18n.phrases import mentions
from bot.safety.first_words import line_of
from bot.text import slug_words

LINES, ASKED_OF = 3, 5
"""How many lines are said, and of how many of those shown "is it anonymous?" is answered."""
ZONES = frozenset(["west", "ouest", "nord", "noord", "north", "midi", "zuid", "south", "montgomery", "marlow"])
"""Words by which the names of the police zones are told apart."""


def now_spoken_of(turn: Turn, entry: Entry) -> List[EventType]:
    """What the next turn needs to know where one service was spoken of; it counts as shown where nothing else was."""
    key = [entry.kind, entry.id]
    shown = turn.slots.get("shown") or [key]
    return [SlotSet(SPOKEN_OF, {"key": key, "shown": shown}), SlotSet("shown", shown), SlotSet("misunderstandings", 0)]


async def best_of(turn: Turn, entries: Sequence[Entry]) -> Entry | None:
    """Of ``entries``, best first, the one to call: in the person's language, open unless it is for later, with a number."""
    language = turn.first("language") or turn.wishes.language or turn.language
    later = mentions(turn.text, "days.tomorrow", turn.language)
    now = brussels_now()

    def rank(pair: tuple[int, Entry]) -> tuple:
        place, entry = pair
        reachable = bool(entry.document["phones"] or entry.document.get("chat_url"))
        closed = open_now(entry, now) is False and not later
        return (not reachable, language not in entry.document["languages"], closed, place)

    return min(enumerate(entries), key=rank)[1] if entries else None


class ActionOneNumber(RelaisAction):
    """Answers who asks for one number: one line, no list, no button."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_one_number"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The one to call, and when it opens where it is closed."""
        need = needs()[about_need(turn)]
        entry = await best_of(turn, await candidates(turn, need, wishes_for(turn, need)))
        wanted = turn.first("language")
        if entry and wanted and wanted not in entry.document["languages"]:  # a line that speaks it knows who else does
            helpline = needs()["find_helpline"]
            entry = await best_of(turn, await candidates(turn, helpline, wishes_for(turn, helpline))) or entry
        if entry is None:
            return []
        opening = opening_text(entry, turn.language, brussels_now()) if open_now(entry, brussels_now()) is False else None
        first = replace(entry, document={**entry.document, "phones": entry.document["phones"][:1]})
        line = line_of(first, turn.language, abroad=turn.wishes.from_abroad)
        reply.write(" ".join(x for x in (reply.label("one_number", line=line), opening) if x))
        reply.refer_to("service_details", [entry])
        return now_spoken_of(turn, entry)


class ActionUnknownService(RelaisAction):
    """Answers who names a service that is not in the directory."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_unknown_service"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """That it is not in the list, then what there is for the need so far."""
        need = needs()[about_need(turn)]
        reply.write(reply.label("not_in_our_list", name=stranger(turn)))
        entries = (await candidates(turn, need, wishes_for(turn, need)))[:LINES]
        present_lines(reply, entries, reply.label("referrals_instead"))
        return [SlotSet("shown", [[e.kind, e.id] for e in entries]), SlotSet("misunderstandings", 0)]


class ActionPolice(RelaisAction):
    """Answers who asks for the police of a municipality or a zone."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_police"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The station there, or the nearest that the records have, and 101 for danger now."""
        place = turn.first("municipality") or turn.wishes.municipality
        stations = await directory().ask(queries.services_in, ("police",), for_victims=False, today=brussels_now().date())
        stations = [e for e in stations if e.municipality]  # also those of an older source, which is said
        zone = set(slug_words(turn.text)) & ZONES if "municipality" not in turn.entities else set()
        found = [e for e in stations if zone & {w for name in e.document["name"].values() for w in slug_words(name)}] if zone else []
        here = found or [e for e in stations if place and e.municipality == place]
        near = here or [e for e in stations if place and police_zone(e.municipality) == police_zone(place)]
        if not turn.wishes.from_abroad:
            reply.numbers()
        if place and not here:
            key = "police_near" if near else "police_unknown"
            reply.write(reply.label(key, municipality=municipality_names(turn.language)[place]))
        if near:
            near = sorted(near, key=lambda e: not e.document["phones"])[:LINES]
            present_lines(reply, near, None, dated=True)
        return [SlotSet("shown", [[e.kind, e.id] for e in near] or turn.slots.get("shown")), SlotSet("misunderstandings", 0)]


class ActionUnnamed(RelaisAction):
    """Answers who asks whether those shown can be called without a name, or for somebody else."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_unnamed"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """A yes from their records first, then how to reach them, those who say so first."""
        keys = [key for key in turn.shown if key[0] == "service" and key[1] not in EMERGENCY]
        entries = sorted(await directory().ask(queries.entries_by_key, keys), key=lambda e: not is_unnamed(e))[:ASKED_OF]
        for_another = mentions(turn.text, "search.on_behalf", turn.language)
        reply.write(*unnamed(entries, turn.language, for_another))
        if not for_another:
            reply.write(reply.label("detail.this_chat_too"))
        present_lines(reply, entries, None)
        return [SlotSet("misunderstandings", 0)]


class ActionIfItHappens(RelaisAction):
    """Answers who worries about somebody and asks what to do should the danger come."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_if_it_happens"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """The numbers and what to do then, then who can be asked before."""
        reply.numbers()
        reply.write(reply.label("emergency.if_it_happens"))
        await lines_so_far(turn, reply)
        return [SlotSet("misunderstandings", 0)]


FOLLOW_UPS.update(
    {
        UNNAMED: ActionUnnamed(),
        IF_IT_HAPPENS: ActionIfItHappens(),
        ONE_NUMBER: ActionOneNumber(),
        STRANGER: ActionUnknownService(),
        POLICE: ActionPolice(),
    }
)
