"""Dates that may be uncertain: EDTF in, earliest and latest day out.

EDTF (ISO 8601-2; https://www.loc.gov/standards/datetime/) says how much of a date is known, and a date here is
never made more precise than that. `parse_date` is the one function to call. Levels 0 and 1 are read and put into words
(`date_words`); level 2 is kept and shown as written. Every date is sorted and filtered by its bounds (`date_bounds`),
the first and the last day it may mean.

The `edtf` package reads the grammar of single dates, and this is the only file that knows it. Its bounds are not used:
it puts an unknown end ten years off, ends winter with December, and takes 29 February of any year. Here `~` and `?` do
not widen the bounds and an unknown end stays unknown. Intervals and sets are taken apart here too: what reads alone
reads inside them as well, and none ends before it begins. A time of day counts as its day, as written, in its own zone.
"""

import math
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import Date as CalendarDate
from edtf import DateAndTime, ExponentialYear, LongYear, Season, UncertainOrApproximate, parse_edtf

from archive.date_bounds import NO_END, NO_START, Day, Precision, Span, calendar_span, season_span, years_span
from archive.date_words import in_words, with_basis

LONGEST = 100  # characters: room for a set of nine days
LARGEST_EXPONENT = 99  # of a year such as Y-17E7; Y1E999999999 has a thousand million digits
CACHED = 16_384  # dates; the package takes some 8 ms over one, and an import brings the same ones again and again

_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What a single date looks like. The package sees nothing else, since it prints to the console when it stumbles, as it
# does over a month of one known digit, unless a day follows.
_SINGLE = re.compile(
    r"Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?"
    r"|-?[0-9]{4}S[0-9]+[?~%]?"
    r"|[?~%]?-?[0-9X]{4}[?~%]?(-[?~%]?([0-9]{2}|XX)[?~%]?(-[?~%]?[0-9X]{2}[?~%]?)?)?"
    r"|-?[0-9X]{4}-([0-9]X|X[0-9])(-(0[1-9]|[12][0-9]|3[01]|[0-9X]X|X[0-9]))?"
)
_HALF_KNOWN_MONTH = re.compile(r"-?[0-9X]{4}-([0-9]X|X[0-9])")
_QUALIFIED_SEASON = re.compile(r"(-?[0-9]{4}-2[1-4])[?~%]")
_ZERO_OFFSET = re.compile(r"[+]00(:00)?$")


