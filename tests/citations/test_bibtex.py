import re

import pytest
from hypothesis import given

from archive.citations.bibtex import bibtex_entry, bibtex_file, citation_key
from tests.citations.references import ACCESSED, CLOSED, FINGERPRINT, REFERENCES, STRINGS, make_reference


def test_a_newspaper_article():
    reference = make_reference(
        bylines=("Ann Example", "Harbour Desk"),
        abstract="A ferry returns: 100% of its crew & more.",
        topics=("Ferries", "Port, the", "#BackAfloat"),
        notices=(CLOSED,),
        fingerprint=FINGERPRINT,
    )
    assert bibtex_entry(reference, accessed=ACCESSED) == (
        r"""@article{ferry-returns,
  author = {Example, Ann and {Harbour Desk}},
  title = {{The} {Ferry} {Returns}},
  journaltitle = {The Harbour Gazette},
  entrysubtype = {newspaper},
  date = {2018-10-15~},
  url = {https://archive.example/articles/ferry-returns/},
  urldate = {2025-11-03},
  langid = {english},
  library = {Of Record},
  abstract = {A ferry returns: 100\% of its crew \& more.},
  keywords = {Ferries, Port the, \#BackAfloat},
  note = {The Harbour Gazette closed in 2021; its archive is kept by The Coast. """
        r"""Archived copy of https://gazette.example/2018/ferry. Published: about 15 October 2018 (inferred). """
        rf"""SHA-256 of the captured document: {FINGERPRINT}."""
        "},\n}"
    )


def test_an_undated_record_of_a_site():
    reference = make_reference(
        published=None, bylines=(), kind="site", extent="record", language="tlh", original_url=""
    )
    assert bibtex_entry(reference, accessed=None) == (
        r"""@online{ferry-returns,
  title = {{The} {Ferry} {Returns}},
  organization = {The Harbour Gazette},
  url = {https://archive.example/articles/ferry-returns/},
  library = {Of Record},
  note = {Catalogue record of the article only.},
}"""
    )


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("What #MeToo changed", r"{What} \#{MeToo} changed"),
        ("AT&T's 50% cut", r"{AT\&T's} 50\% cut"),
        ("“Silence Is Not”, she says", "“{Silence} {Is} {Not}”, she says"),
        ('A "quiet" </script> day', '{A} "quiet" </script> day'),
        ("a_b {c} ~d^ \\e $5", r"a\_b \textbraceleft{}c\textbraceright{} \textasciitilde{}d\textasciicircum{} "
         r"\textbackslash{}e \$5"),
        ("_Tidal_ Island", r"\_{Tidal}\_ {Island}"),
        ("E\u0301tE\u0301 a\u0301", "{E\u0301tE\u0301} a\u0301"),
        ("המעבורת חוזרת", "המעבורת חוזרת"),
        ("フェリーが戻る", "フェリーが戻る"),
    ],
)  # fmt: skip
def test_titles_are_escaped_and_their_capitals_kept(headline, title):
    assert f"  title = {{{title}}},\n" in bibtex_entry(make_reference(headline=headline), accessed=None)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/x_y?b=1&c=%20#d~", "https://a.example/x_y?b=1&c=%20#d~"),
        ("https://a.example/{x}\\y z", "https://a.example/%7Bx%7D%5Cy%20z"),
    ],
)
def test_addresses_are_verbatim_but_for_braces_backslashes_and_spaces(url, written):
    assert f"  url = {{{written}}},\n" in bibtex_entry(make_reference(url=url), accessed=None)


@pytest.mark.parametrize(
    "edtf",
    [
        "2018-10-15?",
        "2018-10",
        "2006~",
        "2018-21",
        "2018/..",
        "201X",
        "2018-10-XX",
        "2018-10/2018-11",
        "2018-10-15T09:30:00Z",
    ],
)
def test_dates_biblatex_reads_are_given_as_they_stand(edtf):
    assert f"  date = {{{edtf}}},\n" in bibtex_entry(make_reference(published=edtf), accessed=None)


@pytest.mark.parametrize("edtf", ["[2017,2018]", "2018-~10"])
def test_dates_biblatex_does_not_read_are_told_in_the_note_alone(edtf):
    reference = make_reference(published=edtf)
    entry = bibtex_entry(reference, accessed=None)
    assert "  date = " not in entry
    assert "Published: " in entry


@pytest.mark.parametrize(
    ("seed", "key"),
    [
        ("ferry-returns", "ferry-returns"),
        ("ferry, returns", "ferry-returns-48a991d6"),
        ("フェリー", "article-88ad1011"),
        ("", "article-e3b0c442"),
    ],
)
def test_the_key_is_stable(seed, key):
    assert citation_key(seed) == key


@given(STRINGS, STRINGS)
def test_different_seeds_have_different_keys(one, other):
    one, other = make_reference(key=one).key, make_reference(key=other).key
    assert (citation_key(one) == citation_key(other)) == (one == other)


@given(REFERENCES)
def test_any_reference_gives_an_entry_with_balanced_braces_one_field_a_line(reference):
    entry = bibtex_entry(reference, accessed=ACCESSED)
    depth = 0
    for position, character in enumerate(entry, start=1):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or position == len(entry) or "{" not in entry[:position]
    assert depth == 0
    first, *lines, last = entry.split("\n")
    assert re.fullmatch(r"@(article|online)\{[A-Za-z0-9:_-]+,", first)
    assert all(re.fullmatch(r"  [a-z]+ = \{.+\},", line) for line in lines)
    assert last == "}"


def test_a_file_is_entries_apart_by_a_blank_line():
    assert bibtex_file(["@online{a,\n}", "@online{b,\n}"]) == "@online{a,\n}\n\n@online{b,\n}\n"
    assert bibtex_file([]) == ""
