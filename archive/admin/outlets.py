"""Outlets and their lives. Whether an outlet has closed is computed from its life and cannot be typed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.admin.desk import Desk, StackedRows, counted
from archive.admin.notices import LostFeatureRows, NoticeRows
from archive.models import Article, LifeChange, Outlet
from archive.models.outlet import OutletQuerySet


class HasClosed(admin.SimpleListFilter):
    """Outlets by whether their life says that they closed."""

    title = "life"
    parameter_name = "closed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be chosen."""
        return [("yes", "closed"), ("no", "not known to have closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What was chosen."""
        outlets: OutletQuerySet = queryset  # type: ignore[assignment]
        return {"yes": outlets.closed, "no": outlets.open}.get(self.value() or "", outlets.all)()


class LifeRows(StackedRows):
    """What became of the outlet, each change dated and sourced."""

    model = LifeChange
    fk_name = "outlet"
    fields = ["kind", "date", "detail", "successor", "successor_name", "source", "source_url"]
    autocomplete_fields = ["successor"]
    verbose_name = "change"
    verbose_name_plural = "life"


@admin.register(Outlet)
class OutletDesk(Desk):
    """Outlets."""

    slug_from = "name"
    fields = ["name", "slug", "kind", "home_page", "language", "country", "about"]
    inlines = [LifeRows, NoticeRows, LostFeatureRows]
    list_display = ["name", "kind", "country", "language", "has_closed", "what_became_of_it", "articles_held"]
    list_filter = ["kind", HasClosed, "country"]
    search_fields = ["name", "slug", "home_page"]

    def get_queryset(self, request: HttpRequest) -> OutletQuerySet:
        """With their lives and the number of articles of each, drafts included."""
        held = counted(Article.objects.all(), by="outlet")
        return Outlet.objects.prefetch_related("life__successor").annotate(held=held)

    @admin.display(description="closed")
    def has_closed(self, outlet: Outlet) -> str | None:
        """Computed from its life."""
        return "closed" if outlet.is_closed else None

    @admin.display(description="what became of it")
    def what_became_of_it(self, outlet: Outlet) -> str | None:
        """The sentence that its readers see."""
        return outlet.closure_sentence or None

    @admin.display(description="articles", ordering="held")
    def articles_held(self, outlet: Any) -> int:
        """Published, withdrawn and drafts."""
        return int(outlet.held)
