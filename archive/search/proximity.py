"""Words near each other: where all of some words stand within a distance, in any order.

Words are counted through a paragraph: the word after place 7 stands at place 8. A **window** is a set of places of one
paragraph, one for each word that was asked for (two where a word was asked for twice), whose last place lies at most
`distance` after the first. So at a distance of 1 two words are neighbours, and three words need a distance of 2 at
least. What is found, counted and shown are the **minimal** windows: those from whose first to whose last place no
smaller window lies. In “no silence, silence is the norm” *silence* and *norm* are near each other once, not twice.

No two minimal windows begin, or end, at the same place, so that they are in order by either. `find_windows()` is the
one function to call: the concordance gives it the places of one paragraph, an engine those of a whole article or index,
in which paragraphs are further apart than any distance. One pass over the places, with two ends that only move forward
(the minimal-interval semantics of Clarke, Cormack and Burkowski, 1995).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

WIDEST = 50
"""The widest distance: a long sentence or two of news, and well inside the gap between paragraphs in the index."""


def find_windows(places: Mapping[str, Sequence[int]], words: Sequence[str], distance: int) -> list[tuple[int, int]]:
    """The first and the last place of every minimal window, in order.

    `places` has the places of each word, rising; no place has two words. A word that is asked for and is not there at
    all may be missing from it. `words` are those asked for, each as often as it must be there.
    """
    needed = Counter(words)
    if not needed or any(len(places.get(word, ())) < times for word, times in needed.items()):
        return []
    standing = sorted((place, word) for word in needed for place in places[word])
    missing = len(words)
    lacking = dict(needed)
    found: list[tuple[int, int]] = []
    begin = 0
    for last, word in standing:
        missing -= lacking[word] > 0
        lacking[word] -= 1
        while not missing:
            first, dropped = standing[begin]
            begin += 1
            lacking[dropped] += 1
            if lacking[dropped] > 0:  # without it the window is none: it was minimal
                missing += 1
                if last - first <= distance:
                    found.append((first, last))
    return found
