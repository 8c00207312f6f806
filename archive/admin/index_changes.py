"""What the index still waits for, to look at. An empty list is the rule."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.desk import ReadOnlyDesk
from archive.models import IndexChange


@admin.register(IndexChange)
class IndexChangeDesk(ReadOnlyDesk):
    """Articles whose index entry is out of date, oldest first."""

    list_display = ["__str__", "queued", "article"]

    @admin.display(description="article")
    def article(self, change: IndexChange) -> SafeString:
        """A link to its form, which may be gone."""
        address = reverse("admin:archive_article_change", args=[change.article_id])
        return format_html('<a href="{}">open</a>', address)
