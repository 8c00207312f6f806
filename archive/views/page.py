"""The frame of every page, and lists a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LINES = 50
"""Articles in a list before it goes on to the next page: three screens of a telephone."""


def render_page(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """The page, with `archive_name` and `address`, its own absolute address, beside what the view gives."""
    frame = {"archive_name": settings.ARCHIVE_NAME, "address": request.build_absolute_uri(request.path)}
    return render(request, template, {**frame, **context}, status=status)


def page_of(request: HttpRequest, rows: QuerySet[Any], *, size: int = LINES) -> Page[Any]:
    """The page of the rows that the address asks for: the first where it asks for none, the last beyond the end."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
