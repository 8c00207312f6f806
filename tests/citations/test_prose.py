import pytest
from hypothesis import given

from archive.citations.prose import cite
from tests.citations.references import ACCESSED, CLOSED, REFERENCES, make_reference


def test_a_citation_with_everything():
    reference = make_reference(
        bylines=("Ann Example", "Bo Sample", "Harbour Desk"),
        updated="2018-10-16",
        archived_url="https://elsewhere.example/1",
        notices=(CLOSED,),
    )
    assert cite(reference, accessed=ACCESSED) == (
        "Ann Example, Bo Sample and Harbour Desk. “The Ferry Returns.” The Harbour Gazette, "
        "about 15 October 2018 (inferred), updated 16 October 2018. "
        "Of Record, https://archive.example/articles/ferry-returns/. "
        "Archived copy of https://gazette.example/2018/ferry. Also kept at https://elsewhere.example/1. "
        "The Harbour Gazette closed in 2021; its archive is kept by The Coast. Accessed 3 November 2025."
    )


def test_a_citation_of_an_undated_record():
    reference = make_reference(published=None, bylines=(), extent="record", original_url="")
    assert cite(reference, accessed=None) == (
        "“The Ferry Returns.” The Harbour Gazette, undated. "
        "Of Record, https://archive.example/articles/ferry-returns/. Catalogue record of the article only."
    )


@pytest.mark.parametrize(
    ("headline", "quoted"),
    [
        ("Will the Ferry Return?", "“Will the Ferry Return?”"),
        ("“Never Again,” She Says", "“‘Never Again,’ She Says.”"),
        ("She Said “Never.”", "“She Said ‘Never.’”"),
        ('What #MeToo "Changed" </script>', '“What #MeToo "Changed" </script>.”'),
        ("フェリーが戻る。", "“フェリーが戻る。”"),
        ("המעבורת חוזרת", "“\u2068המעבורת חוזרת\u2069.”"),
        ("لماذا عادت؟", "“\u2068لماذا عادت؟\u2069”"),
    ],
)
def test_headlines_in_quotation_marks(headline, quoted):
    assert cite(make_reference(headline=headline, bylines=()), accessed=None).startswith(
        f"{quoted} The Harbour Gazette"
    )


@pytest.mark.parametrize(
    ("bylines", "said"),
    [(("Ann Example",), "Ann Example. “"), (("Ann Example", "Bo Sample Jr."), "Ann Example and Bo Sample Jr. “")],
)
def test_bylines_are_listed(bylines, said):
    assert cite(make_reference(bylines=bylines), accessed=None).startswith(said)


@given(REFERENCES)
def test_any_reference_gives_one_line_with_its_notices(reference):
    citation = cite(reference, accessed=ACCESSED)
    assert len(citation.splitlines()) == 1
    assert all(notice in citation for notice in reference.notices)
