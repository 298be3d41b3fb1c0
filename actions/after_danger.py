"""What a message means where danger was heard in it: help has come, it is denied, or it goes on."""

from __future__ import annotations

from actions.choices import WITH_POLICE
from actions.counter import COUNTER, SHARE, VAGUE, is_at_the_counter, questions_in, words_said
from actions.facts import NO_DANGER, OTHERS, known, those_heard
from actions.searching import WEAK_ALARM
from actions.story import STORIES, UNCLEAR, goes_on
from actions.turn import Turn
from bot.directory.needs import concrete_needs
from bot.i18n.phrases import is_made_of, mentioned, mentions, mentions_apart_from
from bot.safety.danger import DANGER, PHARMACY_DANGER, SUICIDE, URGENT_INTENTS, alarm, denies_a_wish_to_die

FALLBACK = "nlu_fallback"
SHORT = 8
"""Words of the longest message that is more of the danger told before it: "they are coming, do I close the shutter?"."""
SURE = 0.6
"""Probability of danger from which the classifier alone says which danger it is."""
WEAK = 0.2
"""Likewise, of a longer message."""
ASKED_BY_HIM = frozenset({"he_asks", "partner_asks"})
IF_HE_ASKS = 0.9
"""Likewise, of a pharmacist who asks what a partner may be told should he come."""
ASKING_ALARM = 0.3
"""Likewise, where the message names a service, asks for a number, says what could happen or does not want the police."""
HARDLY = 0.1
"""Probability of a wish to die below which a clear story is answered first, with the line against suicide before it; in a later message without."""
CHILD, YOUNG = "child_abuse", "young_people"
LOCATE, PERPETRATOR, WORRIED = "locate_person_or_refuge", "perpetrator_seeking_help", "worried_about_someone"
NOTHING_ASKED = frozenset({"affirm", "deny", "inform", "ask_capabilities", "safety_planning", "worried_about_someone"})
"""What a pharmacist's "they are gone, what now?" is taken for when it names nothing."""


def stays_in_danger(turn: Turn) -> str | None:
    """The danger answered last, where the classifier alone hears another one in what is said next; a rule's alarm goes where the rule says.

    At the counter always; told by anybody else, only where it is short and the classifier is not sure: a wish to die that follows violence is one.
    """
    need = turn.slots.get("need")
    heard_another = turn.intent in URGENT_INTENTS and need in URGENT_INTENTS and need != turn.intent
    if not heard_another or not turn.text or turn.active_form or alarm(turn.text):
        return None
    if turn.shown and "no_call" in mentioned(turn.text, "aspects", turn.language):  # "I cannot speak" asks for the ways in writing
        return None
    doubtful = turn.alarm_probability < (SURE if len(turn.text.split()) <= SHORT else WEAK)
    return need if need == PHARMACY_DANGER or doubtful else None


def help_is_here(turn: Turn) -> str | None:
    """The question in "the police are here, what do I give her?", said in a conversation, where no rule hears danger.

    Never a wish to die, and never that somebody left: who left can come back. A pharmacist alone is helped further once they left the pharmacy,
    and while help is on its way.
    """
    after = _danger_heard(turn) in (DANGER, PHARMACY_DANGER) and turn.slots.get("need") and not turn.active_form
    if not after or alarm(turn.text) or mentions(turn.text, "search.comes_back", turn.language):
        return None
    at_counter = is_at_the_counter(turn)
    keys = ["search.help_is_here", *(["search.they_left", "search.help_is_coming"] if at_counter else [])]
    if not any(mentions_apart_from(turn.text, key, "search.not_yet", turn.language) for key in keys):
        return None
    return _next_at_the_counter(turn) if at_counter else likeliest_calm(turn)


def denied_danger(turn: Turn) -> str | None:
    """What somebody asks who says that there is no danger: "ik wil ni dood, ik zoek gewoon iemand om te babbelen"; no rule hears any.

    The numbers are said all the same (``RelaisAction.run``).
    """
    if turn.intent not in URGENT_INTENTS or turn.active_form or alarm(turn.text):
        return None
    denied = misheard(turn) or wish_was_denied(turn) or mentions(turn.text, "search.no_danger", turn.language)
    if turn.slots.get("need") in URGENT_INTENTS:  # who was told to call the police and does not want to is not told so twice
        denied = denied or mentions(turn.text, "search.no_police", turn.language)
    if not denied:
        return None
    if is_at_the_counter(turn):
        return _next_at_the_counter(turn)
    calm = likeliest_calm(turn, named=True) or "find_helpline"
    return goes_on(turn, calm) or calm


