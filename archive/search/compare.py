"""Several searches side by side: how many articles and occurrences each has in each outlet and over time.

All of them are laid out over the same periods, and beside them stands what the archive holds there. `compare()` is the
one function to call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.models import Outlet
from archive.search.across import outlets_of
from archive.search.periods import Period, Spread, choose_periods
from archive.search.question import Question

FEWEST, MOST = 2, 6
"""Searches side by side: six columns of numbers are what a page holds."""


@dataclass(frozen=True)
class Count:
    """Articles, and occurrences in them; None for a search without phrases."""

    articles: int
    occurrences: int | None


@dataclass(frozen=True)
class Compared:
    """One search, and all that it finds."""

    question: Question
    articles_total: int
    occurrences_total: int | None
    texts_total: int


@dataclass(frozen=True)
class OutletCounts:
    """One outlet: a count for each search, and how many articles the archive holds of it."""

    outlet: Outlet
    counts: list[Count]
    held: int


@dataclass(frozen=True)
class PeriodCounts:
    """One period: a count for each search, and how many articles the archive holds of it."""

    period: Period
    counts: list[Count]
    held: int


@dataclass(frozen=True)
class Comparison:
    """The searches in the order asked, and what they find by outlet and over time."""

    compared: list[Compared]
    by_outlet: list[OutletCounts]
    over_time: list[PeriodCounts]
    unit: str


def compare(questions: Sequence[Question]) -> Comparison:
    """The comparison of one or more questions, each of which asks something."""
    answers = [question.ask(end_offset=0, spread="year") for question in questions]
    compared = [
        Compared(question, answer["hits"], answer["occurrences"], answer["texts"])
        for question, answer in zip(questions, answers, strict=True)
    ]
    calendar = choose_periods(
        [answer["spread"] for answer in answers],
        lambda unit: [question.ask(end_offset=0, spread=unit)["spread"] for question in questions],
    )
    layout = _Layout(compared, calendar.spreads)
    by_outlet = [
        OutletCounts(outlet, *layout.counts({key for key in layout.held if key[0] == outlet.slug}))
        for outlet in outlets_of(*calendar.spreads)
    ]
    over_time = [
        PeriodCounts(period, *layout.counts({key for key in layout.held if key[1] in period.periods}))
        for period in calendar.periods
    ]
    found = [row for row in by_outlet if any(count.articles for count in row.counts)]
    return Comparison(compared, found, over_time, calendar.unit)


@dataclass(frozen=True)
class _Layout:
    """The spreads of all searches over the same places."""

    compared: list[Compared]
    spreads: list[Spread]

    @property
    def held(self) -> Spread:
        """Every place that the archive holds something of: the same in all of them."""
        return self.spreads[0]

    def counts(self, places: set[tuple[str, str]]) -> tuple[list[Count], int]:
        """What each search finds in these places, and what the archive holds there."""
        counts = [
            _count([spread[place] for place in places if place in spread], each.occurrences_total is not None)
            for each, spread in zip(self.compared, self.spreads, strict=True)
        ]
        return counts, sum(self.held[place][2] for place in places)


def _count(found: Sequence[tuple[int, int, int]], counts_occurrences: bool) -> Count:
    occurrences = sum(each[1] for each in found)
    return Count(sum(each[0] for each in found), occurrences if counts_occurrences else None)
