"""Finds the articles that have what a reader typed, and shows where. `find()` is the one function to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from haystack import connections

from archive.models import Article, Outlet, Revision, Topic
from archive.search.concordance import Hit, find_hits
from archive.search.facets import Facet, name_facets
from archive.search.query_language import (
    FILTERS,
    AllOf,
    AnyOf,
    Filter,
    Not,
    Query,
    ReadQuery,
    counted_leaves,
    read_filter,
    read_query,
    with_filters,
)
from archive.search.receipt import Receipt, say
from archive.words import Hashtags

PAGE_SIZE = 20
LARGEST_PAGE = 200
ORDERS = ("relevance", "oldest", "newest", "outlet")
FACETS = ("outlet", "year", "language")


@dataclass(frozen=True)
class FoundArticle:
    """An article, and every occurrence in it of what was asked for."""

    article: Article
    hits: list[Hit]

    @property
    def occurrences(self) -> int:
        """How often it has what was asked for."""
        return len(self.hits)


@dataclass(frozen=True)
class Results:
    """One page of what was found, with its receipt.

    `occurrences_total` is None where the query has no phrase. Pages count from 1; there is always at least one.
    """

    receipt: Receipt
    articles_total: int = 0
    occurrences_total: int | None = None
    texts_total: int = 0
    page: int = 1
    pages: int = 1
    page_size: int = PAGE_SIZE
    articles: list[FoundArticle] = field(default_factory=list)
    facets: dict[str, list[Facet]] = field(default_factory=dict)


def find(
    typed: str,
    *,
    filters: Mapping[str, str] | None = None,
    order: str = "relevance",
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> Results:
    """The page of articles that have what was typed, narrowed by the filters chosen beside it.

    Any text, filter, order and page is answered; what could not be used is said in the receipt. Raises the engine's
    own error only where there is no index to ask.
    """
    hashtags = Topic.objects.taught()
    read = _read(typed, filters or {}, hashtags)
    order = order if order in ORDERS else "relevance"
    page_size = min(max(1, page_size), LARGEST_PAGE)
    if read.query is None:
        return Results(_receipt(typed, read, order), page_size=page_size)
    answer, page, pages = _ask(_resolved(read.query), order, page, page_size)
    leaves = counted_leaves(read.query)
    articles = _in_order_of([int(result.pk) for result in answer["results"]])
    return Results(
        receipt=_receipt(typed, read, order),
        articles_total=answer["hits"],
        occurrences_total=answer["occurrences"],
        texts_total=answer["texts"],
        page=page,
        pages=pages,
        page_size=page_size,
        articles=[
            FoundArticle(a, find_hits(a.parts(), leaves, language=a.language, hashtags=hashtags)) for a in articles
        ],
        facets=name_facets(answer["facets"]),
    )


def hits_in(article: Article, typed: str) -> list[Hit]:
    """Every occurrence in one article of what was typed, for marking them on its page."""
    hashtags = Topic.objects.taught()
    leaves = counted_leaves(read_query(typed, hashtags).query)
    return find_hits(article.parts(), leaves, language=article.language, hashtags=hashtags)


def _read(typed: str, filters: Mapping[str, str], hashtags: Hashtags) -> ReadQuery:
    """The typed query and the chosen filters as one tree, with what was mended in either."""
    read = read_query(typed, hashtags)
    chosen = [read_filter(name, value.replace("\0", "").strip()) for name, value in _given(filters)]
    conditions = tuple(each for each in chosen if isinstance(each, Filter))
    refused = tuple(each for each in chosen if isinstance(each, str))
    query = with_filters(read.query, conditions)
    return ReadQuery(query, (*read.mended, *refused, *_unknown_names(query)))


def _given(filters: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, filters[name]) for name in FILTERS if filters.get(name, "").strip()]


def _unknown_names(query: Query | None) -> list[str]:
    """A sentence for each outlet or topic that this archive does not have; it is looked for all the same."""
    sentences = []
    for each in filters_in(query):
        if each.name == "outlet" and not Outlet.objects.called(each.value).exists():
            sentences.append(f"This archive has no outlet called {each.value[:60]}.")
        if each.name == "topic" and not Topic.objects.called(each.value).exists():
            sentences.append(f"This archive has no topic called {each.value[:60]}.")
    return sentences


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


def _resolved(query: Query) -> Query:
    """The tree with names as the index has them: slugs for outlets and topics, outlets for open and closed."""
    match query:
        case Filter("outlet", value):
            return _any_outlet(Outlet.objects.called(value))
        case Filter("topic", value):
            return AnyOf(tuple(Filter("topic", slug) for slug in Topic.objects.called(value).slugs()))
        case Filter("closed", value):
            return _any_outlet(Outlet.objects.closed() if value == "yes" else Outlet.objects.open())
        case Filter("language", value):
            return Filter("language", value.lower().partition("-")[0])
        case Not(inner):
            return Not(_resolved(inner))
        case AllOf(queries):
            return AllOf(tuple(_resolved(each) for each in queries))
        case AnyOf(queries):
            return AnyOf(tuple(_resolved(each) for each in queries))
    return query


def _any_outlet(outlets: Any) -> Query:
    return AnyOf(tuple(Filter("outlet", slug) for slug in outlets.values_list("slug", flat=True)))


def _ask(query: Query, order: str, page: int, page_size: int) -> tuple[dict[str, Any], int, int]:
    """The engine's answer for the page; for the last page where the one asked for lies beyond it."""
    backend = connections["default"].get_backend()
    page = max(1, page)
    answer = backend.search(
        query, start_offset=(page - 1) * page_size, end_offset=page * page_size, sort_by=order, facets=FACETS
    )
    pages = max(1, -(-answer["hits"] // page_size))
    return (answer, page, pages) if page <= pages else _ask(query, order, pages, page_size)


def _in_order_of(ids: list[int]) -> list[Article]:
    """The articles in the engine's order; one withdrawn a moment ago, which the engine still has, is left out."""
    found = Article.objects.published().filter(pk__in=ids).with_outlet().with_parts().in_bulk()
    return [found[pk] for pk in ids if pk in found]


def _receipt(typed: str, read: ReadQuery, order: str) -> Receipt:
    return Receipt(
        typed=typed,
        read_as=say(read.query),
        mended=read.mended,
        filters={each.name: each.value for each in filters_in(read.query)},
        order=order,
        revision=Revision.objects.current(),
    )
