"""Evaluates a query tree on a Whoosh index: which documents, with how many occurrences, in which order.

A phrase takes the postings of its rarest word, probes the other words only where those stand, and then intersects
positions; Whoosh's own span objects and scorers, which cost ten times as much, are not used. Everything else is sets.
Of Whoosh this uses readers and posting matchers, the part of its interface that its three packages share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from math import log
from typing import Any

from archive.dates import first_day, last_day
from archive.search.engines.whoosh_schema import COLUMNS
from archive.search.query_language import AllOf, AnyOf, Everything, Filter, Not, Phrase, Query, Word, leaves
from archive.search.stemming import stem

Counts = dict[int, int]
"""Document number in the whole index → occurrences."""


class Segment:
    """One segment of the index, with its columns read once.

    Every file is opened at once: a writer that merges segments deletes the old files, and what is open stays readable.
    """

    def __init__(self, reader: Any, offset: int) -> None:
        self.reader, self.offset = reader, offset
        self._column_readers = {name: reader.column_reader(name) for name in COLUMNS}
        self._columns: dict[str, list[Any]] = {}

    def column(self, name: str) -> list[Any]:
        """A value for each document of the segment."""
        if name not in self._columns:
            column = self._column_readers[name]
            self._columns[name] = [column[number] for number in range(self.reader.doc_count_all())]
        return self._columns[name]

    @cached_property
    def documents(self) -> list[int]:
        """The documents that have not been deleted."""
        return list(self.reader.all_doc_ids())

    def postings(self, field: str, term: bytes) -> Any:
        """Whoosh's matcher over a term's postings, or None where the segment has not got it."""
        return self.reader.postings(field, term) if (field, term) in self.reader else None

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents have the term, deleted ones included."""
        return self.reader.doc_frequency(field, term) if (field, term) in self.reader else 0


class Matching:
    """Queries against one state of the index. Leaves are evaluated once each, however often the tree names them."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self._leaves: dict[Query, Counts] = {}

    def documents(self, query: Query) -> set[int]:
        """The documents that the query matches."""
        match query:
            case AllOf(queries):
                return self._all_of(queries)
            case AnyOf(queries):
                return set().union(*(self.documents(each) for each in queries))
            case Not(inner):
                return self.everything - self.documents(inner)
            case Everything():
                return set(self.everything)
            case Filter(name, value):
                return set(self._filtered(name, value))
            case _:
                return set(self.counts(query))

    def _all_of(self, queries: tuple[Query, ...]) -> set[int]:
        found: set[int] | None = None
        for query in (query for query in queries if not isinstance(query, Not)):
            matched = self.documents(query)
            found = matched if found is None else found & matched
            if not found:
                return set()
        if found is None:
            found = set(self.everything)
        return found.difference(*(self.documents(query.query) for query in queries if isinstance(query, Not)))

    @cached_property
    def everything(self) -> set[int]:
        """Every document of the index."""
        return {segment.offset + number for segment in self.segments for number in segment.documents}

    def counts(self, leaf: Query) -> Counts:
        """How often each document has this word or phrase."""
        if leaf not in self._leaves:
            found: Counts = {}
            for segment in self.segments:
                here = self._leaf_in(segment, leaf)
                found.update({segment.offset + number: count for number, count in here.items()})
            self._leaves[leaf] = found
        return self._leaves[leaf]

    def _leaf_in(self, segment: Segment, leaf: Query) -> Counts:
        match leaf:
            case Phrase(words):
                return phrase_in(segment, words)
            case Word(word):
                return word_in(segment, word)
        raise TypeError(f"not a leaf: {leaf!r}")

    def _filtered(self, name: str, value: str) -> Iterator[int]:
        if name in {"outlet", "topic", "language", "extent"}:
            yield from self._labelled(name, value)
            return
        keep = _span_test(name, value)
        for segment in self.segments:
            earliest, latest = segment.column("earliest"), segment.column("latest")
            for number in segment.documents:
                if keep(earliest[number], latest[number]):
                    yield segment.offset + number

    def _labelled(self, field: str, value: str) -> Iterator[int]:
        for segment in self.segments:
            matcher = segment.postings(field, value.encode())
            if matcher is not None:
                yield from (segment.offset + number for number in matcher.all_ids())

    def column(self, name: str) -> Callable[[int], Any]:
        """Looks up a document's value of a column."""
        columns = [(segment.offset, segment.column(name)) for segment in reversed(self.segments)]
        return lambda number: next(values[number - offset] for offset, values in columns if number >= offset)

    def in_order(self, documents: Iterable[int], query: Query, order: str) -> list[int]:
        """The documents sorted: `newest`, `oldest`, `outlet`, or else by relevance (see `relevance`)."""
        earliest, latest, article = self.column("earliest"), self.column("latest"), self.column("article")
        match order:
            case "newest":
                return sorted(documents, key=lambda number: (-latest(number), article(number)))
            case "oldest":
                return sorted(documents, key=lambda number: (earliest(number), article(number)))
            case "outlet":
                outlet = self.column("outlet")
                return sorted(documents, key=lambda number: (outlet(number), earliest(number), article(number)))
        score = self.relevance(query)
        return sorted(documents, key=lambda number: (-score(number), earliest(number), article(number)))

    def relevance(self, query: Query) -> Callable[[int], float]:
        """The ranking: the words next to each other first, then rare words before common, then often before seldom.

        Each leaf adds its inverse document frequency times one plus the logarithm of its count (Salton and Buckley,
        1988, "ltn"); equal articles stand oldest first.
        """
        asked = list(leaves(query))
        size = max(1, len(self.everything))
        weighted = [(self.counts(leaf), 1 + log(size / max(1, len(self.counts(leaf))))) for leaf in asked]
        words = tuple(leaf.word for leaf in asked if isinstance(leaf, Word))
        together = self.counts(Phrase(words)) if len(words) > 1 else {}
        first = sum(weight * 20 for _, weight in weighted)

        def score(number: int) -> float:
            own = sum(weight * (1 + log(counts[number])) for counts, weight in weighted if number in counts)
            return own + (first if number in together else 0)

        return score

    def occurrences(self, documents: Iterable[int], query: Query) -> int | None:
        """How often the phrases of the query stand in the documents; None for a query without phrases."""
        phrases = [leaf for leaf in leaves(query) if isinstance(leaf, Phrase)]
        if not phrases:
            return None
        return sum(self.counts(phrase).get(number, 0) for number in documents for phrase in phrases)

    def tally(self, documents: Iterable[int], name: str) -> Counter[Any]:
        """How many of the documents have each value of a column."""
        value = self.column(name)
        return Counter(value(number) for number in documents)


