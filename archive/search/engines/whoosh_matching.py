"""Evaluates a query tree on a snapshot: which rows, with how many occurrences, in which order.

Every answer is an array with a place for each row: a mask of those that match, or a count. So brackets, minus, filters,
facets and orders are arithmetic on arrays, and nothing is done article by article.
"""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.dates import first_day, last_day
from archive.search.engines.blocks import PARAGRAPH_END
from archive.search.engines.phrases import phrase_slots, window_slots
from archive.search.engines.shelf import Slots, Snapshot
from archive.search.limit import Limit
from archive.search.query_language import (
    AllOf,
    AnyOf,
    Checked,
    Everything,
    Filter,
    Near,
    Not,
    Phrase,
    Prefix,
    Printed,
    Query,
    Word,
    leaves,
)
from archive.search.stemming import stem

Mask = NDArray[np.bool_]
Counts = NDArray[np.int32]
LABELLED = {"outlet": "outlet", "topic": "topics", "language": "language", "extent": "extent"}
MOST_EXPANSIONS = 2_000
"""Words that a prefix may stand for: more than any three letters begin in an archive of 100,000 articles."""


LEAVES_REMEMBERED = 64
"""Of one snapshot: 26 MB of counts at 100,000 articles. A page of results asks for the same words several times."""
Spread = dict[tuple[str, str], tuple[int, int, int]]


