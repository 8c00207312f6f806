"""Outlets: who published what is kept here, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.models import Article, LifeChange, Outlet
from archive.models.notice import notices_of_outlet
from archive.views.calendar import count_by
from archive.views.page import page_of, render_page


@dataclass(frozen=True)
class OutletLine:
    """An outlet in a list, with its life and what is held of it in a line."""

    outlet: Outlet
    articles: int
    span: str

    @property
    def life(self) -> str:
        """What became of it, or the changes of its life; blank where nothing is known."""
        if self.outlet.is_closed:
            return self.outlet.closure_sentence
        told = "; ".join(_told(change) for change in self.outlet.life.all())
        return f"{told[0].upper()}{told[1:]}." if told else ""


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """All outlets: those that publish, and those that have closed."""
    lines = lines_of(Outlet.objects.with_life().with_holdings())
    context = {
        "open": [line for line in lines if not line.outlet.is_closed],
        "closed": [line for line in lines if line.outlet.is_closed],
    }
    return render_page(request, "archive/outlets.html", context)


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """One outlet: its life with its sources, its notices, what no longer works, and what is held of it."""
    found = get_object_or_404(Outlet.objects.with_life().with_holdings(), slug=slug)
    articles = Article.objects.published().from_outlet(found)
    context = {
        "outlet": found,
        "line": _line(found),
        # The sentence that the life gives stands under the name, and would be there twice.
        "notices": [notice for notice in notices_of_outlet(found) if notice.text != found.closure_sentence],
        "years": count_by("year", articles),
        "page": page_of(request, articles.with_outlet().newest_first()),
        "predecessors": LifeChange.objects.filter(successor=found).select_related("outlet"),
    }
    return render_page(request, "archive/outlet.html", context)


def lines_of(outlets: Iterable[Outlet]) -> list[OutletLine]:
    """Outlets loaded `with_life` and `with_holdings`, as lines of a list."""
    return [_line(outlet) for outlet in outlets]


def _line(outlet: Outlet) -> OutletLine:
    held = vars(outlet)
    return OutletLine(outlet, held["articles_count"], _span(held["first_day"], held["last_day"]))


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def _told(change: LifeChange) -> str:
    day = change.uncertain_date
    return " ".join(filter(None, (change.get_kind_display().lower(), day.in_words if day else "")))
