"""The read-only JSON API of the archive, described by OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Query, Schema, Status

from archive.models import Article, Outlet, Timeline
from archive.search.find import LARGEST_PAGE, PAGE_SIZE, find
from archive.views.api_answers import (
    article_answer,
    article_line,
    outlet_answer,
    outlet_line,
    search_answer,
    timeline_answer,
    tombstone_answer,
)
from archive.views.api_shapes import (
    ArticleShape,
    ArticlesShape,
    ErrorShape,
    OutletShape,
    OutletsShape,
    SearchShape,
    TimelineShape,
    TombstoneShape,
)

logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Of Record",
    version="1",
    description="A read-only web archive for news articles. Dates are EDTF (ISO 8601-2).",
    docs_url=None,
    urls_namespace="api",
)


class Asked(Schema):
    """What `/api/search` understands."""

    q: str = ""
    outlet: str = ""
    topic: str = ""
    language: str = ""
    from_: str = Field("", alias="from")
    to: str = ""
    on: str = ""
    extent: str = ""
    closed: str = ""
    order: str = "relevance"
    copies: str = "all"
    page: int = 1
    page_size: int = PAGE_SIZE


@api.get(
    "/search",
    response={200: SearchShape, 503: ErrorShape},
    summary="Search for words and phrases",
    exclude_unset=True,
)
def search(request: HttpRequest, asked: Query[Asked]) -> Any:
    """Articles that have the words, with every occurrence. Any query is answered; the receipt says how it was read."""
    filters = {name: getattr(asked, name) for name in ("outlet", "topic", "language", "to", "on", "extent", "closed")}
    try:
        results = find(
            asked.q,
            filters={**filters, "from": asked.from_},
            order=asked.order,
            page=asked.page,
            page_size=asked.page_size,
            copies=asked.copies,
        )
    except Exception:  # whatever ails the engine, the caller is told plainly and the keeper finds it in the log
        logger.exception("The search could not be answered")
        return Status(
            503, {"detail": "The search is not available now; articles can be read. The keeper runs sync_index."}
        )
    return search_answer(request, results)


@api.get("/articles", response=ArticlesShape, summary="Every published article")
def articles(request: HttpRequest, page: int = 1, page_size: int = PAGE_SIZE) -> Any:
    """The published articles in the order in which they came into the archive."""
    found = Article.objects.published().select_related("outlet")
    total, page_size = found.count(), min(max(1, page_size), LARGEST_PAGE)
    pages = max(1, -(-total // page_size))
    page = min(max(1, page), pages)
    lines = [article_line(request, each) for each in found[(page - 1) * page_size : page * page_size]]
    return {"articles": lines, "articles_total": total, "page": page, "pages": pages}


@api.get(
    "/articles/{slug}",
    response={200: ArticleShape, 404: ErrorShape, 410: TombstoneShape},
    summary="One article",
    exclude_none=False,
)
def article(request: HttpRequest, slug: str) -> Any:
    """The whole article with notices, captions, lost features, topics and fingerprints."""
    found = Article.objects.once_published().with_reading().filter(slug=slug).first()
    if found is None:
        return Status(404, {"detail": "There is no article at this address."})
    return article_answer(request, found) if found.is_published else Status(410, tombstone_answer(found))


@api.get("/outlets", response=OutletsShape, summary="Every outlet")
def outlets(request: HttpRequest) -> Any:
    """The outlets by name, with what became of each."""
    lines = [outlet_line(request, each) for each in Outlet.objects.with_life().with_holdings()]
    return {"outlets": lines, "outlets_total": len(lines)}


@api.get("/outlets/{slug}", response={200: OutletShape, 404: ErrorShape}, summary="One outlet")
def outlet(request: HttpRequest, slug: str) -> Any:
    """The outlet with its life, its notices and what no longer works on its pages."""
    found = Outlet.objects.with_life().with_holdings().filter(slug=slug).first()
    if found is None:
        return Status(404, {"detail": "There is no outlet at this address."})
    return outlet_answer(request, found)


@api.get("/timelines/{slug}", response={200: TimelineShape, 404: ErrorShape}, summary="One timeline")
def timeline(request: HttpRequest, slug: str) -> Any:
    """The timeline with its events in order, each with the words in the articles that support it."""
    found = Timeline.objects.with_evidence().filter(slug=slug).first()
    if found is None:
        return Status(404, {"detail": "There is no timeline at this address."})
    return timeline_answer(request, found)


def article_as_json(request: HttpRequest, found: Article) -> HttpResponse:
    """The article as the API gives it, for `/articles/<slug>.json`."""
    return api.create_response(request, ArticleShape(**article_answer(request, found)).dict(), status=200)
