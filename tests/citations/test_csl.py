import json

import pytest
from hypothesis import given

from archive.citations.csl import csl_date, csl_item
from archive.dates import parse_date
from tests.citations.references import ACCESSED, CLOSED, FINGERPRINT, REFERENCES, make_reference

# From the CSL-JSON schema 1.0.2: the keys used here and what they hold.
STRING_KEYS = {
    "id",
    "type",
    "title",
    "container-title",
    "section",
    "language",
    "abstract",
    "keyword",
    "archive",
    "archive_location",
    "URL",
    "note",
}
DATE_KEYS = {"issued", "accessed"}
TYPES = {"article-newspaper", "article-magazine", "webpage"}


def test_an_item_with_everything():
    reference = make_reference(
        bylines=("Ann Example", "Harbour Desk"),
        section="Coast",
        abstract="A ferry returns after ten years.",
        topics=("Ferries", "#BackAfloat"),
        notices=(CLOSED,),
        fingerprint=FINGERPRINT,
    )
    assert csl_item(reference, accessed=ACCESSED) == {
        "id": "ferry-returns",
        "type": "article-newspaper",
        "title": "The Ferry Returns",
        "author": [{"family": "Example", "given": "Ann"}, {"literal": "Harbour Desk"}],
        "container-title": "The Harbour Gazette",
        "section": "Coast",
        "issued": {"date-parts": [[2018, 10, 15]], "circa": True},
        "language": "en",
        "abstract": "A ferry returns after ten years.",
        "keyword": "Ferries, #BackAfloat",
        "archive": "Of Record",
        "archive_location": "ferry-returns",
        "URL": "https://archive.example/articles/ferry-returns/",
        "accessed": {"date-parts": [[2025, 11, 3]]},
        "note": f"{CLOSED} Archived copy of https://gazette.example/2018/ferry. "
        f"Published: about 15 October 2018 (inferred). SHA-256 of the captured document: {FINGERPRINT}.",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("newspaper", "article-newspaper"),
        ("agency", "article-newspaper"),
        ("magazine", "article-magazine"),
        ("site", "webpage"),
        ("broadcaster", "webpage"),
        ("aggregator", "webpage"),
    ],
)
def test_the_type_follows_the_kind_of_outlet(kind, expected):
    assert csl_item(make_reference(kind=kind), accessed=None)["type"] == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-10-15", {"date-parts": [[2018, 10, 15]]}),
        ("2018-10", {"date-parts": [[2018, 10]]}),
        ("2018", {"date-parts": [[2018]]}),
        ("2018-10-15~", {"date-parts": [[2018, 10, 15]], "circa": True}),
        ("2006?", {"date-parts": [[2006]], "circa": True}),
        ("2018-10/2018-11", {"date-parts": [[2018, 10], [2018, 11]]}),
        ("2018-10-XX", {"date-parts": [[2018, 10]]}),
        ("2018-21", {"date-parts": [[2018]], "season": 1}),
        ("2018-24~", {"date-parts": [[2018]], "season": 4, "circa": True}),
    ],
)
def test_issued_is_as_precise_as_the_source(edtf, expected):
    assert csl_date(parse_date(edtf)) == expected


@pytest.mark.parametrize("edtf", ["201X", "2018/..", "[2017,2018]"])
def test_a_date_without_parts_is_said_in_words(edtf):
    assert csl_date(parse_date(edtf)) == {"literal": parse_date(edtf).in_words}


def test_what_is_not_known_is_left_out():
    item = csl_item(make_reference(published=None, bylines=(), language=""), accessed=None)
    assert not {"issued", "accessed", "author", "language", "section", "keyword"} & item.keys()


@given(REFERENCES)
def test_any_reference_gives_an_item_of_the_schema(reference):
    item = json.loads(json.dumps(csl_item(reference, accessed=ACCESSED)))
    assert item.keys() <= STRING_KEYS | DATE_KEYS | {"author"}
    assert item.keys() >= {"id", "type"}
    assert item["type"] in TYPES
    assert all(isinstance(item[key], str) for key in STRING_KEYS & item.keys())
    for key in DATE_KEYS & item.keys():
        assert item[key].keys() <= {"date-parts", "season", "circa", "literal"}
        assert 1 <= len(item[key].get("date-parts", [[1]])) <= 2
        assert all(1 <= len(parts) <= 3 for parts in item[key].get("date-parts", []))
    for author in item.get("author", []):
        assert author.keys() in ({"family", "given"}, {"literal"})
    assert all(notice in item["note"] for notice in reference.notices)
