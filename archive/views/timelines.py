"""Timelines: what happened when, and who says so."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive.models import Timeline, Topic
from archive.views.page import render_page
from archive.views.reports import report_events


@require_safe
def timelines(request: HttpRequest) -> HttpResponse:
    """All timelines."""
    listed = Timeline.objects.annotate(events_count=Count("events"))
    return render_page(request, "archive/timelines.html", {"timelines": listed})


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """One timeline: every event by date, with the words it rests on, each looked for in its article."""
    found = get_object_or_404(Timeline.objects.with_evidence().prefetch_related("topics"), slug=slug)
    events = report_events(found, hashtags=Topic.objects.taught())
    context = {
        "timeline": found,
        "events": events,
        "outlets": events[0].outlets if events else [],
        "evidence_total": sum(len(event.evidence) for event in events),
    }
    return render_page(request, "archive/timeline.html", context)
