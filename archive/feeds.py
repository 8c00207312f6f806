"""Atom feeds (RFC 4287): what was kept last, in the whole archive or of one outlet.

An entry is dated by when its record last changed here. When the article was published is told in words, with how sure
that is, because Atom has no way to doubt a date; `published` stands only where the day is known.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join

from archive.citations.dating import date_in_words, undoubted_date
from archive.citations.reference import single_line
from archive.models import Article, Outlet
from archive.models.article import ArticleQuerySet
from archive.models.notice import notices_of_article

ENTRIES = 30


class LatestArticles(Feed):  # type: ignore[type-arg]
    """The articles that were kept last, newest first."""

    feed_type = Atom1Feed
    language = "en"
    author_name = settings.ARCHIVE_NAME
    title = f"{settings.ARCHIVE_NAME}: newly kept articles"
    subtitle: str | None = "Every article with its outlet, its date, and how sure that date is."

    def link(self, obj: Any) -> str:
        """The page that the feed belongs to."""
        return reverse("home")

    def feed_url(self, obj: Any) -> str:
        """The feed's own address."""
        return reverse("latest_feed")

    def items(self, obj: Any) -> ArticleQuerySet:
        """The articles."""
        return Article.objects.published().with_reading().order_by("-pk")[:ENTRIES]

    def item_title(self, item: Article) -> str:
        """The headline, without the framework's truncation."""
        return single_line(item.headline)

    def item_description(self, item: Article) -> str:
        """As HTML: outlet and date in words, every notice, and the archive's summary or the outlet's standfirst."""
        when = date_in_words(item.published_date, item.published_basis)
        notices = (f"{notice.title}: {notice.text}" for notice in notices_of_article(item))
        told = (f"{item.outlet}, {when}.", *notices, item.abstract or item.standfirst)
        return format_html_join("", "<p>{}</p>", ((single_line(text),) for text in told if text))

    def item_author_name(self, item: Article) -> str:
        """The bylines, or the outlet where there is none."""
        return single_line(", ".join(item.bylines) or str(item.outlet))

    def item_updateddate(self, item: Article) -> datetime:
        """When the record last changed."""
        return item.modified

    def item_pubdate(self, item: Article) -> datetime | None:
        """The day of publication, where nothing about it is in doubt."""
        known_to_the_day = len(undoubted_date(item.published_date)) == len("2018-10-15")
        if not known_to_the_day or item.published_earliest is None:
            return None
        return datetime.combine(item.published_earliest, time(), tzinfo=UTC)

    def item_categories(self, item: Article) -> list[str]:
        """The topics."""
        return [single_line(topic.name) for topic in item.topics.all()]


class OutletArticles(LatestArticles):
    """The articles of one outlet that were kept last."""

    subtitle = None

    def get_object(self, request: HttpRequest, slug: str) -> Outlet:
        """The outlet of the address."""
        return get_object_or_404(Outlet, slug=slug)

    def title(self, obj: Outlet) -> str:  # type: ignore[override]
        """The outlet and the archive."""
        return f"{obj.name}: newly kept articles in {settings.ARCHIVE_NAME}"

    def link(self, obj: Outlet) -> str:
        """The outlet's page."""
        return obj.get_absolute_url()

    def feed_url(self, obj: Outlet) -> str:
        """The feed's own address."""
        return reverse("outlet_feed", args=[obj.slug])

    def items(self, obj: Outlet) -> ArticleQuerySet:
        """The outlet's articles."""
        return Article.objects.published().from_outlet(obj).with_reading().order_by("-pk")[:ENTRIES]
