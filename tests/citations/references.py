"""References to cite in tests: an invented article of an invented outlet, and any strings at all."""

from datetime import date

from hypothesis import strategies as st

from archive.citations.reference import Reference
from archive.dates import parse_date

ACCESSED = date(2025, 11, 3)
CLOSED = "The Harbour Gazette closed in 2021; its archive is kept by The Coast."
FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def make_reference(*, published="2018-10-15~", updated=None, **changes):
    return Reference(
        **{
            "key": "ferry-returns",
            "headline": "The Ferry Returns",
            "outlet": "The Harbour Gazette",
            "kind": "newspaper",
            "bylines": ("Ann Example",),
            "published_basis": "inferred",
            "original_url": "https://gazette.example/2018/ferry",
            "url": "https://archive.example/articles/ferry-returns/",
            "language": "en",
            "extent": "full",
            **changes,
        },
        published=parse_date(published) if published else None,
        updated=parse_date(updated) if updated else None,
    )


HOSTILE = st.text(st.sampled_from('{}\\#$%&_~^<>"\r\n\t\x00\x85\u2028\ud800 TYERAU-/aA1é記ש'))
STRINGS = st.one_of(st.text(), HOSTILE)
LISTS = st.lists(STRINGS, max_size=3).map(tuple)
EDTF = ["2018-10-15", "2018-10-15~", "2018-10?", "2018%", "2018-21", "2018-10/2019-02", "2018/..", "201X", "2018-10-XX"]
DATES = st.one_of(st.none(), st.sampled_from(EDTF).map(parse_date))
REFERENCES = st.builds(
    Reference,
    key=STRINGS,
    headline=STRINGS,
    outlet=STRINGS,
    outlet_home_page=STRINGS,
    kind=st.sampled_from(["newspaper", "magazine", "site", "broadcaster", "agency", "aggregator"]),
    bylines=LISTS,
    published=DATES,
    published_basis=st.sampled_from(["", "printed", "address", "metadata", "stated", "inferred"]),
    updated=DATES,
    original_url=STRINGS,
    archived_url=STRINGS,
    url=STRINGS,
    language=st.one_of(STRINGS, st.sampled_from(["en", "en-AU", "ja"])),
    section=STRINGS,
    abstract=STRINGS,
    standfirst=STRINGS,
    extent=st.sampled_from(["full", "excerpts", "record"]),
    fingerprint=STRINGS,
    notices=LISTS,
    topics=LISTS,
    archive_name=STRINGS,
    rights=STRINGS,
    text=st.one_of(st.none(), STRINGS),
)