def misheard(turn: Turn) -> str | None:
    """The wish to die, or the danger, that was heard in this message or answered last, and that this message denies; a rule's alarm is none."""
    last = turn.slots.get("need")
    heard = {turn.intent, last} & set(URGENT_INTENTS)
    if not heard or not turn.text or turn.active_form or alarm(turn.text):
        return None
    if SUICIDE in heard and denies_a_wish_to_die(turn.text):  # of any other danger, "I don't want to die" can be a cry for help
        return SUICIDE
    if _danger_heard(turn) == SUICIDE:  # who is safe from others can still want to die
        return None
    over = mentions_apart_from(turn.text, "search.danger_is_over", "search.not_yet", turn.language)
    return DANGER if over or mentions(turn.text, "search.no_danger", turn.language) else None


def wish_was_denied(turn: Turn) -> bool:
    """Whether the classifier alone hears a wish to die in a conversation where one was denied."""
    return turn.intent == SUICIDE in (turn.slots.get("declined") or ()) and not alarm(turn.text)


def numbers_are_due(turn: Turn) -> bool:
    """Whether the numbers stand before the answer to a message in which danger was heard: always but after a denied wish to die alone."""
    others = (chance for name, chance in zip(turn.ranking, turn.confidences, strict=True) if name in (DANGER, PHARMACY_DANGER))
    return not wish_was_denied(turn) or sum(others) >= HARDLY


def calm_at_the_counter(turn: Turn) -> str | None:
    """The counter's next step instead of an alarm of the classifier: "no calling police, he is not doing anything right now".

    Where no rule hears danger, nobody is said to come back, and the police are refused, nothing happens at this moment, or, after the alarm
    or an answer of the procedure, a question of the counter is asked. The numbers are said all the same (``RelaisAction.run``).
    """
    need, told = str(turn.slots.get("need")), turn.slots.get("told") or ()
    if turn.intent not in URGENT_INTENTS or not turn.text or turn.active_form or alarm(turn.text):
        return None
    weak = is_at_the_counter(turn) and 0 < turn.alarm_probability < WEAK_ALARM
    asked = questions_in(turn, "pharmacist_procedure")
    could_come = mentions(turn.text, "search.what_if", turn.language) and is_at_the_counter(turn) and turn.alarm_probability < IF_HE_ASKS
    he_asks = could_come and any(question.id in ASKED_BY_HIM for question in asked)
    about_him = he_asks or (weak and any(question.instead_of for question in asked))  # what he may be told
    if not (need.startswith(COUNTER) or told or weak or about_him):
        return None
    if _danger_heard(turn) == SUICIDE or mentions(turn.text, "search.comes_back", turn.language):
        return None
    asks = about_him or ((need == PHARMACY_DANGER or told) and "?" in turn.text and turn.alarm_probability < SURE and asked)
    calm = words_said(turn) & {"refuses_police", "nothing_now"} or mentions(turn.text, "search.no_police", turn.language)
    calm = calm or (weak and "?" in turn.text and known(turn, NO_DANGER))  # "is it ok to phone her tomorrow?"
    if not (calm or asks):
        return None
    step = _next_at_the_counter(turn)
    return step if step.startswith(COUNTER) or (step in concrete_needs() and step not in WITH_POLICE) else "pharmacist_procedure"


def likeliest_calm(turn: Turn, named: bool = False) -> str | None:
    """What the message asks beside the danger that was heard; of a pharmacist rather what concerns the counter.

    ``named``: a need rather than a "no" or something vague, where there is one.
    """
    calm = {n: chance for n, chance in zip(turn.ranking, turn.confidences, strict=True) if n not in (*URGENT_INTENTS, FALLBACK)}
    if turn.slots.get("need") not in (LOCATE, PERPETRATOR, None) and calm.get(LOCATE, 0.0) < SURE:  # who told their own story looks for nobody
        calm.pop(LOCATE, None)
    if not is_at_the_counter(turn):
        told = {n: chance for n, chance in calm.items() if not n.startswith(COUNTER) and not (named and n in (*VAGUE, *UNCLEAR, "deny", "affirm"))}
        best = max(told, key=told.__getitem__, default=None)
        return "find_helpline" if best in WITH_POLICE and mentions(turn.text, "search.no_police", turn.language) else best
    likeliest = max(calm, key=calm.__getitem__) if calm else None
    asked = questions_in(turn, likeliest or "")
    if asked:
        return asked[0].need
    if likeliest is None or "language" in turn.entities:  # "she only speaks Arabic, who can she call?" looks for a service
        return likeliest
    return next((n for n, chance in calm.items() if n.startswith(COUNTER) and chance >= SHARE * calm[likeliest]), likeliest)


def danger_at_the_counter(turn: Turn) -> str | None:
    """Said by a pharmacist: "her husband waits outside"."""
    return PHARMACY_DANGER if turn.intent == DANGER and turn.slots.get("is_pharmacist") else None


