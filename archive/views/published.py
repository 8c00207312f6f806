"""The article at an address: 404 where there is none that readers may see, 410 with its tombstone where withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.views.errors import tombstone


def of_published_article(
    view: Callable[[HttpRequest, Article], HttpResponse],
) -> Callable[[HttpRequest, str], HttpResponse]:
    """Makes a view of an article into a view of a slug, which only a published article reaches."""

    @require_safe
    @wraps(view)
    def show(request: HttpRequest, slug: str) -> HttpResponse:
        article = get_object_or_404(Article.objects.once_published().with_reading(), slug=slug)
        return view(request, article) if article.is_published else tombstone(request, article)

    return show
