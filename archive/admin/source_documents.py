"""Captured documents, to look at. The archive writes them once, and nobody can alter or delete one."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from archive.admin.desk import ReadOnlyDesk
from archive.models import SourceDocument

MOST_ARTICLES = 100
"""Articles named on a document's page: a file of JSON Lines may hold a hundred thousand."""


@admin.register(SourceDocument)
class SourceDocumentDesk(ReadOnlyDesk):
    """Captured documents."""

    fields = ["name", "media_type", "size", "sha256", "address", "captured", "received", "read_as"]
    readonly_fields = ["read_as"]
    list_display = ["__str__", "media_type", "size", "address", "captured", "received"]
    list_filter = ["media_type"]
    search_fields = ["name", "sha256", "address"]
    date_hierarchy = "received"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceDocument]:
        """All of them."""
        return SourceDocument.objects.all()

    @admin.display(description="read as")
    def read_as(self, document: SourceDocument) -> SafeString:
        """The articles that were read from it, each with a link to its form."""
        articles = document.articles.values_list("pk", "headline")[:MOST_ARTICLES]
        lines = ((reverse("admin:archive_article_change", args=[pk]), headline) for pk, headline in articles)
        return format_html_join("; ", '<a href="{}">{}</a>', lines)
