"""Puts an EDTF date into English, saying what is known of it and nothing more.

A pure function from EDTF (as `dates` has checked it) to words. Levels 0 and 1 have words; whatever else is written is
shown as it stands, marked as EDTF: no wording is better than one that says more, or less, than the source.

Day, month, year. A BC year is one more than the number in ISO 8601, where year 0 is 1 BC; years before 1000 carry their
AD, to be told from a day or an hour. "The 2010s" are ten years; "the 2000s" could be a hundred, so those are
spelt out as "between 2000 and 2009" or "between 2000 and 2099".
"""

import re

MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
NAMES = {f"{number:02}": month for number, month in enumerate(MONTHS, start=1)} | {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
}
HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
UNKNOWN = {
    "-XX": {4: ", month unknown", 7: ", day unknown"},  # by the length of what is known
    "-XX-XX": {4: ", month and day unknown"},
}
NOTHING_KNOWN = ("XXXX", "XXXX-XX", "XXXX-XX-XX")
BASES = {
    "printed": "",
    "address": " (from the address)",
    "metadata": " (from the page’s metadata)",
    "stated": " (stated in the text)",
    "inferred": " (inferred)",
}

_KNOWN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LONG_YEAR = re.compile(r"Y(-?[0-9]{5,})")
_UNKNOWN_TAIL = re.compile(r"(-?[0-9]{4}(?:-[0-9]{2})?)((?:-XX){1,2})")
_YEARS = re.compile(r"(?=.?[0-9X]{4}$)(-?)([0-9]+)(X+)")
_TIME = re.compile(r"([0-9]{2}:[0-9]{2})(:[0-9]{2})(Z|[+-][0-9:]+)?")


def in_words(edtf: str) -> str:
    """The date in words; `edtf` must be valid and without white space."""
    return _worded(edtf) or f"{edtf} (EDTF)"


def with_basis(words: str, *, basis: str | None) -> str:
    """The words of a date and, in brackets, what it rests on; nothing where that is the printed page or not said."""
    return words + BASES[basis or "printed"]


def _worded(edtf: str) -> str:
    if edtf in NOTHING_KNOWN:
        return "date unknown"
    if "/" in edtf:
        return _interval(*edtf.split("/"))
    if "T" in edtf:
        return _time(*edtf.split("T"))
    bare, hedge = _without_hedge(edtf)
    words = " ".join(_parts(bare)) or _unknown_tail(bare) or _years(bare)
    return hedge + words if words else ""


def _without_hedge(edtf: str) -> tuple[str, str]:
    bare = edtf[:-1] if edtf[-1:] in HEDGES else edtf
    return bare, HEDGES[edtf[len(bare) :]]


def _parts(bare: str) -> list[str]:
    """Day, month or season, and year, as far as the date has them; none if it is not of so plain a form."""
    if long_year := _LONG_YEAR.fullmatch(bare):
        return [_year(int(long_year[1]))]
    known = _KNOWN.fullmatch(bare)
    if known is None or (known[2] and known[2] not in NAMES):
        return []
    year, month, day = known.groups()
    return [*([str(int(day))] if day else []), *([NAMES[month]] if month else []), _year(int(year))]


def _year(year: int) -> str:
    if year < 1:
        return f"{_grouped(1 - year)} BC"
    if year < 1000:
        return f"AD {year}"
    return str(year) if year < 10_000 else f"the year {_grouped(year)}"


def _grouped(number: int) -> str:
    return f"{number:,}" if number >= 10_000 else str(number)


def _unknown_tail(bare: str) -> str:
    tail = _UNKNOWN_TAIL.fullmatch(bare)
    return " ".join(_parts(tail[1])) + UNKNOWN[tail[2]][len(tail[1].removeprefix("-"))] if tail else ""


def _years(bare: str) -> str:
    years = _YEARS.fullmatch(bare)
    if years is None:
        return ""
    before_christ, known, unknown = years.groups()
    nearer, farther = int(known + "0" * len(unknown)), int(known + "9" * len(unknown))
    if before_christ:
        return f"between {_year(-farther)} and {_year(-max(nearer, 1))}"  # there is no year -0000
    if len(unknown) == 1 and nearer >= 1000 and nearer % 100:
        return f"the {nearer}s"
    return f"between {_year(nearer)} and {_year(farther)}"


def _time(day: str, time: str) -> str:
    read = _TIME.fullmatch(time)
    if read is None:
        return ""
    clock, seconds, zone = read.groups()
    return f"{' '.join(_parts(day))}, {clock}{seconds.removesuffix(':00')}{_zone(zone or '')}"


def _zone(zone: str) -> str:
    hours, _, minutes = zone[1:].partition(":")
    if not zone or zone == "Z" or not int(hours + minutes):
        return zone and " UTC"
    sign = "−" if zone[0] == "-" else "+"
    return f" UTC{sign}{int(hours)}" + (f":{minutes}" if int(minutes or 0) else "")


def _interval(start: str, end: str) -> str:
    if start == end == "..":
        return "at any time"
    if start in ("", ".."):
        until = _end(end)
        return until and f"until {until}" + ("" if start else ", start unknown")
    if end in ("", ".."):
        since = _end(start)
        return since and f"from {since}" + (" on" if end else ", end unknown")
    return _closed_interval(start, end)


def _end(edtf: str) -> str:
    bare, hedge = _without_hedge(edtf)
    parts = _parts(bare)
    return hedge + " ".join(parts) if parts else ""


def _closed_interval(start: str, end: str) -> str:
    first, last = _end(start), _end(end)
    if not (first and last):
        return ""
    if any(edtf[-1] in HEDGES for edtf in (start, end)):
        return f"from {first} to {last}"
    return f"{_without_what_follows(_parts(start), _parts(end))} to {last}"


def _without_what_follows(start: list[str], end: list[str]) -> str:
    """What need be said of the start before the end: "15" of 15 to 20 October 2018."""
    kept = list(start)
    if len(start) == len(end) and start != end:
        while kept[-1] == end[len(kept) - 1]:
            kept.pop()
    return " ".join(kept)
