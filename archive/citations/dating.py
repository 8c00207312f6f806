"""How much of an uncertain date each format may be told.

Some formats can carry doubt and some cannot. BibLaTeX and Dublin Core take EDTF (ISO 8601-2) as it stands; CSL takes
year, month and day with a flag; RIS takes them with a word. Highwire Press, Open Graph and schema.org know only plain
dates, and "about 15 October 2018" told as 2018-10-15 would be a false precision: they are told a date only where
nothing about it is in doubt.
"""

import re

from archive.dates import UncertainDate, worded

DateParts = tuple[int, ...]
"""Year, month and day as far as the source states them: `(2018,)`, `(2018, 10)` or `(2018, 10, 15)`."""

# A time of day, or a month or day that is marked as unknown (XX), adds nothing to what is stated before it.
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:-XX)*(?:T[^~?%]*)?[~?%]?")


def date_parts(date: UncertainDate) -> tuple[DateParts, ...]:
    """Take the date apart: one `DateParts`, or two for an interval closed at both ends.

    Gives none where the date is not of that shape: seasons, open intervals, unspecified digits, EDTF level 2.
    """
    ends = [PLAIN.fullmatch(end) for end in date.edtf.split("/")]
    if len(ends) > 2 or not all(ends):
        return ()
    return tuple(tuple(int(part) for part in end.groups() if part) for end in ends if end)


def is_doubtful(date: UncertainDate) -> bool:
    """Tell whether the date is approximate or uncertain."""
    return date.is_approximate or date.is_uncertain


def undoubted_date(date: UncertainDate | None) -> str:
    """Give a single, undoubted date in ISO 8601, as precise as its source: `2018-10-15`, `2018-10`, `2018`; or ""."""
    parts = date_parts(date) if date and not is_doubtful(date) else ()
    if len(parts) != 1:
        return ""
    year, *month_and_day = parts[0]
    return "-".join((f"{year:04}", *(f"{part:02}" for part in month_and_day)))


def undoubted_year(date: UncertainDate | None) -> int | None:
    """Give the year where nobody doubts it: "about 15 October 2018" has one, "about 2006" has none."""
    if date is None or date.is_uncertain or date.earliest is None or date.latest is None:
        return None
    has_month = any(len(parts) > 1 for parts in date_parts(date))
    same_year = date.earliest.year == date.latest.year
    return date.earliest.year if same_year and (has_month or not date.is_approximate) else None


def date_in_words(date: UncertainDate | None, basis: str = "") -> str:
    """Say the date and what it rests on: "about 15 October 2018 (inferred)"; "undated" where there is none."""
    return worded(date, basis=basis or None) if date else "undated"
