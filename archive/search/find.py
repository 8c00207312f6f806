"""Finds the articles that have what a reader typed, and shows where. `find()` is the one function to call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.models import Article, Revision, Topic
from archive.search.concordance import Hit, find_hits
from archive.search.copies import Copies, fold_copies
from archive.search.facets import FACETS, Facet, name_facets
from archive.search.query_language import counted_leaves, read_query
from archive.search.question import Question, article_number, filters_in, read_question
from archive.search.receipt import Receipt, say

PAGE_SIZE = 20
PARTIAL = "The search was stopped when its time was up: there may be more than was found. Ask for fewer common words."
LARGEST_PAGE = 200
ORDERS = ("relevance", "oldest", "newest", "outlet")
COPIES = ("once", "all")
COPIES_NAMED = 20
"""Copies that an article names; whoever wants all of them unfolds the results."""
BATCH = 200
"""Articles read at a time where all of them are wanted: some megabytes."""


@dataclass(frozen=True)
class FoundArticle:
    """An article, and every occurrence in it of what was asked for.

    Where copies are counted once, `copies` are the first `COPIES_NAMED` of those of the same text that were found with
    it, and `copies_total` is the number of all.
    """

    article: Article
    hits: list[Hit]
    copies: list[Article] = field(default_factory=list)
    copies_total: int = 0

    @property
    def occurrences(self) -> int:
        """How often it has what was asked for."""
        return len(self.hits)


@dataclass(frozen=True)
class Results:
    """One page of what was found, with its receipt.

    The totals are of everything found, however copies are shown. `occurrences_total` is None where the query has no
    phrase. Pages count from 1; there is always at least one.
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
    copies: str = "all",
) -> Results:
    """The page of articles that have what was typed, narrowed by the filters chosen beside it.

    Any text, filter, order and page is answered; what could not be used is said in the receipt. Raises the engine's
    own error only where there is no index to ask.
    """
    return answer(read_question(typed, filters), order=order, page=page, page_size=page_size, copies=copies)


def answer(
    question: Question, *, order: str = "relevance", page: int = 1, page_size: int = PAGE_SIZE, copies: str = "all"
) -> Results:
    """What `find` gives, for a question that was read before. With `copies="once"` a page counts texts."""
    page_size = min(max(1, page_size), LARGEST_PAGE)
    receipt = make_receipt(question, order)
    if question.query is None:
        return Results(receipt, page_size=page_size)
    told, shown, page, pages = _ask(question, receipt.order, page, page_size, copies)
    return Results(
        receipt=replace(receipt, mended=(*receipt.mended, PARTIAL)) if told["partial"] else receipt,
        articles_total=told["hits"],
        occurrences_total=told["occurrences"],
        texts_total=told["texts"],
        page=page,
        pages=pages,
        page_size=page_size,
        articles=list(_found(question, shown)),
        facets=name_facets(told["facets"]),
    )


def find_all(
    question: Question,
    *,
    order: str = "relevance",
    copies: str = "all",
    most: int | None = None,
    with_reading: bool = False,
) -> Iterator[FoundArticle]:
    """Every article found, or the first `most`, with its occurrences, read from the database in batches.

    `with_reading` loads all that a reference to each needs.

    The engine is asked at once, so that what it raises is raised here; the articles are read as they are taken.
    """
    if question.query is None:
        return iter(())
    article_ids = question.article_ids(_known(order), most=most)
    groups = fold_copies(article_ids) if copies == "once" else [(pk,) for pk in article_ids]
    batches = (groups[begin : begin + BATCH] for begin in range(0, len(groups), BATCH))
    return (found for batch in batches for found in _found(question, batch, with_reading=with_reading))


def hits_in(article: Article, typed: str) -> list[Hit]:
    """Every occurrence in one article of what was typed, for marking them on its page."""
    hashtags = Topic.objects.taught()
    leaves = counted_leaves(read_query(typed, hashtags).query)
    return find_hits(article.parts(), leaves, language=article.language, hashtags=hashtags)


def make_receipt(question: Question, order: str) -> Receipt:
    """The receipt of a question, answered in this order, at the archive's revision of now."""
    return Receipt(
        typed=question.typed,
        read_as=say(question.query),
        mended=question.mended,
        filters={each.name: each.value for each in filters_in(question.query)},
        order=_known(order),
        revision=Revision.objects.current(),
    )


def _known(order: str) -> str:
    return order if order in ORDERS else "relevance"


def _ask(
    question: Question, order: str, page: int, page_size: int, copies: str
) -> tuple[dict[str, Any], Sequence[Copies], int, int]:
    """The engine's answer, the articles of the page, the page and the pages; the last page for one beyond it."""
    page, fold = max(1, page), copies == "once"
    span = {} if fold else {"start_offset": (page - 1) * page_size, "end_offset": page * page_size}
    told = question.ask(**span, sort_by=order, facets=FACETS, result_class=article_number)
    fewer = fold and told["texts"] < told["hits"]
    groups = fold_copies(told["results"]) if fewer else [(pk,) for pk in told["results"]]
    pages = max(1, -(-(len(groups) if fold else told["hits"]) // page_size))
    if fold:
        page = min(page, pages)
        return told, groups[(page - 1) * page_size : page * page_size], page, pages
    return (told, groups, page, pages) if page <= pages else _ask(question, order, pages, page_size, copies)


def _found(question: Question, groups: Sequence[Copies], *, with_reading: bool = False) -> Iterator[FoundArticle]:
    """The articles in the order given; one withdrawn a moment ago, which the engine still has, is left out."""
    articles = Article.objects.published()
    articles = articles.with_reading() if with_reading else articles.with_outlet().with_parts()
    firsts = articles.in_bulk([group[0] for group in groups])
    named = [pk for group in groups for pk in group[1 : 1 + COPIES_NAMED]]
    copies = Article.objects.published().with_outlet().defer("body").in_bulk(named) if named else {}
    for first, *others in groups:
        if first in firsts:
            article = firsts[first]
            yield FoundArticle(
                article=article,
                hits=find_hits(article.parts(), question.leaves, language=article.language, hashtags=question.hashtags),
                copies=[copies[pk] for pk in others[:COPIES_NAMED] if pk in copies],
                copies_total=len(others),
            )
