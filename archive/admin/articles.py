"""Articles: finding them, writing them, publishing and withdrawing them.

Saving publishes or withdraws. The index follows by itself once the save has committed, and cannot make it fail.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path

from archive.admin.article_choice import ArticleChoices
from archive.admin.article_form import ArticleForm, ExcerptForm
from archive.admin.desk import Desk, TableRows, in_words
from archive.admin.evidence import warn_of_missing_words
from archive.admin.notices import LostFeatureRows, NoticeRows
from archive.admin.publishing import publish_drafts
from archive.dates import worded
from archive.models import Article, Caption, Evidence, Excerpt

BECAME = {
    Article.State.PUBLISHED: "Published: found by the next search.",
    Article.State.WITHDRAWN: "Withdrawn: its page now says why, and no search finds it.",
}
STRAIGHT = str.maketrans("“”„", '"""')


class CaptionRows(TableRows):
    """The captions and credits of its pictures."""

    model = Caption
    fields = ["position", "caption", "credit"]


class ExcerptRows(TableRows):
    """Short quotations, for an article that is not held in full."""

    model = Excerpt
    form = ExcerptForm
    fields = ["words", "speaker"]


@admin.register(Article)
class ArticleDesk(Desk):
    """Articles."""

    form = ArticleForm
    slug_from = "headline"
    fieldsets = [
        (None, {"fields": ["headline", "slug", "outlet", "standfirst", "bylines"]}),
        ("Date", {"fields": ["published", "reading", "published_basis", "published_note", "updated"]}),
        ("Text", {"fields": ["abstract", "body", "extent", "language", "section", "topics", "syndication_credit"]}),
        ("Where it came from", {"fields": ["original_url", "archived_url", "source", "source_sha256", "sender_id"]}),
        (
            "Publishing",
            {
                "fields": ["state", "withdrawal_reason"],
                "description": "A published article keeps its address for ever: it can be withdrawn, not deleted.",
            },
        ),
    ]
    readonly_fields = ("reading", "source")
    autocomplete_fields = ["outlet", "topics"]
    inlines = [CaptionRows, ExcerptRows, NoticeRows, LostFeatureRows]
    list_display = ["headline", "outlet", "date_and_basis", "extent", "state"]
    list_filter = ["state", "extent", "published_basis", "language", "outlet", "topics"]
    list_select_related = ["outlet"]
    ordering = ["-pk"]
    date_hierarchy = "published_earliest"
    search_fields = ["headline", "slug", "original_url", "sender_id"]
    search_help_text = (
        "Headline, address or the sender’s id. With quotation marks, “like this”, the texts are looked through too."
    )
    actions = ["publish_selected"]

    def get_urls(self) -> list[URLPattern]:
        """Django's, and the choices offered where an article is to be chosen."""
        choices = self.admin_site.admin_view(ArticleChoices.as_view(admin_site=self.admin_site))
        return [path("choices/", choices, name="archive_article_choices"), *super().get_urls()]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """The texts are looked through only where that is asked for: it reads every one of them."""
        asked = '"' in request.GET.get("q", "").translate(STRAIGHT)
        return [*self.search_fields, *(["body"] if asked else [])]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Django's, with typographic quotation marks taken as the straight ones that it knows."""
        return super().get_search_results(request, queryset, search_term.translate(STRAIGHT))

    def address_is_fixed(self, obj: Any) -> bool:
        """From the day it is published."""
        return obj is not None and obj.state != Article.State.DRAFT

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The state too, for those who may not publish; and the fingerprint, once the document is attached."""
        fixed = [] if self.has_publish_permission(request) else ["state", "withdrawal_reason"]
        fixed += ["source_sha256"] if obj and obj.source_id else []
        return (*super().get_readonly_fields(request, obj), *fixed)

    def view_on_site(self, article: Article) -> str | None:
        """The article's page, or its tombstone; a draft has neither."""
        return None if article.state == Article.State.DRAFT else article.get_absolute_url()

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Who may publish and withdraw."""
        return self.has_change_permission(request) and request.user.has_perm("archive.publish_article")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only drafts can go, and only those that no captured document was read into."""
        if obj is not None and (obj.state != Article.State.DRAFT or obj.source_id):
            return False
        return super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Saves it, and says what became of it."""
        before = form.initial.get("state", obj.state) if change else Article.State.DRAFT
        super().save_model(request, obj, form, change)
        if form.extent_was_set:
            messages.info(request, "Its extent is now “the full text”, since it has a text.")
        if obj.state != before:
            messages.success(request, BECAME[Article.State(obj.state)])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the rows, and says which evidence no longer stands in the text."""
        super().save_related(request, form, formsets, change)
        warn_of_missing_words(request, Evidence.objects.filter(article=form.instance))

    @admin.action(description="Publish the selected drafts", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Publishes what can be, and says of the rest why not."""
        outcome = publish_drafts(queryset)
        for article in outcome.published:
            self.log_change(request, article, "Published.")
        if number := len(outcome.published):
            messages.success(request, f"{number} published: found by the next search.")
        for reason, articles in outcome.refused.items():
            messages.warning(request, f"{len(articles)} not published. {reason} {_named(articles)}")

    @admin.display(description="date", ordering="published_earliest")
    def date_and_basis(self, article: Article) -> str | None:
        """The date in words and what it rests on, as readers see it."""
        day = article.published_date
        return worded(day, basis=article.published_basis) if day else None

    @admin.display(description="read as")
    def reading(self, article: Article) -> str:
        """The date in words."""
        return in_words(article.published_date)


def _named(articles: list[Article], most: int = 5) -> str:
    """The first few headlines, and how many more there are."""
    rest = f" and {len(articles) - most} more" if len(articles) > most else ""
    return ", ".join(f"“{article}”" for article in articles[:most]) + rest + "."
