"""At the pharmacy counter: steps in order, the words to say, signs, secrecy, materials."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Set

from rasa_sdk.events import EventType, SlotSet

from actions.base import FOLLOW_UPS, PARAGRAPH, RelaisAction, Reply
from actions.buttons import typed_button
from actions.counter import COUNTER, questions_in
from actions.turn import Turn
from bot.directory.details import describe
from bot.directory.entries import Entry
from bot.directory.essentials import essentials, first_lines
from bot.directory.hours import brussels_now
from bot.directory.procedure import Question, Step, questions, sections
from bot.i18n.catalogue import localized
from bot.i18n.phrases import denies
from bot.safety.danger import alarm
from bot.safety.first_words import first_lines_text

SECTIONS = {
    "pharmacist_procedure": ("steps",),
    "pharmacist_recognise_signs": ("signs",),
    "pharmacist_what_to_say": ("what_to_say", "what_to_avoid"),
    "pharmacist_confidentiality": ("secrecy", "minors"),
    "pharmacist_join": ("join", "background"),
}
OFFERS = {
    "pharmacist_procedure": ("pharmacist_what_to_say", "pharmacist_confidentiality", "pharmacist_immediate_danger"),
    "pharmacist_recognise_signs": ("pharmacist_procedure", "pharmacist_what_to_say"),
    "pharmacist_what_to_say": ("pharmacist_procedure", "pharmacist_confidentiality"),
    "pharmacist_confidentiality": ("pharmacist_procedure", "pharmacist_what_to_say"),
    "pharmacist_join": ("pharmacist_procedure", "find_training"),
}
STEP_BY_STEP = "pharmacist_procedure"
ASKED_OF_A_CARD = ("anonymous", "price", "contact", "address")
"""Aspects that are asked of the service on a card: how one gets in first."""
ASIDE = "alone"
"""The question that comes with whatever is told by somebody who is not alone."""
FIRST_AT_COUNTER = "open"
"""The question that every alarm at the counter asks: how do I begin?"""
AT_ONCE = 3
"""How many questions of one message are answered: more than that nobody reads with a person at the counter."""
STORY_WORDS = 35
"""Words from which a message tells more than it asks: the points of its intent follow."""


def step_text(step: Step, language: str, number: int | None) -> str:
    """A step with the words to say."""
    title = localized(step.title, language)
    lines = [f"{number}. {title}" if number else f"– {title}", localized(step.text, language) or "", *quoted(step, language)]
    return "\n".join(lines)


def quoted(step: Step, language: str) -> List[str]:
    """The words to say, in the language's quotation marks."""
    return [f"« {words} »" if language == "fr" else f"“{words}”" for words in step.say.get(language, [])]


def step_item(step: Step, language: str) -> Dict[str, Any]:
    """A step as an item of the contract."""
    empty = dict.fromkeys(
        (
            "chat_url",
            "sms",
            "email",
            "website",
            "address",
            "municipality",
            "open_now",
            "open_until",
            "cost",
            "distance_km",
            "checked_on",
            "source_date",
            "source",
        )
    )
    return {
        "id": step.id,
        "kind": "procedure",
        "category": "procedure",
        "name": localized(step.title, language),
        "why": localized(step.text, language),
        "access": " ".join(step.say.get(language, [])) or None,
        "phones": [],
        "languages": [],
        **empty,
    }


