"""A question to the archive: what was typed and chosen, read once, and put to the engine as often as a page needs.

`read_question()` is the one function to call. Everything on a page of results comes from one `Question`: the articles,
the table, the ladder. So all its numbers are of the same reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from haystack import connections

from archive.models import Outlet, Topic
from archive.search.printed import check_printed
from archive.search.query_language import (
    FILTERS,
    AllOf,
    AnyOf,
    Checked,
    Filter,
    Leaf,
    Not,
    Query,
    ReadQuery,
    counted_leaves,
    read_filter,
    read_query,
    with_filters,
)
from archive.words import Hashtags


@dataclass(frozen=True)
class Question:
    """What was typed and the conditions chosen beside it, and how the engine is asked for both.

    `read` is of what was typed alone; its sentences are of both.
    """

    typed: str
    read: ReadQuery
    chosen: tuple[Filter, ...]
    hashtags: Hashtags
    _meanings: dict[Query, Query] = field(default_factory=dict, compare=False, repr=False)

    @property
    def query(self) -> Query | None:
        """All of it as one tree; None where nothing is asked."""
        return with_filters(self.read.query, self.chosen)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """What is counted and shown as occurrences."""
        return counted_leaves(self.query)

    @cached_property
    def _looked_up(self) -> tuple[Query | None, tuple[str, ...]]:
        """The tree as the engine takes it, and what had to be left undone to make it."""
        if self.query is None:
            return None, ()
        tree, said = check_printed(self._named(self.query), backend(), self.hashtags)
        self._meanings.update({leaf.leaf: leaf for leaf in _checked_in(tree)})
        return tree, said

    @property
    def mended(self) -> tuple[str, ...]:
        """Everything that was not done as it was typed, in sentences."""
        return (*self.read.mended, *self._looked_up[1])

    def ask(self, **options: Any) -> dict[str, Any]:
        """The engine's answer, by the options of its `search`. Asks only where there is a query."""
        return _ask(self._looked_up[0], options)

    def article_ids(self, order: str, *, most: int | None = None) -> list[int]:
        """The articles in this order, as numbers."""
        return list(self.ask(end_offset=most, sort_by=order, result_class=article_number)["results"])

    def count(self, query: Query | None) -> int:
        """How many articles another tree finds, such as one made of this one's words."""
        if query is None:
            return 0
        self._looked_up  # noqa: B018  what was looked up for this tree serves that one too
        return int(_ask(self._named(query), {"end_offset": 0})["hits"])

    def _named(self, query: Query) -> Query:
        """The tree with names as the index has them, each name looked up once."""
        return change_leaves(query, self._meaning)

    def _meaning(self, leaf: Query) -> Query:
        if leaf not in self._meanings:
            self._meanings[leaf] = _meaning(leaf)
        return self._meanings[leaf]


def read_question(typed: str, filters: Mapping[str, str] | None = None) -> Question:
    """The typed query and the filters chosen beside it as one question, with what was mended in either."""
    hashtags = Topic.objects.taught()
    read = read_query(typed, hashtags)
    chosen = [read_filter(name, value.replace("\0", "").strip()) for name, value in _given(filters or {})]
    conditions = tuple(each for each in chosen if isinstance(each, Filter))
    refused = tuple(each for each in chosen if isinstance(each, str))
    mended = (*read.mended, *refused, *_unknown_names(with_filters(read.query, conditions)))
    return Question(typed, ReadQuery(read.query, mended), conditions, hashtags)


def backend() -> Any:
    """The engine that the settings name."""
    return connections["default"].get_backend()


def article_number(app: str, model: str, pk: str, score: float) -> int:
    """A result for whoever wants numbers only: Haystack's `result_class`, a hundred times lighter than its own."""
    return int(pk)


def change_leaves(query: Query, change: Callable[[Query], Query]) -> Query:
    """The tree with every word, phrase and filter in it changed, brackets and minus kept."""
    match query:
        case Not(inner):
            return Not(change_leaves(inner, change))
        case AllOf(queries) | AnyOf(queries):
            return replace(query, queries=tuple(change_leaves(each, change) for each in queries))
    return change(query)


def filters_in(query: Query | None) -> list[Filter]:
    """Every condition of the tree."""
    match query:
        case Filter():
            return [query]
        case Not(inner):
            return filters_in(inner)
        case AllOf(queries) | AnyOf(queries):
            return [condition for each in queries for condition in filters_in(each)]
    return []


def _ask(query: Query | None, options: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = backend().search(query, **options)
    return answer


def _given(filters: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, filters[name]) for name in FILTERS if filters.get(name, "").strip()]


def _unknown_names(query: Query | None) -> list[str]:
    """A sentence for each outlet or topic that this archive does not have; it is looked for all the same."""
    sentences = []
    for each in dict.fromkeys(filters_in(query)):
        if each.name == "outlet" and not Outlet.objects.called(each.value).exists():
            sentences.append(f"This archive has no outlet called {each.value[:60]}.")
        if each.name == "topic" and not Topic.objects.called(each.value).exists():
            sentences.append(f"This archive has no topic called {each.value[:60]}.")
    return sentences


def _meaning(leaf: Query) -> Query:
    """A filter as the index has it: slugs for outlets and topics, outlets for open and closed."""
    match leaf:
        case Filter("outlet", value):
            return _any_outlet(Outlet.objects.called(value))
        case Filter("topic", value):
            return AnyOf(tuple(Filter("topic", slug) for slug in Topic.objects.called(value).slugs()))
        case Filter("closed", value):
            return _any_outlet(Outlet.objects.closed() if value == "yes" else Outlet.objects.open())
        case Filter("language", value):
            return Filter("language", value.lower().partition("-")[0])
    return leaf


def _any_outlet(outlets: Any) -> Query:
    return AnyOf(tuple(Filter("outlet", slug) for slug in outlets.values_list("slug", flat=True)))


def _checked_in(query: Query) -> list[Checked]:
    match query:
        case Checked():
            return [query]
        case Not(inner):
            return _checked_in(inner)
        case AllOf(queries) | AnyOf(queries):
            return [each for inner in queries for each in _checked_in(inner)]
    return []
