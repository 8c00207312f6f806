"""The front page, and the page about the archive."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.models import Article, Outlet, Revision, Timeline
from archive.views.outlets import lines_of
from archive.views.page import render_page
from archive.views.reports import report_events

OUTLETS_SHOWN = 8
EVENTS_SHOWN = 10
ARTICLES_SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the first timeline in brief, outlets with their lives, and what was kept last."""
    timelines = list(Timeline.objects.all())
    timeline = Timeline.objects.with_evidence().first()
    events = report_events(timeline) if timeline else []
    most_held = Outlet.objects.with_life().with_holdings().order_by("-articles_count", "name")  # type: ignore[misc]
    context = {
        **_totals(),
        "timeline": timeline,
        "other_timelines": timelines[1:],
        "events": events[:EVENTS_SHOWN],
        "events_total": len(events),
        "evidence_total": sum(len(event.evidence) for event in events),
        "outlets": lines_of(most_held[:OUTLETS_SHOWN]),
        "articles": Article.objects.published().with_outlet().order_by("-pk")[:ARTICLES_SHOWN],
    }
    return render_page(request, "archive/home.html", context)


def _totals() -> dict[str, int]:
    return {
        "articles_total": Article.objects.published().count(),
        "outlets_total": Outlet.objects.count(),
        "closed_total": Outlet.objects.closed().count(),
        "revision": Revision.objects.current(),
    }


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is kept, how sure a date is, whose the words are, and how programs ask."""
    return render_page(request, "archive/about.html", {"contact": settings.ARCHIVE_CONTACT})
