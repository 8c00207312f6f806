"""Timelines and their events. An event has a page of its own, with its evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.admin.desk import WIDE, Desk, TableRows, counted, in_words
from archive.admin.evidence import EvidenceRows, warn_of_missing_words
from archive.models import Event, Evidence, Timeline


class EventRows(TableRows):
    """The events of a timeline, each with a link to its own page."""

    model = Event
    fields = ["date", "title"]
    show_change_link = True


@admin.register(Timeline)
class TimelineDesk(Desk):
    """Timelines."""

    slug_from = "title"
    fields = ["title", "slug", "introduction", "topics"]
    autocomplete_fields = ["topics"]
    inlines = [EventRows]
    list_display = ["title", "events_told"]
    search_fields = ["title", "slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Timeline]:
        """With the number of events of each."""
        return Timeline.objects.annotate(told=counted(Event.objects.all(), by="timeline"))

    @admin.display(description="events", ordering="told")
    def events_told(self, timeline: Any) -> int:
        """How many there are."""
        return int(timeline.told)


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    """An event, with room for its title."""

    class Meta:
        widgets = {"title": WIDE}


@admin.register(Event)
class EventDesk(Desk):
    """Events."""

    form = EventForm
    fields = ["timeline", "date", "reading", "title", "summary", "topics"]
    readonly_fields = ["reading"]
    autocomplete_fields = ["timeline", "topics"]
    inlines = [EvidenceRows]
    list_display = ["title", "reading", "timeline", "evidence_held"]
    list_filter = ["timeline"]
    list_select_related = ["timeline"]
    search_fields = ["title", "summary"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the number of pieces of evidence of each."""
        return Event.objects.annotate(held=counted(Evidence.objects.all(), by="event"))

    def view_on_site(self, event: Event) -> str:
        """Its place on the page of its timeline."""
        return f"{event.timeline.get_absolute_url()}#{event.anchor}"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the evidence, and says which of its words are not found."""
        super().save_related(request, form, formsets, change)
        warn_of_missing_words(request, Evidence.objects.filter(event=form.instance))

    @admin.display(description="read as", ordering="earliest")
    def reading(self, event: Event) -> str:
        """The date in words."""
        return in_words(event.uncertain_date if event.date else None)

    @admin.display(description="evidence", ordering="held")
    def evidence_held(self, event: Any) -> int:
        """How many pieces there are."""
        return int(event.held)
