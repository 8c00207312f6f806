"""What else may have been meant: nearest words for words that are nowhere, and other names of a topic.

Both come from this archive alone: its own vocabulary, its own topics. Each is a search with its count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.models import Topic
from archive.search.ladder import without
from archive.search.nearest_words import nearest_words
from archive.search.query_language import Filter, Leaf, Near, Phrase, Printed, Query, Word, leaves, with_filters
from archive.search.question import Question, backend, change_leaves
from archive.search.write_query import write_query
from archive.words import folded_words

MOST_WORDS = 12
"""Words of a search that are looked up. A longer one is pasted and not typed."""
MOST_TRIED = 10
"""Nearest words of one word whose articles are counted."""
MOST_NAMES = 5
"""Other names of topics that are offered."""


@dataclass(frozen=True)
class Suggestion:
    """Another search: what differs in it, what to type, whether the filters chosen are kept, and its count."""

    words: str
    typed: str
    articles: int
    keeps_filters: bool = True


def did_you_mean(question: Question) -> list[Suggestion]:
    """The search with the nearest word for each that is nowhere here; the word alone where that finds none."""
    query = question.read.query
    if query is None:
        return []
    nowhere = [word for word, term in _terms_of(query)[:MOST_WORDS] if not question.count(term)]
    if not nowhere:
        return []
    vocabulary = backend().vocabulary()
    nearest = {word: near for word in nowhere if (near := _nearest(question, word, vocabulary))}
    if not nearest:
        return []
    whole = change_leaves(query, lambda leaf: _with_words(leaf, nearest))
    words = ", ".join(nearest.values())
    found = _first_found(question, words, whole)
    return (
        [found] if found else [each for near in nearest.values() if (each := _first_found(question, near, Word(near)))]
    )


def _first_found(question: Question, words: str, query: Query) -> Suggestion | None:
    """The query with the filters chosen beside it, or where that finds nothing, without any filter."""
    count = question.count(with_filters(query, question.chosen))
    if count:
        return Suggestion(words, write_query(query), count)
    bare = without(query, Filter)
    count = question.count(bare)
    return Suggestion(words, write_query(bare), count, keeps_filters=False) if bare is not None and count else None


def _terms_of(query: Query) -> list[tuple[str, Query]]:
    """Each word that is asked for, and the query for it alone: in any form unless it was quoted."""
    terms = {
        word: leaf if isinstance(leaf, Word) else Phrase((word,)) for leaf in leaves(query) for word in _words_of(leaf)
    }
    return list(terms.items())


def _words_of(leaf: Leaf) -> tuple[str, ...]:
    match leaf:
        case Word(word):
            return (word,)
        case Phrase(words) | Near(words) | Printed(_, words):
            return words
    return ()


def _nearest(question: Question, word: str, vocabulary: Sequence[str]) -> str:
    """The nearest word; of several as near, the one that most articles have."""
    near = nearest_words(word, vocabulary)[:MOST_TRIED]
    if not near:
        return ""
    counted = [
        (distance, -question.count(Phrase((other,))), other) for distance, other in near if distance == near[0][0]
    ]
    return min(counted)[2]


def _with_words(leaf: Query, nearest: dict[str, str]) -> Query:
    match leaf:
        case Word(word):
            return Word(nearest.get(word, word))
        case Phrase(words) | Printed(_, words):
            return Phrase(tuple(nearest.get(word, word) for word in words))
        case Near(words, distance):
            return Near(tuple(nearest.get(word, word) for word in words), distance)
    return leaf


def other_names(question: Question) -> list[Suggestion]:
    """The search with another name of a topic that it names: `Time’s Up` for `#TimesUp`; those that find something."""
    query = question.read.query
    asked = {_words_of(leaf): leaf for leaf in leaves(query) if isinstance(leaf, Word | Phrase | Printed)}
    if query is None or not asked:
        return []
    offered = []
    for leaf, name, words in _names_beside(asked, question)[:MOST_NAMES]:
        other = change_leaves(query, _replacing(leaf, Phrase(words)))
        count = question.count(with_filters(other, question.chosen))
        if count:
            offered.append(Suggestion(name, write_query(other), count))
    return offered


def _replacing(old: Query, new: Query) -> Callable[[Query], Query]:
    return lambda each: new if each == old else each


def _names_beside(asked: Mapping[tuple[str, ...], Leaf], question: Question) -> list[tuple[Leaf, str, tuple[str, ...]]]:
    """Each name of a topic, as words that differ, beside what was asked for by another of its names."""
    found: dict[tuple[Leaf, tuple[str, ...]], str] = {}
    for name, others in Topic.objects.exclude(other_names=[]).values_list("name", "other_names"):
        names = {folded_words(each, question.hashtags): each for each in _texts([name, *others])}
        for words in asked.keys() & names.keys():
            found |= {(asked[words], other): each for other, each in names.items() if other and other != words}
    return [(leaf, name, words) for (leaf, words), name in found.items()]


def _texts(names: Iterable[object]) -> list[str]:
    return [name for name in names if isinstance(name, str)]
