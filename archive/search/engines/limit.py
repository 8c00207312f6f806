"""A limit of time, so that no search keeps a reader waiting.

What was found by then is the answer, and it is said to be partial.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

TIME_LIMIT = 0.2
"""Seconds for what is done item by item: prefixes of many words, windows of many paragraphs. No phrase comes near."""
LOOK_EVERY = 64


class Limit:
    """Counts from when it was made."""

    def __init__(self, seconds: float = TIME_LIMIT) -> None:
        self._end = time.monotonic() + seconds
        self.reached = False

    def of(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, until the time is up."""
        for number, item in enumerate(items):
            if number % LOOK_EVERY == 0 and time.monotonic() > self._end:
                self.reached = True
                return
            yield item
