"""The end of a conversation: it asks for no list, and is never taken for one where somebody may say goodbye for good."""

from __future__ import annotations

from actions.searching import WEAK_ALARM
from actions.turn import Turn
from bot.i18n.phrases import begins_with, mentions
from bot.safety.danger import SUICIDE, alarm

WORDS = 35
"""Of the longest goodbye."""


def takes_leave(turn: Turn) -> str | None:
    """ "OK, I'll ring them tomorrow, thanks", "bonne soirée"; null where a wish to die is heard, or was, and where more is asked."""
    if turn.intent == SUICIDE or turn.slots.get("need") == SUICIDE or turn.alarm_probability >= WEAK_ALARM:
        return None
    if not (turn.shown and turn.text) or turn.active_form or "?" in turn.text or alarm(turn.text) or len(turn.text.split()) > WORDS:
        return None
    polite = begins_with(turn.text, "wishes.courtesy", turn.language) or mentions(turn.text, "wishes.thanks", turn.language)
    leaves = mentions(turn.text, "wishes.farewell", turn.language) or (polite and mentions(turn.text, "wishes.will_call", turn.language))
    return "thank" if leaves and not (turn.needs or mentions(turn.text, "wishes.asks_on", turn.language)) else None
