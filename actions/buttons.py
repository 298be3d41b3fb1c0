"""A button's title typed instead of pressed: "Je suis pharmacien·ne", "what to say"."""

from __future__ import annotations

import functools
import re

from actions.counter import COUNTER, is_at_the_counter
from actions.turn import Turn
from bot.i18n.catalogue import DEFAULT_LANGUAGE, has_label, labels
from bot.i18n.languages import languages
from bot.safety.danger import alarm
from bot.text import fold

TITLES = ("buttons.", "buttons_at_counter.")
INTRODUCES = "pharmacist_procedure"
"""The button by which a pharmacist makes themselves known; the others of the counter are offered there alone."""
NOT_BY_TITLE = frozenset({"affirm", "deny", "submit_training", "report_outdated_info"})
"""Yes and no answer what was asked; a form is begun by Rasa alone, which reads the message itself."""


def title_key(intent: str, is_pharmacist: bool) -> str:
    """Key of the title of the button for ``intent``: who is known to be a pharmacist is not asked whether they are one."""
    own = f"buttons_at_counter.{intent}"
    return own if is_pharmacist and has_label(own, DEFAULT_LANGUAGE) else f"buttons.{intent}"


def typed_button(turn: Turn) -> str | None:
    """The intent of the button whose title is the whole message; null inside a form, and where a rule hears danger."""
    if not turn.text or turn.active_form or alarm(turn.text):
        return None
    codes = [turn.language, *(code for code in languages() if code != turn.language)]
    intent = next((found for code in codes if (found := _intents_by_title(code).get(_bare(turn.text)))), None)
    elsewhere = str(intent).startswith(COUNTER) and intent != INTRODUCES and not is_at_the_counter(turn)
    return None if elsewhere else intent


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


@functools.cache
def _intents_by_title(language: str) -> dict[str, str]:
    """Intents by title, also as people write it who leave out the "·ne"."""
    found = {}
    for key, title in labels(language).items():
        intent = key.split(".", 1)[-1]
        if key.startswith(TITLES) and intent not in NOT_BY_TITLE:
            written = (title, re.sub(r"·\w+", "", title), title.replace("·", ""))
            found.update(dict.fromkeys(map(_bare, written), intent))
    return found