class ActionShowProcedure(RelaisAction):
    """Answers every ``pharmacist_…`` intent but danger, which ``emergency.py`` answers."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_show_procedure"

    async def answer(self, turn: Turn, reply: Reply) -> List[EventType]:
        """What answers the question in the message; where it asks none, the points of its intent; neither of them twice."""
        told = list(turn.slots.get("told") or ())
        asked = questions_in(turn, turn.intent)[:AT_ONCE]
        fresh = [question for question in asked if question.id not in told]
        by_button = not turn.text or typed_button(turn) == turn.intent  # which asks for the whole section, also once more
        section = by_button or (turn.intent not in told and self._wants_section(turn, asked))
        if section and not by_button and any(question.instead_of for question in asked):  # what to say to him is not what to say to her
            section = False
        cards = _cards(asked)
        if section and cards and not by_button:  # somebody stands there: how to take her aside and where she can go, the other steps on request
            section = False
            fresh += [question for question in questions() if question.id == ASIDE and question.id not in told]
        if fresh:
            _answer_questions(turn, reply, fresh)
        _show_cards(turn, reply, cards)
        if section:
            known = fresh if by_button else [q for q in questions() if q in fresh or q.id in told]
            self._show_section(turn, reply, {step.id for question in known for step in question.steps})
        if not (fresh or section or cards):
            self._say_that_it_is_all(turn, reply, asked)
        offers = OFFERS[turn.intent]
        reply.offer("utter_procedure_end", offers if section else (turn.intent, *offers))
        answered = [*(question.id for question in fresh), *([turn.intent] if section else [])]
        return [
            SlotSet("need", turn.intent),
            SlotSet("told", list(dict.fromkeys([*told, *answered]))),
            *([SlotSet("shown", [[e.kind, e.id] for e in cards])] if cards else []),
            SlotSet("misunderstandings", 0),
        ]

    def _wants_section(self, turn: Turn, asked: Sequence[Question]) -> bool:
        """Whether all the points of the intent are wanted: no question, something told rather than asked, or the first "what do I do?"."""
        tells = all(question.goes_on for question in asked) or len(turn.text.split()) >= STORY_WORDS
        begins = not turn.slots.get("told") and not str(turn.slots.get("need") or "").startswith(COUNTER)
        return tells or (begins and turn.intent == STEP_BY_STEP)

    def _show_section(self, turn: Turn, reply: Reply, said: Set[str]) -> None:
        """The points of the intent, without those just ``said``."""
        adult = denies(turn.text, "counter.minor", turn.language)
        names = [name for name in SECTIONS[turn.intent] if not (name == "minors" and adult)]
        steps = [step for name in names for step in sections()[name] if step.id not in said]
        reply.say(f"utter_{turn.intent}")
        _show(turn, reply, steps, numbered=turn.intent == STEP_BY_STEP)
        if turn.intent == STEP_BY_STEP:
            reply.write(first_lines_text(first_lines("any", turn.language), turn.language))

    def _say_that_it_is_all(self, turn: Turn, reply: Reply, asked: Sequence[Question]) -> None:
        """Asked again: that there is no more, the words to say or what the sources do not say once more, and the lines for pharmacists too."""
        language = turn.language
        again = [[localized(q.unknown, language) or ""] if q.unknown else quoted(q.steps[0], language) for q in asked]
        reply.write(reply.label("procedure.all_said"), *dict.fromkeys(line for lines in again for line in lines))
        if not (asked and all(question.unknown for question in asked)):  # the Order, then, was said
            _show(turn, reply, [step for step in sections()["steps"] if step.id == "give_numbers"])


def beside_the_alarm(turn: Turn, reply: Reply) -> tuple[List[str], List[Entry]]:
    """After the alarm at the counter: how to take the person aside and what to ask, then where to go where that is told.

    Where a rule heard danger, only where to go: the rest can wait. Gives what was told until now, and the services shown.
    """
    told = list(turn.slots.get("told") or ())
    asked = questions_in(turn, turn.intent)
    if alarm(turn.text):
        asked = [question for question in asked if question.service]
    elif turn.text:
        asked = [q for q in questions() if q in asked or q.id == FIRST_AT_COUNTER]
    asked = asked[:AT_ONCE]
    fresh = [question for question in asked if question.id not in told]
    if fresh:
        _answer_questions(turn, reply, fresh)
    cards = _cards(asked)
    _show_cards(turn, reply, cards)
    return list(dict.fromkeys([*told, turn.intent, *(question.id for question in fresh)])), cards


def _answer_questions(turn: Turn, reply: Reply, asked: Sequence[Question]) -> None:
    """The points that answer what was asked, then what the sources do not say about it."""
    _show(turn, reply, list({step.id: step for question in asked for step in question.steps}.values()))
    unknown = [localized(question.unknown, turn.language) or "" for question in asked if question.unknown]
    reply.write(*dict.fromkeys(unknown))
    if any(question.lines for question in asked):
        reply.write(first_lines_text(first_lines("any", turn.language), turn.language))


def _cards(asked: Sequence[Question]) -> List[Entry]:
    """The services that the questions are about, from the snapshot: known without a database."""
    return essentials(list(dict.fromkeys(question.service for question in asked if question.service)))


def _show_cards(turn: Turn, reply: Reply, cards: Sequence[Entry]) -> None:
    """The services; what is asked of one just shown ("is it paid, can she walk in?") in a line a fact, not as the same card again."""
    new = [entry for entry in cards if (entry.kind, entry.id) not in turn.shown]
    known = [entry for entry in cards if entry not in new]
    if new:
        reply.show("referrals", turn.intent, new, more=False)
    if known:
        told = [line for entry in known for aspect in ASKED_OF_A_CARD for line in describe([entry], aspect, turn.language, brussels_now())]
        reply.write("\n".join(told))
        reply.refer_to(turn.intent, known)


def _show(turn: Turn, reply: Reply, steps: Sequence[Step], numbered: bool = False) -> None:
    """Steps as text, and right after it as items of the contract; nothing where there are none."""
    if not steps:
        return
    reply.write(PARAGRAPH.join(step_text(step, turn.language, i if numbered else None) for i, step in enumerate(steps, 1)))
    reply.custom("procedure", turn.intent, [step_item(step, turn.language) for step in steps])


FOLLOW_UPS.update(dict.fromkeys(SECTIONS, ActionShowProcedure()))