class Matching:
    """Queries against one snapshot. A leaf is evaluated once, however often the tree names it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.limit = Limit()
        self._counted: dict[Query, Counts] = {}

    def rows(self, query: Query) -> Mask:
        """The rows that the query matches, without those that are no longer true."""
        return self._mask(query) & self.snapshot.alive

    def _mask(self, query: Query) -> Mask:
        match query:
            case AllOf(queries):
                return reduce(np.logical_and, [self._mask(each) for each in queries])
            case AnyOf(queries):
                return reduce(np.logical_or, [self._mask(each) for each in queries], self._nothing.copy())
            case Not(inner):
                return ~self._mask(inner)
            case Everything():
                return np.ones(self.snapshot.rows, dtype=bool)
            case Filter(name, value):
                return self._filtered(name, value)
            case _:
                return self.counts(query) > 0

    @cached_property
    def _nothing(self) -> Mask:
        return np.zeros(self.snapshot.rows, dtype=bool)

    def counts(self, leaf: Query) -> Counts:
        """How often each row has this word, phrase or window: every place where it begins."""
        if leaf not in self._counted and leaf in self.snapshot.remembered:
            self._counted[leaf] = self.snapshot.remembered[leaf]
        if leaf not in self._counted and self._counted and self.limit.is_up():
            return np.zeros(self.snapshot.rows, dtype=np.int32)
        if leaf not in self._counted:
            match leaf:
                case Checked(_, counts):
                    counted = self._checked(counts)
                case Phrase(words) | Printed(_, words):
                    counted = self.snapshot.counts(self._phrase(words))
                case Near(words, distance):
                    counted = self.snapshot.counts(self._windows(words, distance))
                case Word(word):
                    counted = self._any_form(word)
                case Prefix(letters):
                    counted = self._sum(self._beginning_with(letters))
                case _:
                    raise TypeError(f"not a leaf: {leaf!r}")
            self._counted[leaf] = counted
            self._remember(leaf, counted)
        return self._counted[leaf]

    def _remember(self, leaf: Query, counted: Counts) -> None:
        """For the next searches of the same page; not what was stopped, nor what is only this search's own."""
        if not self.limit.reached and not isinstance(leaf, Checked):
            if len(self.snapshot.remembered) >= LEAVES_REMEMBERED:
                self.snapshot.remembered.clear()
            self.snapshot.remembered[leaf] = counted

    def _phrase(self, words: tuple[str, ...]) -> Slots:
        slots = {word: self.snapshot.slots(word) for word in set(words)}
        blocks = set.intersection(*(set(each) for each in slots.values()))
        return {n: phrase_slots(words, {word: slots[word][n] for word in slots}) for n in blocks}

    def _windows(self, words: tuple[str, ...], distance: int) -> Slots:
        slots = {word: self.snapshot.slots(word) for word in set(words)}
        blocks = set.intersection(*(set(each) for each in slots.values()))
        ends = self.snapshot.slots(PARAGRAPH_END)
        return {
            n: window_slots(words, distance, {word: slots[word][n] for word in slots}, ends[n], self.limit)
            for n in self.limit.of(sorted(blocks))
        }

    def _sum(self, words: list[str]) -> Counts:
        counted = np.zeros(self.snapshot.rows, dtype=np.int32)
        for word in self.limit.of(words):
            counted += self.snapshot.counts(self.snapshot.slots(word))
        return counted

    def _checked(self, counts: tuple[tuple[int, int], ...]) -> Counts:
        """Counts that were taken from the texts, at the rows of their articles."""
        counted = np.zeros(self.snapshot.rows, dtype=np.int32)
        known = dict(counts)
        rows = np.flatnonzero(np.isin(self.snapshot.numbers["article"], list(known)))
        counted[rows] = [known[article] for article in self.snapshot.numbers["article"][rows].tolist()]
        return counted

    def _beginning_with(self, letters: str) -> list[str]:
        words = {word for shelf in self.snapshot.shelves.values() for word in shelf.beginning_with(letters)}
        return sorted(words)[:MOST_EXPANSIONS]

    def _any_form(self, word: str) -> Counts:
        """The word in any form, by the stemmer of each article's own language."""
        counted = np.zeros(self.snapshot.rows, dtype=np.int32)
        for language in self.snapshot.labels["language"].values:
            wanted = stem(word, language)
            forms = {form for shelf in self.snapshot.shelves.values() for form in shelf.forms(wanted, language)}
            counted += self._sum(sorted(forms)) * self._labelled("language", language)
        return counted

    def _filtered(self, name: str, value: str) -> Mask:
        if name in LABELLED:
            return self._labelled(LABELLED[name], value)
        earliest, latest = self.snapshot.numbers["earliest"], self.snapshot.numbers["latest"]
        match name:
            case "from":
                return np.greater_equal(latest, first_day(value).toordinal())
            case "to":
                return np.less_equal(earliest, last_day(value).toordinal())
            case "on":
                that_day: Mask = np.isin(earliest, _days_of_any_year(value))
                return np.logical_and(earliest == latest, that_day)
        raise ValueError(f"no filter of an engine: {name}")

    def _labelled(self, name: str, value: str) -> Mask:
        label = self.snapshot.labels[name]
        mask = self._nothing.copy()
        if value in label.number:
            mask[label.owners[label.codes == label.number[value]]] = True
        return mask

    def in_order(self, rows: NDArray[np.int64], query: Query, order: str, most: int | None) -> NDArray[np.int64]:
        """The first `most` rows, sorted: `newest`, `oldest`, `outlet`, or else by relevance (see `scores`)."""
        numbers = self.snapshot.numbers
        article, earliest = numbers["article"][rows], numbers["earliest"][rows]
        keys: tuple[NDArray[Any], ...] = (article, earliest)
        match order:
            case "newest":
                keys = (article, -numbers["latest"][rows])
            case "outlet":
                keys = (article, earliest, self._names("outlet")[rows])
            case "oldest":
                pass
            case _:
                keys = (article, earliest, -self.scores(query)[rows])
        if most is not None and most < len(rows) // 4:  # no more is sorted than can be among the first
            first = keys[-1] <= np.partition(keys[-1], most)[most]
            rows, keys = rows[first], tuple(key[first] for key in keys)
        return rows[np.lexsort(keys)]

    def scores(self, query: Query) -> NDArray[np.float64]:
        """The ranking: the words next to each other first, then rare words before common, then often before seldom.

        Each leaf adds its inverse document frequency times one plus the logarithm of its count (Salton and Buckley,
        1988, "ltn"); equal articles stand oldest first.
        """
        asked = list(leaves(query))
        scores = np.zeros(self.snapshot.rows)
        size = max(1, int(self.snapshot.alive.sum()))
        most = 0.0
        for leaf in asked:
            counted = self.counts(leaf)
            if not counted.any():
                continue
            weight = 1 + np.log(size / max(1, int(((counted > 0) & self.snapshot.alive).sum())))
            scores += weight * np.where(counted > 0, 1 + np.log(np.maximum(counted, 1)), 0)
            most += float(weight) * 20
        words = tuple(leaf.word for leaf in asked if isinstance(leaf, Word))
        if len(words) > 1:
            scores += most * (self.counts(Phrase(words)) > 0)
        return np.round(scores, 9)

    def occurrences(self, query: Query) -> Counts | None:
        """How often each row has the phrases of the query; None for a query without phrases."""
        phrases = [leaf for leaf in leaves(query) if isinstance(leaf, Phrase | Near | Printed | Checked)]
        return reduce(np.add, [self.counts(phrase) for phrase in phrases]) if phrases else None

    def tally(self, rows: NDArray[np.int64], name: str) -> Counter[Any]:
        """How many of the rows have each value of a column or a label."""
        if name in self.snapshot.numbers:
            values, counted = np.unique(self.snapshot.numbers[name][rows], return_counts=True)
            return Counter(dict(zip(values.tolist(), counted.tolist(), strict=True)))
        label = self.snapshot.labels[name]
        among = np.zeros(self.snapshot.rows, dtype=bool)
        among[rows] = True
        counted = np.bincount(label.codes[among[label.owners]], minlength=len(label.values))
        return Counter({value: n for value, n in zip(label.values, counted.tolist(), strict=True) if n})

    def spread(self, rows: NDArray[np.int64], unit: str, occurrences: Counts | None) -> Spread:
        """How the rows are spread over outlets and time, beside what the index holds in each place.

        `unit` is year, month or day. The keys are an outlet and a period such as 2018-10; the period is blank for rows
        whose date may lie in several. The values are articles, occurrences (0 where none are counted), articles held.
        """
        outlet, period = self._names_of("outlet"), self._periods(unit)
        held = Counter(zip(outlet[self.snapshot.alive], period[self.snapshot.alive], strict=True))
        found = Counter(zip(outlet[rows], period[rows], strict=True))
        counted: Counter[tuple[str, str]] = Counter()
        if occurrences is not None:
            for key, number in zip(
                zip(outlet[rows], period[rows], strict=True), occurrences[rows].tolist(), strict=True
            ):
                counted[key] += number
        return {(str(key[0]), str(key[1])): (found[key], counted[key], number) for key, number in held.items()}

    def _names_of(self, name: str) -> NDArray[np.str_]:
        """Each row's value of a label that every row has once."""
        label = self.snapshot.labels[name]
        codes = np.zeros(self.snapshot.rows, dtype=np.int64)
        codes[label.owners] = label.codes
        return np.array(label.values or [""])[codes]

    def _periods(self, unit: str) -> NDArray[np.str_]:
        """The year, month or day of each row as text; blank where its span is longer than that."""
        epoch, known = date(1970, 1, 1).toordinal(), range(1, date.max.toordinal() + 1)
        spans = []
        for name in ("earliest", "latest"):
            days = np.clip(self.snapshot.numbers[name], known.start, known.stop - 1) - epoch
            spans.append(days.astype("datetime64[D]").astype(f"datetime64[{unit[0].upper()}]"))
        return np.where(spans[0] == spans[1], spans[0].astype(str), "")

    def _names(self, name: str) -> NDArray[np.int64]:
        """The alphabetical rank of each row's value of a label that every row has once."""
        label = self.snapshot.labels[name]
        rank = np.argsort(np.argsort(np.array(label.values)))
        names = np.zeros(self.snapshot.rows, dtype=np.int64)
        names[label.owners] = rank[label.codes]
        return names


def _days_of_any_year(value: str) -> list[int]:
    """The ordinals of a day such as 10-15 in every year that has it."""
    month, day = (int(part) for part in value.split("-"))
    leap = (month, day) == (2, 29)
    return [date(y, month, day).toordinal() for y in range(1, 10_000) if not leap or calendar.isleap(y)]
