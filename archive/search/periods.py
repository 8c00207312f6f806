"""Periods: the columns of a table over time. Days, months, years or spans of years, as dense as what was found.

The finest unit is taken in which all that was found has room in `MOST_COLUMNS` columns, as long as they are not mostly
empty and most dates are known to that unit; dates that are not have a column of their own at the end. The others
run on from the first that has something to the last, so that a gap between them is seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.dates import first_day, last_day, parse_date

MOST_COLUMNS = 16
"""Columns: what is read across a wide page without a ruler."""
SPARSEST = 3
"""Columns for each that has something: a table of mostly empty months says less than one of years."""
MOST_MONTHS = {"month": 36, "day": 2}
"""Months of the years, or of the months, in which `MOST_COLUMNS` of the finer unit can lie."""
LENGTHS = {"year": 4, "month": 7, "day": 10}
"""Characters of an engine's period of each unit."""
WIDTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Years in a column."""

Spread = dict[tuple[str, str], tuple[int, int, int]]
"""(outlet, period) → articles, occurrences, articles that the archive holds; the period is blank where not known."""


@dataclass(frozen=True)
class Period:
    """A column: its name, and the EDTF dates that narrow a search to it. Both are blank for dates not known so closely.

    `periods` are the engine's periods in it.
    """

    name: str
    first: str
    last: str
    periods: frozenset[str]


@dataclass(frozen=True)
class Calendar:
    """The columns of a table, the unit that they are made of, and the spreads that fill them."""

    unit: str
    periods: list[Period]
    spreads: list[Spread]


def choose_periods(by_year: list[Spread], spread_by: Callable[[str], list[Spread]]) -> Calendar:
    """The columns for some spreads, given by year; `spread_by` gives them by month or by day."""
    unit, spreads, found = "year", by_year, found_in(by_year)
    for finer in ("month", "day"):
        known = sorted(period for period in found if period)
        if not known or _months(known[0], known[-1]) > MOST_MONTHS[finer]:
            break
        spread_finer = spread_by(finer)
        found_finer = found_in(spread_finer)
        if not _suits(finer, found_finer):
            break
        unit, spreads, found = finer, spread_finer, found_finer
    periods = _columns(unit, found)
    unknown = [Period(f"{unit} not known", "", "", frozenset({""}))] if found[""] else []
    return Calendar(unit, [*periods, *unknown], spreads)


def found_in(spreads: Iterable[Spread]) -> Counter[str]:
    """How many articles were found in each of the engine's periods, in all spreads together."""
    found: Counter[str] = Counter()
    for spread in spreads:
        for (_, period), (articles, *_) in spread.items():
            if articles:
                found[period] += articles
    return found


def _suits(unit: str, found: Counter[str]) -> bool:
    """Whether the columns of this unit are few enough and full enough, and most dates are known to it."""
    columns = len(_columns(unit, found))
    known = [period for period in found if period]
    return 0 < columns <= MOST_COLUMNS and len(known) * SPARSEST >= columns and found[""] * 2 <= found.total()


def _months(first: str, last: str) -> int:
    """Months from the beginning of one period to the end of another."""
    begin, end = first_day(first), last_day(last)
    return (end.year - begin.year) * 12 + end.month - begin.month + 1


def _columns(unit: str, found: Counter[str]) -> list[Period]:
    known = sorted(period for period in found if period)
    if not known:
        return []
    if unit == "year":
        return _spans_of_years(int(known[0]), int(known[-1]))
    return [Period(parse_date(period).in_words, period, period, frozenset({period})) for period in _run(known)]


def _run(found: Sequence[str]) -> list[str]:
    """Every month or day from the first to the last."""
    length = len(found[0])
    first, last = first_day(found[0]), last_day(found[-1])
    days = (date.fromordinal(day).isoformat()[:length] for day in range(first.toordinal(), last.toordinal() + 1))
    return list(dict.fromkeys(days))


def _spans_of_years(first: int, last: int) -> list[Period]:
    width = next((width for width in WIDTHS if last // width - first // width < MOST_COLUMNS), WIDTHS[-1])
    begins = range(first // width * width, last + 1, width)
    return [
        Period(
            name=str(begin) if width == 1 else f"{begin}–{begin + width - 1}",
            first=f"{max(begin, 1):04}",
            last=f"{begin + width - 1:04}",
            periods=frozenset(f"{year:04}" for year in range(begin, begin + width)),
        )
        for begin in begins
    ]
