"""Sitemaps (sitemaps.org): every public page, in an index of parts of at most 50,000 addresses."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from archive.models import Article, Outlet, Timeline, Topic
from archive.models.topic import TopicQuerySet


class Pages(Sitemap):  # type: ignore[type-arg]
    """The pages that there is one of."""

    def items(self) -> list[str]:
        """Their names in `archive.urls`."""
        return ["home", "timelines", "outlets", "topics", "dates", "about", "search_help"]

    def location(self, item: str) -> str:
        """The page's address."""
        return reverse(item)


class Articles(Sitemap):  # type: ignore[type-arg]
    """Published articles."""

    def items(self) -> QuerySet[Article]:
        """The articles, with what an entry needs and no more."""
        return Article.objects.published().only("slug", "modified").order_by("pk")

    def lastmod(self, item: Article) -> datetime:
        """When the record last changed."""
        return item.modified


class Outlets(Sitemap):  # type: ignore[type-arg]
    """Outlets."""

    def items(self) -> QuerySet[Outlet]:
        """All of them."""
        return Outlet.objects.only("slug").order_by("pk")


class Topics(Sitemap):  # type: ignore[type-arg]
    """Topics that articles have."""

    def items(self) -> TopicQuerySet:
        """Those in use."""
        return Topic.objects.in_use().order_by("pk")


class Timelines(Sitemap):  # type: ignore[type-arg]
    """Timelines."""

    def items(self) -> QuerySet[Timeline]:
        """All of them."""
        return Timeline.objects.only("slug").order_by("pk")


SITEMAPS: dict[str, type[Sitemap]] = {  # type: ignore[type-arg]
    "pages": Pages,
    "articles": Articles,
    "outlets": Outlets,
    "topics": Topics,
    "timelines": Timelines,
}
"""The parts, by the name that stands in their address."""
