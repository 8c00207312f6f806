"""Topics: the people, organisations, places, subjects and hashtags that articles are about."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.models import Article, Topic
from archive.views.page import page_of, render_page

HEADINGS = {
    "hashtag": "Hashtags",
    "organisation": "Organisations",
    "person": "People",
    "place": "Places",
    "subject": "Subjects",
}


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """All topics in use, by kind."""
    in_use = groupby(Topic.objects.in_use().order_by("kind", "name"), key=lambda topic: topic.kind)
    kinds = [(HEADINGS.get(kind, kind), kind, list(found)) for kind, found in in_use]
    return render_page(request, "archive/topics.html", {"kinds": kinds})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic, and the articles about it."""
    found = get_object_or_404(Topic.objects.prefetch_related("timelines"), slug=slug)
    articles = Article.objects.published().about(found).with_outlet().newest_first()
    context = {"topic": found, "page": page_of(request, articles)}
    return render_page(request, "archive/topic.html", context)
