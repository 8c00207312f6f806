"""CSL-JSON: what Zotero, Pandoc and every citeproc read.

Follows the schema of Citation Style Language 1.0.2 (`csl-data.json`): no key that it does not name.
"""

import re
from datetime import date
from typing import Any

from archive.citations.dating import date_parts, is_doubtful
from archive.citations.names import Name, read_name
from archive.citations.reference import Reference
from archive.citations.remarks import remarks
from archive.dates import UncertainDate

# What a broadcaster's site prints is a web page; CSL's "broadcast" is what was on the air.
TYPES = {"newspaper": "article-newspaper", "agency": "article-newspaper", "magazine": "article-magazine"}
OTHER_TYPE = "webpage"

SEASON = re.compile(r"(\d{4})-2([1-4])[~?%]?")


def csl_item(reference: Reference, *, accessed: date | None) -> dict[str, Any]:
    """Give the article as one CSL-JSON item, ready for `json.dumps`; what is not known is left out."""
    item = {
        "id": reference.key,
        "type": TYPES.get(reference.kind, OTHER_TYPE),
        "title": reference.headline,
        "author": [_csl_name(read_name(byline, language=reference.language)) for byline in reference.bylines],
        "container-title": reference.outlet,
        "section": reference.section,
        "issued": csl_date(reference.published) if reference.published else None,
        "language": reference.language,
        "abstract": reference.summary,
        "keyword": ", ".join(reference.topics),
        "archive": reference.archive_name,
        "archive_location": reference.key,
        "URL": reference.url,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]} if accessed else None,
        "note": " ".join(remarks(reference)),
    }
    return {name: value for name, value in item.items() if value or name == "id"}


def csl_date(published: UncertainDate) -> dict[str, Any]:
    """Give a date as CSL's parts, as precise as the source; `literal`, in words, where CSL has no parts for it."""
    circa = {"circa": True} if is_doubtful(published) else {}
    if parts := date_parts(published):
        return {"date-parts": [list(end) for end in parts], **circa}
    if season := SEASON.fullmatch(published.edtf):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]), **circa}
    return {"literal": published.in_words, **circa}


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.is_split else {"literal": name.printed}