def _next_at_the_counter(turn: Turn) -> str:
    calm = likeliest_calm(turn)
    if calm is not None and calm not in NOTHING_ASKED:
        return calm
    return "pharmacist_what_to_say" if "pharmacist_procedure" in (turn.slots.get("told") or ()) else "pharmacist_procedure"


def _danger_heard(turn: Turn) -> str:
    """The intent, or the danger that goes on where the classifier is not sure of another one."""
    return turn.intent if turn.intent == SUICIDE and turn.alarm_probability >= SURE else stays_in_danger(turn) or turn.intent


def asks_for_the_numbers(turn: Turn) -> str | None:
    """ "Do I ring 101 for silence, or the local police?" of who was told to, or worries about somebody: the numbers once more."""
    about = turn.slots.get("need") in (DANGER, WORRIED) or turn.slots.get("story") == WORRIED
    plain = turn.intent in (FALLBACK, "out_of_scope", "file_complaint", "service_details", "not_helpful", WORRIED)
    asked = about and plain and turn.text and not turn.active_form and not is_at_the_counter(turn)
    return DANGER if asked and mentions(turn.text, "search.ring_the_numbers", turn.language) else None


def took_something(turn: Turn) -> str | None:
    """ "The pills, I mean, my belly hurts", after a wish to die: 112 again."""
    after = turn.slots.get("need") == SUICIDE and turn.text and not turn.active_form
    return SUICIDE if after and mentions(turn.text, "search.taken", turn.language) else None


def names_no_danger(turn: Turn) -> str | None:
    """ "I'm 14", "Ixelles": names alone are no alarm, whatever the classifier hears in them."""
    heard = turn.intent in (DANGER, PHARMACY_DANGER, SUICIDE) and turn.entities and turn.slots.get("need") and not turn.active_form
    if not heard or alarm(turn.text) or not is_made_of(turn.unnamed, "search.little_words", turn.language):
        return None
    if turn.slots.get("search"):
        return "inform"
    return CHILD if YOUNG in turn.entities.get("audience", []) else None


def hardly_an_alarm(turn: Turn) -> str | None:
    """The likeliest calm meaning where the classifier alone heard danger, weakly, in a conversation about something else.

    Likewise right after an alarm, where the message asks for something; and beside a clear story in the first message, where
    a wish to die is next to nothing. The numbers are said before the answer all the same (``RelaisAction.run``).
    """
    need, likeliest = turn.slots.get("need"), likeliest_calm(turn)
    chance = dict(zip(turn.ranking, turn.confidences, strict=True)).get(likeliest or "", 0.0)
    if turn.intent not in URGENT_INTENTS or turn.active_form or not 0 < turn.alarm_probability < (ASKING_ALARM if _asks(turn) else WEAK_ALARM):
        return None
    if need is None:
        open_ = chance >= SURE and (turn.intent != SUICIDE or turn.alarm_probability < HARDLY)
    else:
        open_ = need not in URGENT_INTENTS or _asks(turn)
    if not open_ or (is_at_the_counter(turn) and not str(likeliest).startswith(COUNTER)):  # "her boyfriend waits outside"
        return None
    return goes_on(turn, likeliest or FALLBACK) or likeliest


def _asks(turn: Turn) -> bool:
    """Whether the message asks for a service by its name or for its number, says what could happen, or does not want the police."""
    asks_a_number = "contact" in mentioned(turn.text, "aspects", turn.language) and "?" in turn.text
    said = any(mentions(turn.text, f"search.{key}", turn.language) for key in ("what_if", "no_police"))
    return "organisation" in turn.entities or asks_a_number or said


def back_to_the_story(turn: Turn) -> str | None:
    """What was told before danger was heard, or together with it, where that is denied: "no, she is in no danger, it is for July".

    A question that is clear by itself stays, and so does one about a service that is named.
    """
    story = turn.slots.get("story")
    after = turn.slots.get("need") in URGENT_INTENTS and story in STORIES and not is_at_the_counter(turn)
    if not after or not misheard(turn) or "organisation" in turn.entities:
        return None
    calm = likeliest_calm(turn, named=True)
    chance = dict(zip(turn.ranking, turn.confidences, strict=True)).get(calm or "", 0.0)
    return calm if chance >= SURE else story


def told_with_danger(turn: Turn) -> str | None:
    """The story to go on with once the danger is denied or over: the one told before, else what this message tells; never that somebody hurts."""
    before = turn.slots.get("story") if turn.slots.get("need") in URGENT_INTENTS else turn.slots.get("need")
    if before in STORIES:
        return before
    if known(turn, OTHERS):
        return those_heard(turn)
    told = {n: c for n, c in zip(turn.ranking, turn.confidences, strict=True) if n in STORIES - {PERPETRATOR} and c >= HARDLY}
    return max(told, key=told.__getitem__, default=before)
