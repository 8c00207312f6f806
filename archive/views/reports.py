"""What each event of a timeline rests on: who reports it, in which words, who dates it differently, who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from archive.dates import UncertainDate
from archive.models import Event, Evidence, Outlet, Timeline
from archive.models.timeline import Standing
from archive.views.addresses import phrase_of
from archive.words import Hashtags


@dataclass(frozen=True)
class ShownEvidence:
    """One account: its words as a search for them in the article, and, once checked, whether they stand there."""

    evidence: Evidence
    standing: Standing | None = None

    @property
    def phrase(self) -> str:
        """The search that marks the words on the article's page."""
        return phrase_of(self.evidence.words)


@dataclass(frozen=True)
class Account:
    """A date that some outlets give an event and the archive's own date does not say, with what they print."""

    date: UncertainDate
    evidence: list[ShownEvidence]


@dataclass(frozen=True)
class EventReport:
    """An event with its evidence. `outlets` is all of the timeline: those that any event of it has evidence from."""

    event: Event
    date: UncertainDate
    evidence: list[ShownEvidence]
    outlets: list[Outlet]

    @cached_property
    def accounts(self) -> list[Account]:
        """The dates that differ from the archive's, earliest first."""
        dates = {each.evidence.given_date for each in self.evidence}
        return [
            Account(date, [each for each in self.evidence if each.evidence.given_date == date])
            for date in sorted((date for date in dates if date), key=lambda date: date.sort_key)
        ]

    @cached_property
    def agreeing(self) -> list[ShownEvidence]:
        """The accounts that give the archive's date, or none."""
        return [each for each in self.evidence if each.evidence.given_date is None]

    @cached_property
    def reporting(self) -> list[Outlet]:
        """The outlets that report it."""
        found = {each.evidence.article.outlet_id for each in self.evidence}
        return [outlet for outlet in self.outlets if outlet.pk in found]

    @cached_property
    def silent(self) -> list[Outlet]:
        """The outlets of the timeline that do not report it."""
        return [outlet for outlet in self.outlets if outlet not in self.reporting]


def report_events(timeline: Timeline, *, hashtags: Hashtags | None = None) -> list[EventReport]:
    """Every event of a timeline loaded `with_evidence`, by date; each account checked where `hashtags` are given."""
    events = sorted(timeline.events.all(), key=lambda event: (event.uncertain_date.sort_key, event.pk))
    outlets = _outlets_of(events)
    return [
        EventReport(
            event=event,
            date=event.uncertain_date,
            evidence=[
                ShownEvidence(each, each.standing(hashtags) if hashtags is not None else None)
                for each in event.evidence.all()
            ],
            outlets=outlets,
        )
        for event in events
    ]


def _outlets_of(events: list[Event]) -> list[Outlet]:
    outlets = {each.article.outlet for event in events for each in event.evidence.all() if each.article.outlet}
    return sorted(outlets, key=lambda outlet: outlet.name)