class NotADate(ValueError):
    """What was given is no EDTF; the message quotes it, says why if that is known, and what to write instead."""


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as far as it is known; made by `parse_date`.

    `earliest` and `latest` are the first and last day it may mean, None where that end is open or unknown.
    `datetime.date` holds the years 1 to 9999 only: a bound outside them is `date.min` or `date.max`. `sort_key` has no
    such limit: dates sort by their earliest, then by their latest day, an open start before all others, and a date of
    which nothing is known after them.

    `precision` is the finest unit known together with all coarser ones: month for 2018-10-1X, century for 19X4.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    sort_key: tuple[Day, Day]

    @property
    def in_words(self) -> str:
        """The date in English, such as "about 15 October 2018"; level 2 as written, such as "2018-10-?15 (EDTF)"."""
        return in_words(self.edtf)

    @property
    def is_approximate(self) -> bool:
        """Whether it, or a part of it, is marked ~ or %."""
        return any(mark in self.edtf for mark in "~%")

    @property
    def is_uncertain(self) -> bool:
        """Whether it, or a part of it, is marked ? or %."""
        return any(mark in self.edtf for mark in "?%")

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of when it was, as in XXXX and ../.."""
        return self.earliest is None and self.latest is None

    @property
    def is_open(self) -> bool:
        """Whether one of its ends is open or unknown while the other is known."""
        return (self.earliest is None) != (self.latest is None)


def parse_date(text: str) -> UncertainDate:
    """The date that `text` writes in EDTF; space around it, a slash or a comma does not matter. Raises NotADate."""
    stripped = text.strip()
    if len(stripped) > LONGEST:
        raise _not_a_date(stripped[:40] + "…", f"It is longer than {LONGEST} characters.")
    return _parse(re.sub(r"\s*([/,])\s*", r"\1", stripped))


def from_day(day: date) -> UncertainDate:
    """The day as an UncertainDate; of a `datetime`, its day."""
    return _parse(date.isoformat(day))


def first_day(text: str) -> date:
    """The first day that the EDTF `text` may mean, `date.min` where its start is open or unknown. Raises NotADate."""
    return parse_date(text).earliest or date.min


def last_day(text: str) -> date:
    """The last day that the EDTF `text` may mean, `date.max` where its end is open or unknown. Raises NotADate."""
    return parse_date(text).latest or date.max


def worded(uncertain: UncertainDate, *, basis: str | None = None) -> str:
    """The date in words and, unless it is printed on the page, what it rests on: "about 15 October 2018 (inferred)".

    `basis` is printed, address, metadata, stated, inferred, or nothing; KeyError for any other.
    """
    return with_basis(uncertain.in_words, basis=basis)


@lru_cache(maxsize=CACHED)
def _parse(edtf: str) -> UncertainDate:
    try:
        span = _span(edtf)
    except ValueError as reason:
        raise _not_a_date(edtf, str(reason)) from None
    unknown = (span.first, span.last) == (NO_START, NO_END)
    return UncertainDate(
        edtf=edtf,
        earliest=_held_day(span.first),
        latest=_held_day(span.last),
        precision="unknown" if unknown else span.precision,
        sort_key=(NO_END, NO_END) if unknown else (span.first, span.last),
    )


def _not_a_date(given: str, reason: str) -> NotADate:
    advice = "Write EDTF, for example 2018-10-15, 2018-10, 2018~ (about 2018) or 2017/2019."
    return NotADate(" ".join(filter(None, [f"{given!r} is no date this archive can read.", reason, advice])))


def _held_day(day: Day) -> date | None:
    year, month, day_of_month = day
    if math.isinf(year):
        return None
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(int(year), month, day_of_month)


def _span(edtf: str) -> Span:
    if edtf[:1] + edtf[-1:] in ("[]", "{}"):
        return _set_span(edtf[1:-1])
    if "/" in edtf:
        return _interval_span(edtf)
    if "T" in edtf:
        return _time_span(edtf)
    return _single_span(edtf)


def _set_span(members: str) -> Span:
    spans = []
    for member in members.split(","):
        start, dots, end = member.partition("..")
        if not (start or end):
            raise ValueError("One of its dates is missing.")
        spans.append(_between(start, end) if dots else _single_span(start))
    return Span(min(span.first for span in spans), max(span.last for span in spans), "set")


def _interval_span(edtf: str) -> Span:
    start, _, end = edtf.partition("/")
    if edtf in ("/", "../", "/.."):
        raise ValueError("It has neither a start nor an end.")
    return _between(start, end)


def _between(start: str, end: str) -> Span:
    first = NO_START if start in ("", "..") else _single_span(start).first
    last = NO_END if end in ("", "..") else _single_span(end).last
    if first > last:
        raise ValueError("It ends before it begins.")
    return Span(first, last, "interval")


def _time_span(edtf: str) -> Span:
    day, _, _ = edtf.partition("T")
    if not _PLAIN_DAY.fullmatch(day.removeprefix("-")):  # the package takes a time in any month, and makes it the 31st
        raise ValueError("A time needs a day.")
    if not isinstance(_parsed(_ZERO_OFFSET.sub("Z", edtf)), DateAndTime):  # the package reads no offset of zero but Z
        raise ValueError
    return _single_span(day)


def _single_span(text: str) -> Span:
    if _PLAIN_DAY.fullmatch(text):  # nearly every date there is, and it needs no grammar
        return calendar_span(*text.split("-"))
    if not _SINGLE.fullmatch(text):
        raise ValueError
    # Of two forms that the package cannot read, others are asked for that have the same bounds.
    if season := _QUALIFIED_SEASON.fullmatch(text):
        text = season[1]
    elif _HALF_KNOWN_MONTH.fullmatch(text):
        text += "-XX"
    return _span_of_parts(_parsed(text))


def _parsed(text: str) -> object:
    try:
        return parse_edtf(text)
    except Exception:  # whatever the package fails with, it cannot read the text
        raise ValueError from None


def _span_of_parts(parsed: object) -> Span:
    match parsed:
        case UncertainOrApproximate():
            return _span_of_parts(parsed.date)
        case ExponentialYear() if len(parsed.exponent) > len(str(LARGEST_EXPONENT)):
            raise ValueError("That year is too far away.")
        case ExponentialYear():
            return years_span(str(int(parsed.base) * 10 ** int(parsed.exponent)), parsed.significant_digits)
        case LongYear():
            return years_span(parsed.year, parsed.significant_digits)
        case Season():
            return season_span(int(parsed.year), int(parsed.season))
        case CalendarDate(significant_digits=int(digits)):
            return years_span(parsed.year, digits)
        case CalendarDate():
            return calendar_span(parsed.year, parsed.month, parsed.day)
    raise ValueError
