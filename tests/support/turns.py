"""Turns of a conversation, made by hand."""

from actions.turn import Turn
from bot.directory.criteria import Criteria

SHOWN = {"search": {"kind": "referral"}, "shown": [["service", "pag-asa"]]}
"""Slots after a referral."""


def turn(text, intent, ranking=(), language="en", needs=(), entities=None, refused=None, unnamed="she", alarm=0.0, **slots):
    """A turn with these slots; ``ranking`` holds pairs of an intent and its probability."""
    return Turn(
        text=text,
        intent=intent,
        ranking=tuple(name for name, _ in ranking) or (intent,),
        confidences=tuple(chance for _, chance in ranking) or (0.9,),
        alarm_probability=alarm,
        needs=tuple(needs),
        entities=entities or {},
        refused=refused or {},
        unnamed=unnamed,
        language=language,
        written_in=language,
        wishes=Criteria(),
        slots=slots,
        active_form=None,
        requested_slot=None,
    )
