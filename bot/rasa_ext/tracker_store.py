"""Conversations live in memory for minutes and leave no trace.

Forgets a conversation after some minutes of silence, at once on erase and exit, and never falls back to a store that
keeps. An erased id is remembered as erased for a while (tombstone), so that a turn in flight does not bring it back.
"""

from __future__ import annotations

import time
from typing import Callable, Dict, Iterable, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.settings import get_settings

LANGUAGE_SLOT = "conversation_language"
EVENTS_PER_TURN = 12
"""More events than a turn ever makes; bounds the memory of a long conversation."""


class ForgettingTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keeps serialised trackers in this process only, each until ``minutes`` after its last message."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        minutes: Optional[float] = None,
        clock: Callable[[], float] = time.monotonic,
        **_: object,
    ) -> None:
        """Events are never published: ``event_broker`` is ignored on purpose."""
        super().__init__(domain, None)
        settings = get_settings()
        self.seconds = 60.0 * (minutes if minutes is not None else settings.conversation_minutes)
        self.max_event_history = settings.conversation_turns * EVENTS_PER_TURN
        self._clock = clock
        self._kept: Dict[str, tuple[float, str, Optional[str]]] = {}
        self._erased: Dict[str, float] = {}

    def forget_expired(self) -> None:
        """Drop what is too old. Both tables are in order of time, so this looks at expired entries only."""
        oldest = self._clock() - self.seconds
        for table, moment in ((self._kept, lambda v: v[0]), (self._erased, lambda v: v)):
            while table:
                key = next(iter(table))
                if moment(table[key]) > oldest:
                    break
                del table[key]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation, unless it was erased meanwhile."""
        self.forget_expired()
        if tracker.sender_id in self._erased:
            return
        self._kept.pop(tracker.sender_id, None)
        self._kept[tracker.sender_id] = (
            self._clock(),
            self.serialise_tracker(tracker),
            tracker.slots[LANGUAGE_SLOT].value if LANGUAGE_SLOT in tracker.slots else None,
        )

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation, or null when there is none any more."""
        self.forget_expired()
        kept = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, kept[1]) if kept else None

    def language_of(self, sender_id: str) -> Optional[str]:
        """The language a conversation is held in, where it is known."""
        kept = self._kept.get(sender_id)
        return kept[2] if kept else None

    async def delete(self, sender_id: str) -> None:
        """Erase a conversation for good."""
        self._kept.pop(sender_id, None)
        self._erased.pop(sender_id, None)
        self._erased[sender_id] = self._clock()

    async def keys(self) -> Iterable[str]:
        """Ids of the conversations that are kept."""
        self.forget_expired()
        return list(self._kept)
