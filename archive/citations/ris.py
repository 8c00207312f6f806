"""RIS: what EndNote, RefWorks, Mendeley and Zotero import.

One tag per line, two spaces, a hyphen and a space after it, lines ended by CR LF; a record runs from TY to ER. A date
is `YYYY/MM/DD/other`, blank where unknown; "circa" in its last part keeps the doubt beside the day.
"""

from collections.abc import Iterator
from datetime import date

from archive.citations.dating import date_parts, is_doubtful, undoubted_year
from archive.citations.names import read_name
from archive.citations.reference import Reference
from archive.citations.remarks import remarks
from archive.dates import UncertainDate

TYPES = {"newspaper": "NEWS", "agency": "NEWS", "magazine": "MGZN"}
OTHER_TYPE = "ELEC"
DOUBTFUL = "circa"


def ris_record(reference: Reference, *, accessed: date | None) -> str:
    """Give the article as one RIS record; records one after the other make a RIS file."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(reference, accessed) if value or tag == "ER")


def _lines(reference: Reference, accessed: date | None) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(reference.kind, OTHER_TYPE)
    yield "TI", reference.headline
    for byline in reference.bylines:
        yield "AU", read_name(byline, language=reference.language).family_first
    yield "T2", reference.outlet
    year = undoubted_year(reference.published)
    yield "PY", f"{year:04}" if year else ""
    yield "DA", ris_date(reference.published) if reference.published else ""
    yield "SE", reference.section
    yield "AB", reference.summary
    yield "LA", reference.language
    for topic in reference.topics:
        yield "KW", topic
    yield "UR", reference.url
    yield "DB", reference.archive_name
    yield "AN", reference.key
    for remark in remarks(reference):
        yield "N1", remark
    yield "Y2", f"{accessed:%Y/%m/%d}/" if accessed else ""
    yield "ER", ""


def ris_date(published: UncertainDate) -> str:
    """Give a single date as `2018/10/15/`, `2018/10//` or `2018///`; "" for any other, which the notes say in words."""
    parts = date_parts(published)
    if len(parts) != 1:
        return ""
    year, month, day = (*parts[0], None, None)[:3]
    month_and_day = "/".join(f"{part:02}" if part else "" for part in (month, day))
    return f"{year:04}/{month_and_day}/{DOUBTFUL if is_doubtful(published) else ''}"
