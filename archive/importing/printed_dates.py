"""Dates that stand in lines of their own on a page: when it was published, and when it was updated.

A line is a dateline when nothing is left of it once dates, times, weekdays and words such as "Published" are taken
out. Dates in figures are read only where day and month cannot be mistaken for each other.
"""

import re
from dataclasses import dataclass
from datetime import date

LONGEST_DATELINE = 120  # characters
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b(?:{MONTH.format(1)}\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{MONTH.format(2)},?[\s-]+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})(?=\b|T)"
    r"|(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<year4>\d{4}))",
    re.IGNORECASE,
)
AROUND = re.compile(
    r"\b(?:first |originally |last )?(?:published|posted|updated|modified|edited|revised|created|released|date|"
    r"dateline)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\bT?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:Z\b|[+-]\d{2}:?\d{2})?|\b\d{1,2}(?= ?[ap]\.?m\b)|"
    r"(?<=\d)\s?[ap]\.?m\b\.?"
    r"|\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b"
    r"|\b(?:[ECMP][SD]?T|GMT|BST|UTC|AE[SD]T|CES?T|IST)\b|\b(?:on|at|as|of|and|issue|edition|local time)\b",
    re.IGNORECASE,
)
AGO = re.compile(
    r"(?:(?:published|posted|updated) )?\d{1,2} (?:minutes?|hours?|days?|weeks?|months?|years?) ago", re.IGNORECASE
)
CHANGED = re.compile(r"updat|modif|edit|revis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dates a line gives, as EDTF days; "" where it gives none."""

    published: str
    updated: str


def read_dateline(text: str) -> Dateline | None:
    """The dates of a line that is nothing but dates; None for any other line."""
    if len(text) > LONGEST_DATELINE:
        return None
    if AGO.fullmatch(text.strip(" .|")):
        return Dateline("", "")
    found = list(DATE.finditer(text))
    if not found or any(character.isalnum() for character in AROUND.sub("", DATE.sub("", text))):
        return None
    published = updated = ""
    end = 0
    for match in found:
        day = _edtf(match)
        if CHANGED.search(text, end, match.start()):
            updated = updated or day
        else:
            published = published or day
        end = match.end()
    return Dateline(published, updated)


def split_dateline(text: str) -> tuple[str, Dateline | None]:
    """A line such as "By Name | Oct. 15, 2018" as what stands before its dates, and its dates."""
    match = DATE.search(text[:LONGEST_DATELINE])
    if not match:
        return text, None
    lead = text[: match.start()]
    label = re.search(
        r"(?:[\s|,·•–—-]|\b(?:published|posted|updated|on|first|last|\w{3,6}day)\b)*$", lead, re.IGNORECASE
    )
    start = label.start() if label else match.start()
    dateline = read_dateline(text[start:])
    return (text[:start].rstrip(" |,·•–—-"), dateline) if dateline else (text, None)


def _edtf(match: re.Match[str]) -> str:
    """The day as EDTF; "" where there is no such day, or where day and month may be the other way round."""
    group = match.groupdict()
    year = next(int(group[name]) for name in ("year1", "year2", "year3", "year4") if group[name])
    if group["first"]:
        first, second = int(group["first"]), int(group["second"])
        if first <= 12 and second <= 12 and first != second:
            return ""
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day = int(group["day1"] or group["day2"] or group["day3"])
        name = group["month1"] or group["month2"]
        month = MONTHS.index(name[:3].casefold()) + 1 if name else int(group["month3"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
