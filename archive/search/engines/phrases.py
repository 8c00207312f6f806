"""Where words stand together: phrases and windows, as intersections of sorted arrays of slots."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.search.limit import Limit
from archive.search.proximity import find_windows

Array = NDArray[np.int32]
DENSE = 64
"""One slot in so many, or more, is looked up in a mask of all slots; fewer are looked up by halving."""


def phrase_slots(words: Sequence[str], slots: dict[str, Array]) -> Array:
    """The slots where the phrase begins. The rarest word's are taken, and kept where the others stand beside them."""
    rarest_first = sorted(range(len(words)), key=lambda at: len(slots[words[at]]))
    first = rarest_first[0]
    begins = slots[words[first]] - np.int32(first)
    for at in rarest_first[1:]:
        if not len(begins):
            break
        begins = begins[_contains(slots[words[at]], begins + np.int32(at))]
    return begins[begins >= 0]


def _contains(there: Array, wanted: Array) -> NDArray[np.bool_]:
    """Which of the wanted slots are there. Both are sorted."""
    if not len(there):
        return np.zeros(len(wanted), dtype=bool)
    if len(wanted) * DENSE > there[-1]:
        mask = np.zeros(int(max(there[-1], wanted[-1])) + 2, dtype=bool)
        mask[there] = True
        return np.logical_and(mask[np.maximum(wanted, -1)], wanted >= 0)
    at = np.searchsorted(there, wanted)
    at[at == len(there)] = 0
    return np.equal(there[at], wanted)


def _pairs(one: Array, other: Array, distance: int, ends: Array) -> Array:
    """Where a place of one word and a place of the other follow each other, near enough and in one paragraph."""
    marked = np.sort(np.concatenate([one.astype(np.int64) * 2, other.astype(np.int64) * 2 + 1]), kind="stable")
    place, word = marked >> 1, marked & 1
    near = (word[1:] != word[:-1]) & (place[1:] - place[:-1] <= distance)
    first, last = place[:-1][near], place[1:][near]
    return first[np.searchsorted(ends, first) == np.searchsorted(ends, last)].astype(np.int32)


def window_slots(words: Sequence[str], distance: int, slots: dict[str, Array], ends: Array, limit: Limit) -> Array:
    """The slots where a window with all the words begins: inside one paragraph, the smallest windows only.

    Only paragraphs that have every word are looked at: their places are handed to `find_windows`, which is the rule.
    For two words the rule says no more than this: they follow each other with neither between them.
    """
    if len(words) == len(set(words)) == 2:
        return _pairs(slots[words[0]], slots[words[1]], distance, ends)
    needed = {word: list(words).count(word) for word in words}
    paragraphs = {word: np.searchsorted(ends, slots[word]) for word in needed}
    shared = None
    for word, times in limit.of(needed.items()):
        own, often = np.unique(paragraphs[word], return_counts=True)
        own = own[often >= times]
        shared = own if shared is None else np.intersect1d(shared, own, assume_unique=True)
    begins: list[int] = []
    for paragraph in limit.of([] if shared is None else shared.tolist()):
        places = {}
        for word in needed:
            low, high = np.searchsorted(paragraphs[word], [paragraph, paragraph + 1])
            places[word] = slots[word][low:high].tolist()
        begins.extend(first for first, _ in find_windows(places, words, distance))
    return np.array(begins, dtype=np.int32)
