"""The first and the last day that a date may mean, reckoned in the calendar.

What a date leaves open, its bounds cover: X stands for any digit, a season for its three months, winter runs into
February. A day that does not exist has no bounds. Years are counted as in ISO 8601, where year 0 is 1 BC, in the
Gregorian calendar throughout, and may lie far outside those that `datetime.date` can hold.

Seasons 21 to 24, which EDTF leaves without a hemisphere, are reckoned as northern ones; 29 to 32 are the southern.
"""

import calendar
import math
import re
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium", "interval", "set", "unknown"]
Day = tuple[float, int, int]  # year, month, day; the year may be infinite, or beyond what `date` holds

NO_START: Day = (-math.inf, 1, 1)
NO_END: Day = (math.inf, 12, 31)

# First month and number of months of seasons, quarters, thirds and halves of a year.
_SEASONS = (
    {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
    | {25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)}
    | {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)}
    | {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
    | {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
)
_YEARS_BY_UNKNOWN_DIGITS: tuple[Precision, ...] = ("year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, and the finest unit that is known together with all coarser ones."""

    first: Day
    last: Day
    precision: Precision


def years_span(year: str, significant_digits: int | None) -> Span:
    """Of a year of which only the first digits count; 1950S2 is a year from 1900 to 1999.

    Raises ValueError, with the reason, if more digits count than it has, or none.
    """
    unknown_digits = 0 if significant_digits is None else len(year.lstrip("-")) - significant_digits
    if significant_digits == 0 or unknown_digits < 0:
        raise ValueError("It has fewer digits, or none that count.")
    size = 10**unknown_digits
    nearer = abs(int(year)) // size * size
    farther = nearer + size - 1
    first, last = (-farther, -nearer) if year.startswith("-") else (nearer, farther)
    return Span((first, 1, 1), (last, 12, 31), _year_precision(unknown_digits))


def season_span(year: int, season: int) -> Span:
    """Of a part of a year by its number in EDTF, 21 to 41."""
    start, months = _SEASONS[season]
    years_on, month = divmod(start + months - 2, 12)
    last_year, last_month = year + years_on, month + 1
    return Span((year, start, 1), (last_year, last_month, _days_in(last_year, last_month)), "season")


def calendar_span(year: str, month: str | None = None, day: str | None = None) -> Span:
    """Of every day that exists and has these digits, X being any. Raises ValueError, with the reason, if none does."""
    years = _numbers_like(year)
    months = [number for number in _numbers_like(month or "XX") if 1 <= number <= 12]
    days = [number for number in _numbers_like(day or "XX") if 1 <= number <= 31]
    first, last = (
        next(((y, m, d) for y in years[::way] for m in months[::way] for d in days[::way] if d <= _days_in(y, m)), None)
        for way in (1, -1)
    )
    if first is None or last is None:
        raise ValueError("There is no such day.")
    if year == "XXXX":  # it could be any, so the bounds would say nothing
        return Span(NO_START, NO_END, "unknown")
    return Span(first, last, _calendar_precision(year, month, day))


def _calendar_precision(year: str, month: str | None, day: str | None) -> Precision:
    if "X" in year:
        return _year_precision(len(year) - year.index("X"))
    if month is None or "X" in month:
        return "year"
    return "month" if day is None or "X" in day else "day"


def _year_precision(unknown_digits: int) -> Precision:
    return _YEARS_BY_UNKNOWN_DIGITS[unknown_digits] if unknown_digits < len(_YEARS_BY_UNKNOWN_DIGITS) else "unknown"


def _numbers_like(pattern: str) -> list[int]:
    """Every number of these digits, smallest first; X stands for any digit, and -000X leaves out zero."""
    digits = pattern.removeprefix("-")
    like = re.compile(digits.replace("X", "[0-9]"))
    candidates = range(int(digits.replace("X", "0")), int(digits.replace("X", "9")) + 1)
    numbers = [number for number in candidates if like.fullmatch(f"{number:0{len(digits)}}")]
    return numbers if digits == pattern else [-number for number in reversed(numbers) if number]


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
