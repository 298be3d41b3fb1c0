"""Conversations are forgotten: after silence, on erase, and a turn in flight does not bring one back."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.rasa_ext.tracker_store import ForgettingTrackerStore


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(clock):
    return ForgettingTrackerStore(Domain.empty(), minutes=15, clock=clock)


async def _talk(store, sender, text="hello"):
    tracker = await store.get_or_create_tracker(sender)
    tracker.update(UserUttered(text))
    await store.save(tracker)
    return tracker


async def test_a_conversation_is_kept_while_it_goes_on(store, clock):
    await _talk(store, "a")
    clock.now += 14 * 60
    await _talk(store, "a")
    clock.now += 14 * 60
    assert (await store.retrieve("a")).latest_message.text == "hello"


async def test_a_conversation_is_forgotten_after_fifteen_minutes_of_silence(store, clock):
    await _talk(store, "a")
    await _talk(store, "b")
    clock.now += 15 * 60 + 1
    assert await store.retrieve("a") is None
    assert list(await store.keys()) == []


async def test_erasing_forgets_at_once_and_a_turn_in_flight_does_not_bring_it_back(store):
    in_flight = await _talk(store, "a")
    await store.delete("a")
    await store.save(in_flight)
    assert await store.retrieve("a") is None


async def test_erasing_one_keeps_the_other(store):
    await _talk(store, "a")
    await _talk(store, "b")
    await store.delete("a")
    assert await store.retrieve("b") is not None
