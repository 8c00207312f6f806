"""The ladder: where nothing is found, wider readings of the same search, the nearest first, each with its count.

A rung keeps everything of the search but what its name says. Only rungs that lead to something are shown; nothing is
ever widened unless the reader asks. `climb()` is the one function to call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.search.query_language import (
    AllOf,
    AnyOf,
    Checked,
    Filter,
    Near,
    Not,
    Phrase,
    Prefix,
    Printed,
    Query,
    Word,
    leaves,
    with_filters,
)
from archive.search.question import Question
from archive.search.write_query import write_query

WITHIN = 5
"""Words apart: a clause."""
MOST_WORDS = 20
"""Words of a phrase that is taken apart. A longer one is a quotation, of which no reader wants the single words."""

AS_IT_IS = "the same"


@dataclass(frozen=True)
class Rung:
    """A wider reading: what to type for it, whether the filters chosen beside the search are kept, and its count."""

    reading: str
    typed: str
    articles: int
    keeps_filters: bool = True


def climb(question: Question) -> list[Rung]:
    """The rungs that find something, from the nearest reading to the widest."""
    asked = {question.query}
    return [
        rung for reading, wider in _readings(question.read.query) if (rung := _step(question, asked, reading, wider))
    ]


def _step(question: Question, asked: set[Query | None], reading: str, wider: Query) -> Rung | None:
    """The reading with all filters; where that finds nothing, without them; `asked` are trees tried before."""
    narrowed = with_filters(wider, question.chosen)
    bare = without(wider, Filter)
    for query, typed, name in (
        (narrowed, wider, reading),
        (bare, bare, "the same, without the filters" if reading == AS_IT_IS else f"{reading}, without the filters"),
    ):
        if query is None or typed is None or query in asked:
            continue
        asked.add(query)
        count = question.count(query)
        if count:
            return Rung(name, write_query(typed), count, keeps_filters=query is narrowed)
    return None


def _readings(query: Query | None) -> Iterator[tuple[str, Query]]:
    if query is None or not list(leaves(query)):
        return
    yield AS_IT_IS, query
    present = without(query, Not)
    if present is not None:
        yield "with what was to be absent", present
    yield "the same words, however they are printed", _change(query, _however_printed)
    yield "the words next to each other, in any order", _change(query, _in_any_order)
    yield f"the words within {WITHIN} of each other, in any order", _change(query, _within)
    yield "the words in any form, anywhere in the article", _change(query, _in_any_form)
    yield "any of the words, in any form", _any_word(query)


def without(query: Query, kind: type[Query]) -> Query | None:
    """The tree with nothing of this kind in it; None where nothing is left."""
    match query:
        case AllOf(queries) | AnyOf(queries):
            left = tuple(each for inner in queries if (each := without(inner, kind)) is not None)
            return type(query)(left) if len(left) > 1 else left[0] if left else None
        case Not(inner) if kind is not Not:
            kept = without(inner, kind)
            return Not(kept) if kept is not None else None
    return None if isinstance(query, kind) else query


def _change(query: Query, change: Callable[[Query], Query]) -> Query:
    """The tree with everything that is asked for changed, and what is asked to be absent left as it is."""
    match query:
        case AllOf(queries):
            return AllOf(tuple(_change(each, change) for each in queries))
        case AnyOf(queries):
            return AnyOf(tuple(_change(each, change) for each in queries))
        case Not():
            return query
    return change(query)


def _however_printed(leaf: Query) -> Query:
    return Phrase(leaf.words) if isinstance(leaf, Printed) else leaf


def _in_any_order(leaf: Query) -> Query:
    match leaf:
        case Phrase(words) | Printed(_, words) if 1 < len(words) <= MOST_WORDS:
            return Near(words, len(words) - 1)
    return leaf


def _within(leaf: Query) -> Query:
    match leaf:
        case Phrase(words) | Printed(_, words) if 1 < len(words) <= MOST_WORDS:
            return Near(words, max(WITHIN, len(words) - 1))
        case Near(words, distance):
            return Near(words, max(WITHIN, distance))
    return leaf


def _in_any_form(leaf: Query) -> Query:
    match leaf:
        case Phrase(words) | Printed(_, words) | Near(words) if len(words) <= MOST_WORDS:
            return AllOf(tuple(Word(word) for word in dict.fromkeys(words)))
    return leaf


def _any_word(query: Query) -> Query:
    """Any of the words that are asked for, with the filters and the minus that stood beside them."""
    words = tuple(dict.fromkeys(each for leaf in leaves(query) for each in _words_of(leaf)))[:MOST_WORDS]
    beside = [each for each in query.queries if not list(leaves(each))] if isinstance(query, AllOf) else []
    wide: Query = AnyOf(words) if len(words) > 1 else words[0]
    return AllOf((wide, *beside)) if beside else wide


def _words_of(leaf: Query) -> list[Query]:
    match leaf:
        case Phrase(words) | Printed(_, words) | Near(words) | Checked(Printed(_, words)):
            return [Word(word) for word in words]
        case Word() | Prefix():
            return [leaf]
    return []
