"""The words of a vocabulary that are nearest to one that is not in it, by edit distance.

The distance is the number of letters put in, left out, changed, or swapped with their neighbour (optimal string
alignment). A sorted list is walked as the tree of letters that it is: words that begin alike share their rows of the
table of distances (Wagner and Fischer, 1974), and where a row shows that no word that begins so can be near enough, all
of them are skipped by one bisection. So a word is looked up among 300,000 in some hundredths of a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

SHORT = 4
"""Letters up to which one slip is allowed; in longer words two are: short words are all near one another."""
LONGEST = 40
"""Letters; no word of a newspaper is longer, and none is looked for."""


def nearest_words(word: str, vocabulary: Sequence[str]) -> list[tuple[int, str]]:
    """The words within one or two slips, each with its distance: the nearest first, then by the alphabet.

    `vocabulary` is sorted. Words with digits have no neighbours: 2018 is no slip for 2017.
    """
    if len(word) < 2 or len(word) > LONGEST or any(letter.isdigit() for letter in word):
        return []
    most = 1 if len(word) <= SHORT else 2
    found: list[tuple[int, str]] = []
    rows = [list(range(len(word) + 1))]
    before, at = "", 0
    while at < len(vocabulary):
        here = vocabulary[at]
        shared = next((n for n, pair in enumerate(zip(before, here, strict=False)) if pair[0] != pair[1]), len(before))
        del rows[shared + 1 :]
        dead = _extend(rows, word, here, most)
        before = here[: len(rows) - 1]
        if dead:
            at = bisect_left(vocabulary, here[:dead] + "\U0010ffff", at + 1)
            continue
        distance = rows[-1][-1]
        if 0 < distance <= most and not any(letter.isdigit() for letter in here):
            found.append((distance, here))
        at += 1
    return sorted(found)


def _extend(rows: list[list[int]], word: str, here: str, most: int) -> int:
    """Adds the rows for the letters of `here` that have none; gives the length of a beginning that is too far off."""
    for place in range(len(rows) - 1, len(here)):
        letter, above = here[place], rows[-1]
        row = [place + 1]
        for column, other in enumerate(word, 1):
            least = min(row[-1] + 1, above[column] + 1, above[column - 1] + (letter != other))
            swapped = place and column > 1 and letter == word[column - 2] and here[place - 1] == other
            row.append(min(least, rows[-2][column - 2] + 1) if swapped else least)
        rows.append(row)
        if min(row) > most and min(above) >= most:
            return place + 1
    return 0