def phrase_in(segment: Segment, words: tuple[str, ...]) -> Counts:
    """How often each document of the segment has the phrase: every place where it begins."""
    terms = {word: word.encode() for word in words}
    frequencies = {word: segment.frequency("exact", term) for word, term in terms.items()}
    if not words or not all(frequencies.values()):
        return {}
    rarest_first = sorted(terms, key=lambda word: frequencies[word])
    starts: dict[int, set[int]] = {}
    for nth, word in enumerate(rarest_first):
        offsets = [at for at, each in enumerate(words) if each == word]
        matcher = segment.postings("exact", terms[word])
        found = _all_positions(matcher) if nth == 0 else _positions_of(matcher, sorted(starts))
        narrowed = {}
        for number, positions in found:
            possible = set.intersection(*({place - offset for place in positions} for offset in offsets))
            if nth:
                possible &= starts[number]
            if possible:
                narrowed[number] = possible
        starts = narrowed
        if not starts:
            return {}
    return {number: len(places) for number, places in starts.items()}


def _all_positions(matcher: Any) -> Iterator[tuple[int, list[int]]]:
    while matcher.is_active():
        yield matcher.id(), matcher.value_as("positions")
        matcher.next()


def _positions_of(matcher: Any, documents: list[int]) -> Iterator[tuple[int, list[int]]]:
    for number in documents:
        if not matcher.is_active():
            return
        if matcher.id() < number:
            matcher.skip_to(number)
        if matcher.is_active() and matcher.id() == number:
            yield number, matcher.value_as("positions")


def word_in(segment: Segment, word: str) -> Counts:
    """How often each document has the word in any form, by the stemmer of the document's own language."""
    found: Counter[int] = Counter()
    for language in segment.reader.lexicon("language"):
        tag = language.decode()
        matcher = segment.postings("stemmed", f"{tag} {stem(word, tag)}".encode())
        while matcher is not None and matcher.is_active():
            found[matcher.id()] += int(matcher.weight())
            matcher.next()
    return found


def _span_test(name: str, value: str) -> Callable[[int, int], bool]:
    """Whether an article may have been published on or after, or on or before, the day: its span reaches it."""
    match name:
        case "from":
            first = first_day(value).toordinal()
            return lambda earliest, latest: latest >= first
        case "to":
            last = last_day(value).toordinal()
            return lambda earliest, latest: earliest <= last
    raise ValueError(f"no filter of an engine: {name}")
