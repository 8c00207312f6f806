"""Years, months and days that articles are of: what each holds, and what stands before and after it.

An article is of a year, a month or a day only where both ends of its date lie in it, so that "about 2018" is found
under the year and under no day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.urls import reverse

from archive.date_words import MONTHS
from archive.dates import parse_date
from archive.models import Article
from archive.models.article import ArticleQuerySet

UNITS = ("year", "month", "day")


@dataclass(frozen=True)
class Period:
    """A year, one of its months or one of its days; `articles` is how many are surely of it, where that was counted."""

    year: int
    month: int | None = None
    day: int | None = None
    articles: int = 0

    @property
    def unit(self) -> str:
        """The unit it is: year, month or day."""
        return UNITS[len(self._numbers) - 1]

    @property
    def _numbers(self) -> list[int]:
        return [number for number in (self.year, self.month, self.day) if number is not None]

    @property
    def first(self) -> date:
        """Its first day. Raises ValueError where there is no such year, month or day."""
        return date(*self._numbers, *[1] * (3 - len(self._numbers)))

    @property
    def last(self) -> date:
        """Its last day."""
        month = 12 if self.month is None else self.month
        return date(self.year, month, calendar.monthrange(self.year, month)[1] if self.day is None else self.day)

    @property
    def in_words(self) -> str:
        """Its name: “15 October 2018”."""
        return parse_date("-".join((f"{self.year:04}", *(f"{number:02}" for number in self._numbers[1:])))).in_words

    @property
    def name(self) -> str:
        """Its name inside the period that it is part of: “Monday 15”, “October”, “2018”."""
        if self.month is None:
            return str(self.year)
        return MONTHS[self.month - 1] if self.day is None else f"{self.first:%A} {self.day}"

    @property
    def address(self) -> str:
        """Its page."""
        return reverse(self.unit, args=self._numbers)

    @property
    def around(self) -> list[Period]:
        """The month and the year that it lies in, the widest first."""
        return [Period(self.year), Period(self.year, self.month)][: len(self._numbers) - 1]

    def articles_in(self) -> ArticleQuerySet:
        """The published articles that are surely of it."""
        return Article.objects.published().dated_within(self.first, self.last)


def years() -> list[Period]:
    """Every year that some article is surely of."""
    return count_by("year", Article.objects.published())


def parts_of(period: Period) -> list[Period]:
    """The months of a year, or the days of a month, that some article is surely of; none for a day."""
    if period.unit == "day":
        return []
    return count_by(UNITS[UNITS.index(period.unit) + 1], period.articles_in())


def count_by(unit: str, articles: ArticleQuerySet) -> list[Period]:
    """Every year, month or day that some of the articles are surely of, with how many, in order."""
    columns = [f"published_earliest__{part}" for part in UNITS[: UNITS.index(unit) + 1]]
    found = articles.filter(within(unit)).order_by(*columns).values_list(*columns).annotate(Count("pk"))
    return [Period(**dict(zip(UNITS, numbers, strict=False)), articles=count) for *numbers, count in found]


def of_no_year() -> ArticleQuerySet:
    """The published articles whose date is not known, or not to the year."""
    return Article.objects.published().exclude(within("year"), published_earliest__isnull=False)


def before(period: Period) -> Period | None:
    """The nearest earlier period of its unit that some article is surely of."""
    earlier = Article.objects.published().filter(within(period.unit), published_latest__lt=period.first)
    return _of_unit(earlier.order_by("-published_latest").values_list("published_latest", flat=True).first(), period)


def after(period: Period) -> Period | None:
    """The nearest later period of its unit that some article is surely of."""
    later = Article.objects.published().filter(within(period.unit), published_earliest__gt=period.last)
    return _of_unit(later.order_by("published_earliest").values_list("published_earliest", flat=True).first(), period)


def within(unit: str) -> Q:
    """Both ends of the date lie in one and the same year, month or day."""
    parts = UNITS[: UNITS.index(unit) + 1]
    return Q(**{f"published_earliest__{part}": F(f"published_latest__{part}") for part in parts})


def _of_unit(day: date | None, like: Period) -> Period | None:
    if day is None:
        return None
    return Period(*(getattr(day, unit) for unit in UNITS[: UNITS.index(like.unit) + 1]))
