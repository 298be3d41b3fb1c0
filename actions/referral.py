"""Referrals: the sentence that hears the person, the lines said first, at most three entries, one next step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Sequence

from rasa_sdk.events import EventType, SlotSet

from actions.as_told import INTERPRETATION, as_told
from actions.base import FOLLOW_UPS, RelaisAction, Reply, directory
from actions.choices import WITH_POLICE
from actions.counter import in_their_language, is_at_the_counter
from actions.exploited import EXPLOITATION, speaks_of_expulsion, touched
from actions.facts import BLACKMAIL, IMAGES, MINOR, NO_ROOF, POLICE, STRANGLED, known, said_of, to_be_said
from actions.facts import OF_ANOTHER as ABOUT_ANOTHER
from actions.lines import images_first, present_lines, show_images_first
from actions.practical import REMOVAL, advice
from actions.remember import WITH_THE_YOUNG
from actions.searching import PERPETRATOR, hidden_from_searchers, own_story, said_to_searchers, was_refused
from actions.speaker import OUTSIDE, VICTIM, WORDS, tells_as_a_man
from actions.story import ONLINE, OWN_HELP, STORIES
from actions.turn import Turn
from bot.directory import queries
from bot.directory.cards import can_be_dialled_from_abroad
from bot.directory.criteria import Criteria
from bot.directory.entries import Entry
from bot.directory.hours import brussels_now
from bot.directory.needs import Need, emergency_departments, first_line_ids, instead_of_police, needs, of_victims
from bot.directory.referral import NARROW, PAGE, Referral, nearest, refer, refuges
from bot.directory.suiting import GROUPS
from bot.directory.widened import widened_lines
from bot.i18n.languages import languages
from bot.i18n.phrases import begins_with, mentions
from bot.safety.danger import URGENT_INTENTS
from bot.safety.first_words import first_lines_text

MANY = 24
"""Among how many the one to call is chosen."""
CHILDREN = "children_and_separation"
WITHOUT_CHILDREN = frozenset(
    {
        "elder_abuse",
        "forced_marriage",
        "genital_mutilation",
        "online_violence",
        "exploitation",
        "sexual_violence",
        "sexual_harassment",
        "discrimination",
    }
)
"""Stories in which nobody parts from the other parent."""
OF_ANOTHER = {"sexual_violence": "utter_sexual_violence_of_another"}
"""The sentence for whoever speaks of somebody else, of needs that have one."""
ASKS_WHERE = ("police", "housing_social")
"""Kinds of services that depend on where somebody lives."""
WORRIED, MEDICAL, SHELTER = "worried_about_someone", "find_medical_help", "find_shelter"
OUTSIDE_THE_POLICE = WITH_POLICE | STORIES | {"find_legal_help", "find_helpline", "find_service"}
"""Needs for which lawyers of victims come first where one of the police hurts."""


def wishes_for(turn: Turn, need: Need) -> Criteria:
    """The remembered wishes, less those that belong to another kind of search."""
    wishes = turn.wishes.without("format", "organisation")
    story = turn.slots.get("story")
    if story in STORIES and needs()[story].audience in GROUPS:  # who told of their papers is one of them
        wishes = replace(wishes, groups=" ".join(filter(None, (wishes.groups, needs()[story].audience))))
    if wishes.audience in WITH_THE_YOUNG:  # a teacher asks for a pupil
        wishes = replace(wishes, audience="young_people")
    wishes = in_their_language(turn, wishes)
    if need.topic and ("topic" not in turn.entities or (need.intent in STORIES and need.topic in NARROW)):  # rape by who keeps one's passport
        wishes = wishes.without("topic")
    if "audience" not in turn.entities and turn.slots.get("need") != need.intent and need.audience:
        wishes = wishes.without("audience")
    if turn.intent == need.intent and "language" not in turn.entities and turn.slots.get("need") != need.intent:
        wishes = wishes.without("language")
    return wishes


async def find(turn: Turn, need: Need, wishes: Criteria, offset: int = 0, size: int = PAGE) -> Referral:
    """One page of a referral; without the services of victims for who hurts, or looks for who left; from abroad those that can be dialled.

    Without the police, and lawyers of victims first, for who is hurt by one of the police.
    """
    hides = was_refused(turn) and not own_story(turn, need.intent)
    exclude = of_victims() if hides or turn.slots.get("story") == PERPETRATOR else frozenset()
    if hides:
        exclude |= await directory().ask(hidden_from_searchers)
        need = replace(need, for_victims=False)  # a lawyer in their language rather than none
    if turn.slots.get("story") == PERPETRATOR and need.intent == SHELTER:  # who was hurt may have fled there
        exclude |= await directory().ask(refuges, brussels_now().date())
    by_police = known(turn, POLICE)
    if by_police and need.intent in OUTSIDE_THE_POLICE:
        need = replace(need, pinned=(*instead_of_police(), *need.pinned))
    among, without = MANY if wishes.from_abroad else size, frozenset({"police"} if by_police else ())
    found = await directory().ask(refer, need, wishes, turn.language, brussels_now(), offset, exclude, among, False, without)
    if not wishes.from_abroad:
        return found
    first, entries = ([e for e in those if can_be_dialled_from_abroad(e)] for those in (found.first, found.entries))
    understood = [e for e in entries if {turn.language, "en"} & set(e.document["languages"])]
    if not (first or entries):  # a line of another language is better than none
        lines = dict.fromkeys(i for code in languages() for i in first_line_ids("any", code))
        first = [e for e in await directory().ask(queries.services_by_id, list(lines)) if can_be_dialled_from_abroad(e)]
    return replace(found, first=first, entries=(understood or entries)[:size], more=False)


async def candidates(turn: Turn, need: Need, wishes: Criteria) -> List[Entry]:
    """Everybody for a need, best first: who knows most about it before the lines for everybody."""
    found = await find(turn, need, wishes, size=MANY)
    lines = need.first_lines_for.get(wishes.audience or "", need.first_lines)
    own = need.intent in OWN_HELP - {PERPETRATOR} and lines == "any"  # who hurts is heard by the lines, in their language
    return [*found.entries, *found.first] if own else [*found.first, *found.entries]


async def lines_so_far(turn: Turn, reply: Reply) -> None:
    """Who can answer, in one line each: of the story so far, else the lines said first; never one that was refused."""
    refused = set((turn.wishes.not_these or "").split())
    keys = [key for key in turn.shown if key[0] == "service" and key[1] not in refused][:PAGE]
    need = needs().get(turn.slots.get("need") or turn.slots.get("story") or "") or needs()["find_helpline"]
    if keys and not turn.wishes.from_abroad:
        entries = await directory().ask(queries.entries_by_key, keys)
    else:
        found = await find(turn, need, turn.wishes)
        entries = [*found.first, *found.entries][:PAGE]
    present_lines(reply, entries, reply.label("referrals_again"))


def present(
    reply: Reply, need: Need, wishes: Criteria, found: Referral, with_first_lines: bool, names_known: bool = False, after_lines: Sequence[str] = ()
) -> None:
    """Say what was found: how far the search was widened, the lines said first, the sentences for ``after_lines``, the entries.

    ``names_known``: of those just shown, only how to reach them.
    """
    lead = widened_lines("widened", found.dropped, wishes, reply.turn.language)
    if wishes.from_abroad:
        present_lines(reply, [*found.first, *found.entries], reply.label("from_abroad"))
        reply.write(*after_lines)
        return
    if names_known and found.entries and {(e.kind, e.id) for e in found.entries} <= set(reply.turn.shown):
        reply.write(*after_lines)
        _name_again(reply, need, found, lead)
        return
    if with_first_lines and found.first:
        reply.write(first_lines_text(found.first, reply.turn.language, in_writing=wishes.no_call))
    reply.write(*after_lines)
    reply.show(
        "referrals",
        need.intent,
        [*(found.first if with_first_lines and not found.entries else []), *found.entries],
        found.more,
        "\n".join(lead) or None,
    )


def _name_again(reply: Reply, need: Need, found: Referral, lead: List[str]) -> None:
    """One line for each of those just shown: nobody reads the same cards twice."""
    present_lines(reply, [*found.first, *found.entries], "\n".join([*lead, reply.label("referrals_again")]))


def remembered(need: Need, wishes: Criteria, found: Referral, offset: int) -> List[EventType]:
    """What the next turns need to know."""
    keys = [[e.kind, e.id] for e in [*found.entries, *found.first]]
    told = [SlotSet("story", need.intent)] if need.intent in STORIES else []
    search: Dict[str, Any] = {"kind": "referral", "need": need.intent, "wishes": wishes.as_dict(), "offset": offset, "more": found.more}
    return [SlotSet("need", need.intent), SlotSet("shown", keys), SlotSet("search", search), SlotSet("misunderstandings", 0), *told]


async def say_who_was_named(turn: Turn, reply: Reply) -> None:
    """How to reach a service that a question names beside what it is about: "who does that? and is there Similes?"."""
    asked = turn.named_last if "?" in turn.text else ()
    entries = await directory().ask(queries.entries_by_key, [("service", value) for value in asked]) if asked else []
    present_lines(reply, entries, None)


def _asks(turn: Turn) -> bool:
    return not turn.text or "?" in turn.text or begins_with(turn.text, "search.question", turn.language)


def _sentence(need: Need, turn: Turn) -> str:
    """The response that hears the person, or the one for whoever speaks of somebody else."""
    own = f"utter_{need.intent}"
    return OF_ANOTHER.get(need.intent, own) if mentions(turn.text, "search.relative", turn.language) else own


def _may_have_children(turn: Turn) -> bool:
    """Whether "the children" is a step that somebody may need."""
    old_or_young = turn.wishes.audience in ("elderly", "children", "young_people")
    return turn.wishes.with_children or not (old_or_young or turn.slots.get("story") in WITHOUT_CHILDREN)


def _say_first(turn: Turn, reply: Reply, need: Need, again: bool, asked_again: bool, by_police: bool) -> None:
    """The sentences before the services: that the person was heard, or was asked already; what their story needs said."""
    if turn.wishes.no_call and need.intent in WITH_POLICE:
        reply.say("utter_emergency_without_voice")
    if need.intent == VICTIM and turn.slots.get("need") == PERPETRATOR:
        reply.say("utter_hurt_after_all")
    if need.intent in (VICTIM, "family_violence") and tells_as_a_man(turn):
        reply.say("utter_also_men")
    if need.intent == WORRIED and turn.text and mentions(turn.text, WORDS, turn.language):
        reply.say("utter_words_for_someone")
    elif need.intent == SHELTER and known(turn, MINOR):  # who take in adults are not shown
        reply.say("utter_child_abuse")
    elif need.intent == SHELTER and is_at_the_counter(turn):
        reply.say("utter_shelter_for_patient")
    elif need.with_door:
        reply.say("utter_face_to_face")
    elif turn.text and need.intent == "find_helpline" and mentions(turn.text, "search.no_police", turn.language):
        reply.say("utter_without_police")
    elif (need.intent in WITH_POLICE and by_police) or (again and speaks_of_expulsion(turn)):
        pass  # what is said of it below
    elif need.intent == ONLINE and known(turn, ABOUT_ANOTHER) and not again:
        reply.write(reply.label("practical.of_another"))
    elif asked_again:  # what was said stands above; nobody reads the same twice
        reply.say("utter_asked_again")
    else:
        reply.say("utter_story_goes_on" if again and need.intent in STORIES and not _asks(turn) else _sentence(need, turn))
    if need.intent == EXPLOITATION and touched(turn):
        reply.say("utter_sexual_violence")
    if speaks_of_expulsion(turn):
        reply.write(reply.label("expulsion"))
    if by_police:
        reply.write(reply.label("police_officer.outside"))
    if need.intent == SHELTER and not known(turn, MINOR) and any(mentions(turn.text, f"search.{key}", turn.language) for key in ("free", "no_money")):
        reply.write(reply.label("shelter_without_money"))
    if turn.slots.get("searches") and (beside := said_to_searchers(turn)):
        reply.say(beside)
    if turn.text and mentions(turn.text, OUTSIDE, turn.language):
        reply.say("utter_outside_region")


class ActionRefer(RelaisAction):
    """Answers every need of ``data/directory/needs.yaml``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_refer"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """A referral for the need of this turn."""
        need = as_told(needs()[turn.intent], turn)
        wishes = wishes_for(turn, need)
        if need.categories == INTERPRETATION:  # which languages they translate stands in no record
            wishes = wishes.without("language", "audience")
        if need.intent == SHELTER and known(turn, NO_ROOF):  # who takes people in at this hour
            wishes = replace(wishes, open_now=True)
        if need.first_lines and turn.slots.get("is_introduced"):  # the first reply's notice has them already
            reply.numbers()
        again = turn.slots.get("need") == need.intent
        search = turn.slots.get("search") or {}
        asked_again = again and _asks(turn) and bool(turn.text) and search.get("wishes") == wishes.as_dict()
        others = again and need.intent == SHELTER and any(mentions(turn.text, f"search.{key}", turn.language) for key in ("other_place", "full"))
        offset = search["offset"] if (asked_again or others) and search.get("more") and need.intent not in STORIES else 0
        if need.intent == MEDICAL and known(turn, STRANGLED):
            departments = await directory().ask(nearest, emergency_departments(), wishes.municipality, turn.language)
            need = replace(need, pinned=tuple(entry.id for entry in departments), categories=("medical",))
        by_police = known(turn, POLICE) and (need.intent in WITH_POLICE or (to_be_said(turn, POLICE) and need.intent in OUTSIDE_THE_POLICE))
        _say_first(turn, reply, need, again, asked_again, by_police)
        to_be_met = need.intent == ONLINE and bool(turn.text) and mentions(turn.text, "search.meeting", turn.language)
        if to_be_met:
            reply.say("utter_do_not_meet")
        await say_who_was_named(turn, reply)
        found = await find(turn, need, wishes, offset)
        images = await images_first(turn, need.intent) if not again or to_be_said(turn, IMAGES) else []
        show_images_first(reply, images)
        said_first = not again or to_be_met or not found.entries
        beside = advice(turn, need.intent)
        present(
            reply, need, wishes, found, with_first_lines=said_first, names_known=True, after_lines=[reply.label(f"practical.{key}") for key in beside]
        )
        if not wishes.municipality and need.categories[0] in ASKS_WHERE:
            reply.say("utter_nearer_with_municipality")
        reply.offer("utter_next_step", [step for step in need.next_steps if step != CHILDREN or _may_have_children(turn)])
        said = [
            fact for fact, is_said in ((POLICE, by_police), (IMAGES, images or beside == (REMOVAL,)), (BLACKMAIL, beside == (BLACKMAIL,))) if is_said
        ]
        taken_back = [SlotSet("searches", None), SlotSet("declined", [])] if was_refused(turn) and own_story(turn, need.intent) else []
        found = replace(found, first=[*images, *found.first])
        return [*remembered(need, wishes, found, offset + PAGE), SlotSet("facts", said_of(turn, *said)), *taken_back]


ANSWERED_ELSEWHERE = frozenset({*URGENT_INTENTS, "find_pharmacy", "locate_person_or_refuge"})
"""Needs that have an action of their own."""
FOLLOW_UPS.update(dict.fromkeys((name for name in needs() if name not in ANSWERED_ELSEWHERE), ActionRefer()))
