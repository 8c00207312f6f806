"""What the pages of every noun have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import models
from django.db.models.functions import Coalesce
from django.forms import Textarea
from django.http import HttpRequest

from archive.admin.fields import TextField
from archive.dates import UncertainDate

LINES = 4
"""Lines that a box for a paragraph shows."""

FIELDS: dict[Any, dict[str, Any]] = {
    models.TextField: {"form_class": TextField, "widget": AdminTextareaWidget(attrs={"rows": LINES})},
    models.URLField: {"assume_scheme": "https"},
}
"""How the fields of the models are typed in, where it is not Django's way."""

IN_A_TABLE: dict[Any, dict[str, Any]] = FIELDS | {
    models.TextField: {"form_class": TextField, "widget": Textarea(attrs={"rows": 2, "cols": 50})},
}
WIDE = AdminTextInputWidget(attrs={"class": "vLargeTextField"})
"""For a line that is read as a whole: a headline, a quotation."""


class Desk(admin.ModelAdmin):  # type: ignore[type-arg]  # Django's class takes no parameter when it runs
    """The list and the form of one noun. An address that is in use can be read and not changed."""

    formfield_overrides = FIELDS
    list_per_page = 50
    show_full_result_count = False
    slug_from = ""

    def address_is_fixed(self, obj: Any) -> bool:
        """Whether readers may already know its address."""
        return obj is not None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Django's, and the slug where the address is fixed."""
        fixed = ["slug"] if self.slug_from and self.address_is_fixed(obj) else []
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """The slug is proposed as the name is typed, until the address is fixed."""
        return {"slug": (self.slug_from,)} if self.slug_from and not self.address_is_fixed(obj) else {}


class ReadOnlyDesk(Desk):
    """A noun that editors may look at: the archive alone writes it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class StackedRows(admin.StackedInline):  # type: ignore[type-arg]
    """Rows that belong to something else, each with its fields one below the other."""

    formfield_overrides = FIELDS
    extra = 0


class TableRows(admin.TabularInline):  # type: ignore[type-arg]
    """Rows that belong to something else, as a table."""

    formfield_overrides = IN_A_TABLE
    extra = 0


def in_words(day: UncertainDate | None) -> str:
    """A date in words; a dash where there is none."""
    return day.in_words if day else "–"


def counted(rows: models.QuerySet[Any], *, by: str) -> Coalesce:
    """How many of `rows` have the row of the outer query as their `by`; reckoned for the rows that are shown only."""
    groups = rows.filter(**{by: models.OuterRef("pk")}).order_by().values(by)
    return Coalesce(models.Subquery(groups.annotate(number=models.Count("pk")).values("number")), 0)
