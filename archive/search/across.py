"""Across outlets: what was found as a table of outlets and time, beside what the archive holds in each place.

A cell without articles says how many the archive holds of that outlet and that time, so that an absence can be told
from a gap. The articles that have it first, in this archive, are named. `spread_across()` is the one function to call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.models import Article, Outlet
from archive.search.periods import LENGTHS, Calendar, Period, Spread, choose_periods
from archive.search.question import Question, article_number, filters_in

MOST_FIRSTS = 10
"""Articles of the same earliest day that are looked at; more than that share it with a list, and not with a scoop."""

OF_TIME = {"from", "to"}
"""Filters that choose columns. Any other leaves out articles, so that the silence of an outlet says nothing."""


@dataclass(frozen=True)
class Cell:
    """What was found in one outlet and one period, and how many articles the archive holds there."""

    period: Period
    articles: int
    occurrences: int
    held: int
    is_first: bool = False


@dataclass(frozen=True)
class Row:
    """One outlet; its cells stand in the order of the table's periods. `outlet` is None for all of them together."""

    outlet: Outlet | None
    cells: list[Cell]

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return sum(cell.articles for cell in self.cells)

    @property
    def occurrences(self) -> int:
        """How often they have it."""
        return sum(cell.occurrences for cell in self.cells)

    @property
    def held(self) -> int:
        """How many articles the archive holds of the periods of the table."""
        return sum(cell.held for cell in self.cells)


@dataclass(frozen=True)
class Across:
    """The table. `silent` are the outlets that the archive holds articles of from its time, none of which has it.

    `firsts` are the articles of the earliest day, as far as dates are known, the oldest first.
    """

    unit: str
    periods: list[Period]
    rows: list[Row]
    silent: list[Row]
    total: Row
    counts_occurrences: bool
    firsts: list[Article] = field(default_factory=list)

    @property
    def has_unknown(self) -> bool:
        """Whether it has a column for dates that are not known so closely."""
        return any(not period.first for period in self.periods)


def spread_across(question: Question) -> Across | None:
    """The table of a question; None where nothing was asked or found."""
    if question.query is None:
        return None
    first = question.ask(end_offset=MOST_FIRSTS, sort_by="oldest", spread="year", result_class=article_number)
    if not first["hits"]:
        return None
    calendar = choose_periods([first["spread"]], lambda unit: [question.ask(end_offset=0, spread=unit)["spread"]])
    (spread,) = calendar.spreads
    firsts = _earliest(first["results"])
    places = {(article.outlet_id, _period_of(article, calendar)) for article in firsts}
    rows = [Row(outlet, _cells(spread, outlet, calendar.periods, places)) for outlet in outlets_of(spread)]
    if not OF_TIME.issuperset(each.name for each in filters_in(question.query)):
        rows = [row for row in rows if row.articles]
    return Across(
        unit=calendar.unit,
        periods=calendar.periods,
        rows=[row for row in rows if row.articles],
        silent=[row for row in rows if row.held and not row.articles],
        total=Row(None, [_sum(cells) for cells in zip(*(row.cells for row in rows), strict=True)]),
        counts_occurrences=first["occurrences"] is not None,
        firsts=firsts,
    )


def outlets_of(*spreads: Spread) -> list[Outlet]:
    """The outlets of some spreads, by name, each with its life."""
    slugs = {slug for spread in spreads for slug, _ in spread}
    return list(Outlet.objects.filter(slug__in=slugs).prefetch_related("life").order_by("name"))


def _cells(
    spread: Spread, outlet: Outlet, periods: Sequence[Period], firsts: set[tuple[int | None, str]]
) -> list[Cell]:
    cells = []
    for period in periods:
        found = [spread.get((outlet.slug, each), (0, 0, 0)) for each in period.periods]
        articles, occurrences, held = (sum(column) for column in zip(*found, strict=True))
        is_first = any((outlet.pk, each) in firsts for each in period.periods)
        cells.append(Cell(period, articles, occurrences, held, is_first))
    return cells


def _sum(cells: Sequence[Cell]) -> Cell:
    return Cell(
        period=cells[0].period,
        articles=sum(cell.articles for cell in cells),
        occurrences=sum(cell.occurrences for cell in cells),
        held=sum(cell.held for cell in cells),
    )


def _earliest(article_ids: Sequence[int]) -> list[Article]:
    """Of these articles, oldest first, those that may be of the very first day."""
    found = Article.objects.published().with_outlet().defer("body").in_bulk(article_ids)
    articles = [found[pk] for pk in article_ids if pk in found]
    return [
        article
        for article in articles
        if article.published_earliest and article.published_earliest == articles[0].published_earliest
    ]


def _period_of(article: Article, calendar: Calendar) -> str:
    """The engine's period of an article: blank where its date may lie in several."""
    first, last = (
        day.isoformat()[: LENGTHS[calendar.unit]] if day else ""
        for day in (article.published_earliest, article.published_latest)
    )
    return first if first == last else ""
