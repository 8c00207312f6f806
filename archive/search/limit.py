"""A limit of time, so that no search keeps a reader waiting.

What was found by then is the answer, and it is said to be partial.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

TIME_LIMIT = 0.2
"""Seconds for one search. A pair of common words in 100,000 articles takes a tenth of it; only a search of dozens of
common words, of windows in every paragraph or of beginnings with thousands of words comes near."""


class Limit:
    """Counts from when it was made."""

    def __init__(self, seconds: float | None = None) -> None:
        self._end = time.monotonic() + (TIME_LIMIT if seconds is None else seconds)
        self.reached = False

    def is_up(self) -> bool:
        """Whether the time is over; from then on the answer is partial."""
        self.reached = self.reached or time.monotonic() > self._end
        return self.reached

    def of(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, until the time is up."""
        for item in items:
            if self.is_up():
                return
            yield item
