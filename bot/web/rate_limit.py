"""A limit of messages a minute from one address, which is kept no longer than that minute and never written."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Callable

WINDOW = 60.0


class RateLimit:
    """Counts in fixed windows of a minute; generous, because a shelter or a hospital shares one address."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._clock = per_minute, clock
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def forget_old(self) -> None:
        """Drop the addresses of past minutes."""
        now = self._clock()
        while self._counts and next(iter(self._counts.values()))[0] <= now - WINDOW:
            self._counts.popitem(last=False)

    def allows(self, address: str) -> bool:
        """Whether one more message from ``address`` is allowed now."""
        self.forget_old()
        now = self._clock()
        start, count = self._counts.get(address, (now, 0))
        self._counts[address] = (start, count + 1)
        return count < self._per_minute
