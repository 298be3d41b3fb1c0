"""Practical questions in a story, which no record has a field for: does she pay, do I wash, is a screenshot enough, will he see a blocked card.

Read after a story alone. What is answered stands in ``practical`` of labels.yml, what asks it in ``practical`` of terms.yml.
"""

from __future__ import annotations

from actions.counter import is_at_the_counter
from actions.facts import BANK_CARD, BLACKMAIL, IMAGES, OF_ANOTHER, known, to_be_said
from actions.searching import was_refused
from actions.story import ONLINE, STORIES
from actions.turn import Turn
from bot.i18n.phrases import begins_with, mentions
from bot.safety.danger import SUICIDE, URGENT_INTENTS, alarm

PRACTICAL, REMOVAL = "practical_question", "removal"
"""What only the context can say that a message means."""
SEXUAL, PERPETRATOR = "sexual_violence", "perpetrator_seeking_help"
HARDLY_HEARD = 0.5
"""Probability of danger below which the classifier alone is not believed where the words ask such a question."""
MINORS = ("children", "young_people")
IN_WRITING = frozenset({ONLINE, "stalking", "sexual_harassment", "digital_safety", "discrimination"})
"""Stories that are proved by messages rather than by bruises."""
BY_A_PARTNER = frozenset({"partner_violence", "worried_about_someone"})
OF_RECORDS = frozenset({"find_training", "submit_training", "ask_subsidy", "ask_statistics", "ask_regional_plan", "ask_publications"})
BARE = 6
"""Words of the longest message that asks without a mark or a word for it: "c'est un délit"."""


def practical_question(turn: Turn) -> str | None:
    """ "Est-ce qu'elle doit payer ?" of blackmail, "je les prends avec ?" of unwashed clothes: whatever the message was taken for."""
    return PRACTICAL if may_be_asked(turn) and answers(turn, told(turn)) else None


def may_be_asked(turn: Turn) -> bool:
    """Whether a victim, or who stands by one, may ask such a question in this message: no rule hears danger, and a model alone hardly."""
    urgent = turn.intent in URGENT_INTENTS and turn.alarm_probability >= HARDLY_HEARD
    if not turn.text or turn.active_form or urgent or alarm(turn.text) or turn.intent in OF_RECORDS:
        return False
    another_role = is_at_the_counter(turn) or turn.slots.get("is_professional") or was_refused(turn)
    hurts = PERPETRATOR in (turn.slots.get("story"), turn.slots.get("need"), turn.intent)
    return not (another_role or hurts) and (bool(told(turn)) or known(turn, BANK_CARD) or bool(turn.slots.get("need")))


def is_no_wish_to_die(turn: Turn, meant: str) -> bool:
    """Whether a wish to die was heard where ``meant`` is a practical question: "je les prends avec ?"; no numbers are due."""
    return meant == PRACTICAL and turn.intent == SUICIDE


def told(turn: Turn) -> str | None:
    """The story so far; null where none was told."""
    return next((n for n in (turn.slots.get("need"), turn.slots.get("story")) if n in STORIES - {PERPETRATOR}), None)


def answers(turn: Turn, story: str | None) -> tuple[str, ...]:
    """The labels that answer what the message asks in this story; empty where it asks nothing of the kind."""
    if _says(turn, "elsewhere"):
        return ()
    if known(turn, BANK_CARD) and _says(turn, "blocks") and (_says(turn, "would_see") or _asks(turn)):
        return ("card",)
    if story == ONLINE and (found := _of_images(turn)):
        return (found,)
    if story == SEXUAL and (traces := _of_traces(turn) or _of_who_knows(turn)):
        return traces
    if story and _says(turn, "crime") and (_asks(turn) or len(turn.text.split()) <= BARE):
        return (_of_the_law(turn, story),)
    return _of_proof(turn, story)


def is_of_a_minor(turn: Turn) -> bool:
    """Whether who is to be helped said, or was said, to be a minor."""
    return turn.wishes.audience in MINORS


def advice(turn: Turn, story: str) -> tuple[str, ...]:
    """What is said beside the services where a story is told: what its words ask, else what blackmail makes urgent."""
    asked = answers(turn, story) if "?" in turn.text and not turn.slots.get("need") else ()
    if asked or story != ONLINE:
        return asked
    if to_be_said(turn, BLACKMAIL):
        return (BLACKMAIL,)
    return (REMOVAL,) if to_be_said(turn, IMAGES) and not is_of_a_minor(turn) else ()


def _says(turn: Turn, key: str) -> bool:
    return mentions(turn.text, f"practical.{key}", turn.language)


def _asks(turn: Turn) -> bool:
    return "?" in turn.text or _says(turn, "unsure") or begins_with(turn.text, "search.question", turn.language)


def _of_images(turn: Turn) -> str | None:
    named, asks = "organisation" in turn.entities, _asks(turn)
    if known_by := _of_who_knows(turn):
        return known_by[0]
    if known(turn, BLACKMAIL) and not named and not _says(turn, "of_the_help"):
        if _says(turn, "paid"):
            return "paid"
        if _says(turn, "pay") and asks:
            return "pay"
    if asks and not named and _says(turn, "to_the_police") and not _says(turn, "others_tell"):
        return "to_the_police"
    if asks and _says(turn, "block") and not known(turn, BANK_CARD):
        return "block"
    if not _says(turn, "removal"):
        return None
    return "removal_minor" if is_of_a_minor(turn) else REMOVAL if known(turn, IMAGES) else "removal_other"


def _of_who_knows(turn: Turn) -> tuple[str, ...]:
    """That it is told, by who threatens with it or by the person."""
    if _says(turn, "police_or_telling") and _says(turn, "publishes"):
        return ("threat",)
    asked = _asks(turn) and _says(turn, "parents") and not _says(turn, "others_tell") and "organisation" not in turn.entities
    return ("parents" if known(turn, OF_ANOTHER) else "parents_own",) if asked else ()


def _of_traces(turn: Turn) -> tuple[str, ...]:
    if not _asks(turn):
        return ()
    clothes = ("clothes",) if _says(turn, "clothes") and _says(turn, "of_clothes") else ()
    return (*clothes, *(("wash",) if _says(turn, "wash") else ()))


def _of_the_law(turn: Turn, story: str) -> str:
    if story == ONLINE and known(turn, IMAGES):
        return "crime_images"
    return "crime_partner" if story in BY_A_PARTNER else "crime"


def _of_proof(turn: Turn, story: str | None) -> tuple[str, ...]:
    """What proves it, where it is kept, who says whether it is enough; a question about what a service asks for is none."""
    kept = _says(turn, "things") and _says(turn, "keeps")
    asked = _asks(turn) or (_says(turn, "proof") and _says(turn, "keeps"))  # "no complaint, but I want to keep proof"
    if not (_says(turn, "proof") or kept) or not asked:
        return ()
    if story == SEXUAL:
        return ("proof_sexual", *(("proof_messages",) if _says(turn, "messages") else ()), "proof_who")
    in_writing = story in IN_WRITING or _says(turn, "messages")
    body = _says(turn, "body") or not in_writing
    what = (*(("proof_messages",) if in_writing else ()), *(("proof_body",) if body else ()))
    return (*what, *(("proof_where",) if story != ONLINE else ()), "proof_who")
