"""The register of trainings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk.events import EventType, FollowupAction, SlotSet

from actions.after_trainings import asks_for_whom, wants_an_organiser
from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply, directory
from actions.organisers import say_for_whom
from actions.training_wishes import TRAINING, WHO_ASKS, not_recorded, said_of_trainings, training_wishes
from actions.turn import Turn
from bot.directory.cards import item
from bot.directory.criteria import Criteria
from bot.directory.hours import brussels_now
from bot.directory.other_cards import training_text
from bot.directory.training_search import PAGE, TrainingsFound, organisers_of_trainings, search_trainings
from bot.directory.widened import in_words, training_lines
from bot.i18n.phrases import mentions

NEED, SOCIAL_WORKERS = "find_training", "social_workers"


async def show_trainings(turn: Turn, reply: Reply, wishes: Criteria, offset: int = 0, lead: str | None = None) -> List[EventType]:
    """One page of trainings, after the response ``lead`` and the wishes that could not be met; one just shown is not printed again."""
    found = await directory().ask(search_trainings, wishes, offset, reader=turn.language)
    again = bool(found.entries) and [(e.kind, e.id) for e in found.entries] == turn.shown
    if lead and found.entries and not again:
        reply.say(lead)
        reply.write(_what_is_searched(turn, reply, wishes))
    elif "topic" in turn.refused and found.entries and not wishes.topic:
        reply.write(reply.label("trainings_which_topic"))
    if wishes.audience == SOCIAL_WORKERS and turn.text and mentions(turn.text, "search.cpas", turn.language):
        reply.write(reply.label("trainings_none_for_cpas"))
    reply.write(not_recorded(turn) or "", *training_lines(found, wishes, turn.language, in_chat=True))
    if not found.entries:
        reply.say("utter_find_training_none")
    elif again:
        _say_again(reply, found)
    else:
        reply.write(PARAGRAPH.join(training_text(e, turn.language, i) for i, e in enumerate(found.entries, 1)))
    if found.entries:
        reply.custom("trainings", NEED, _items(found, turn.language), found.more)
    search = {"kind": TRAINING, "need": NEED, "wishes": wishes.as_dict(), "offset": offset + PAGE, "more": found.more, "read_in": turn.language}
    return [
        SlotSet("need", NEED),
        SlotSet("search", search),
        SlotSet("shown", [[e.kind, e.id] for e in found.entries]),
        SlotSet("misunderstandings", 0),
    ]


def _what_is_searched(turn: Turn, reply: Reply, wishes: Criteria) -> str:
    """What is taken over from the last search, so that it can be contradicted; where no topic was ever named, the question for one."""
    if not (wishes.topic or wishes.organisation or wishes.with_past):
        return reply.label("trainings_which_topic")
    said = said_of_trainings(turn)
    kept = [name for name in ("topic", "audience") if getattr(wishes, name) and name not in said]
    before = (turn.slots.get("search") or {}).get("kind") == TRAINING
    words = " · ".join(in_words(name, wishes, turn.language) for name in kept)
    return reply.label("trainings_kept", value=words) if kept and before else ""


async def show_organisers(turn: Turn, reply: Reply, wishes: Criteria) -> List[EventType]:
    """Who gives trainings near these wishes and can be asked for a session of one's own; equal.brussels at the end."""
    entries = await directory().ask(organisers_of_trainings, wishes, reader=turn.language)
    reply.write(reply.label("trainings_organisers") if entries else "")
    found = TrainingsFound(entries, (), False)
    if entries:
        reply.write(PARAGRAPH.join(training_text(e, turn.language, i) for i, e in enumerate(entries, 1)))
        reply.custom("trainings", NEED, _items(found, turn.language))
    reply.write(reply.label("trainings_organisers_register"))
    search = {"kind": TRAINING, "need": NEED, "wishes": wishes.as_dict(), "offset": 0, "more": True, "read_in": turn.language}
    return [
        SlotSet("need", NEED),
        SlotSet("search", search),
        SlotSet("shown", [[e.kind, e.id] for e in entries]),
        SlotSet("misunderstandings", 0),
    ]


def _items(found: TrainingsFound, language: str) -> List[Dict[str, Any]]:
    now = brussels_now()
    return [item(e, language, now, {}) for e in found.entries]


def _say_again(reply: Reply, found: TrainingsFound) -> None:
    """Names alone; a page with cards shows those a second time neither (``bot/web/messages.py``)."""
    lead = reply.label("trainings_again_with_more" if found.more else "trainings_again")
    names = [entry["name"] for entry in _items(found, reply.turn.language)]
    reply.write(lead, *(f"{i}. {name}" for i, name in enumerate(names, 1)))


def offer_to_refine(reply: Reply, more: bool) -> None:
    """What else the register can be asked, with a button for the next ones where there are ``more``."""
    reply.offer("utter_find_training_refine", (*(("more_results",) if more else ()), "submit_training"))


class ActionSearchTrainings(RelaisAction):
    """Answers ``find_training``."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_search_trainings"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """Trainings for the wishes said here; a new search forgets what the last one asked, except who asks."""
        in_register = (turn.slots.get("search") or {}).get("kind") == TRAINING
        if in_register and asks_for_whom(turn) and (told := await say_for_whom(turn, reply)):
            return told
        wishes = training_wishes(turn)
        if wants_an_organiser(turn) and (wishes.topic or wishes.audience):
            before = (turn.slots.get("search") or {}).get("wishes") or {}
            if wishes.audience in WHO_ASKS and before.get("audience"):  # "associations that come and train us" are not to be trained
                wishes = replace(wishes, audience=before["audience"])
            no_form = [FollowupAction("action_listen")] if turn.ranking[:1] == ("submit_training",) else []  # "whom do we ask to organise one?"
            return [
                *await show_organisers(turn, reply, wishes),
                SlotSet("wishes", replace(wishes, applicant=turn.wishes.applicant).as_dict()),
                *no_form,
            ]
        events = await show_trainings(turn, reply, wishes, lead="utter_find_training")
        offer_to_refine(reply, next(e["value"]["more"] for e in events if e["name"] == "search"))
        return [*events, SlotSet("wishes", replace(wishes, applicant=turn.wishes.applicant).as_dict())]


FOLLOW_UPS[NEED] = ActionSearchTrainings()
