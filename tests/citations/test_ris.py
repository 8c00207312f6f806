import re

import pytest
from hypothesis import given

from archive.citations.ris import ris_date, ris_record
from archive.dates import parse_date
from tests.citations.references import ACCESSED, CLOSED, FINGERPRINT, REFERENCES, make_reference


def test_a_newspaper_article():
    reference = make_reference(
        bylines=("Ann Example", "Harbour Desk"),
        section="Coast",
        abstract="A ferry returns\nafter ten years.",
        topics=("Ferries", "#BackAfloat"),
        notices=(CLOSED,),
        fingerprint=FINGERPRINT,
    )
    assert ris_record(reference, accessed=ACCESSED) == (
        "TY  - NEWS\r\n"
        "TI  - The Ferry Returns\r\n"
        "AU  - Example, Ann\r\n"
        "AU  - Harbour Desk\r\n"
        "T2  - The Harbour Gazette\r\n"
        "PY  - 2018\r\n"
        "DA  - 2018/10/15/circa\r\n"
        "SE  - Coast\r\n"
        "AB  - A ferry returns after ten years.\r\n"
        "LA  - en\r\n"
        "KW  - Ferries\r\n"
        "KW  - #BackAfloat\r\n"
        "UR  - https://archive.example/articles/ferry-returns/\r\n"
        "DB  - Of Record\r\n"
        "AN  - ferry-returns\r\n"
        "N1  - The Harbour Gazette closed in 2021; its archive is kept by The Coast.\r\n"
        "N1  - Archived copy of https://gazette.example/2018/ferry.\r\n"
        "N1  - Published: about 15 October 2018 (inferred).\r\n"
        f"N1  - SHA-256 of the captured document: {FINGERPRINT}.\r\n"
        "Y2  - 2025/11/03/\r\n"
        "ER  - \r\n"
    )


def test_an_undated_record_of_a_site():
    reference = make_reference(published=None, bylines=(), kind="site", extent="record", language="", original_url="")
    assert ris_record(reference, accessed=None) == (
        "TY  - ELEC\r\n"
        "TI  - The Ferry Returns\r\n"
        "T2  - The Harbour Gazette\r\n"
        "UR  - https://archive.example/articles/ferry-returns/\r\n"
        "DB  - Of Record\r\n"
        "AN  - ferry-returns\r\n"
        "N1  - Catalogue record of the article only.\r\n"
        "ER  - \r\n"
    )


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-10-15", "2018/10/15/"),
        ("2018-10", "2018/10//"),
        ("2018", "2018///"),
        ("2018-10-15~", "2018/10/15/circa"),
        ("2006?", "2006///circa"),
        ("2018-10/2018-11", ""),
        ("2018-21", ""),
        ("201X", ""),
    ],
)
def test_a_date_is_blank_where_it_is_unknown(edtf, expected):
    assert ris_date(parse_date(edtf)) == expected


@pytest.mark.parametrize(
    "headline",
    ["What #MeToo changed", 'She said "no" </script>', "המעבורת חוזרת", "フェリーが戻る\u3000港へ", "ER  - TY  - BOOK"],
)
def test_headlines_stand_as_they_are(headline):
    assert f"\r\nTI  - {headline}\r\n" in ris_record(make_reference(headline=headline), accessed=None)


@given(REFERENCES)
def test_any_reference_gives_one_record_with_one_tag_a_line(reference):
    record = ris_record(reference, accessed=ACCESSED)
    lines = record.splitlines()
    assert record == "".join(f"{line}\r\n" for line in lines)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .+", line) for line in lines[:-1])
    tags = [line[:2] for line in lines]
    assert (tags[0], tags[-1], lines[-1]) == ("TY", "ER", "ER  - ")
    assert (tags.count("TY"), tags.count("ER")) == (1, 1)
    assert all(f"N1  - {notice}" in record for notice in reference.notices)
