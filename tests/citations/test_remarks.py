import pytest

from archive.citations.remarks import origin, remarks, sentence
from tests.citations.references import CLOSED, FINGERPRINT, make_reference


def test_notices_come_first_and_nothing_known_is_left_out():
    reference = make_reference(
        notices=(CLOSED, "Corrected: the ferry has two decks"),
        archived_url="https://elsewhere.example/1",
        updated="2018-10-16",
        rights="The text belongs to its publisher",
        fingerprint=FINGERPRINT,
    )
    assert remarks(reference) == (
        CLOSED,
        "Corrected: the ferry has two decks.",
        "Archived copy of https://gazette.example/2018/ferry.",
        "Also kept at https://elsewhere.example/1.",
        "Published: about 15 October 2018 (inferred).",
        "Updated: 16 October 2018.",
        "The text belongs to its publisher.",
        f"SHA-256 of the captured document: {FINGERPRINT}.",
    )


@pytest.mark.parametrize(
    ("published", "basis", "said"),
    [
        ("2018-10-15", "printed", ()),
        ("2018-10-15", "", ()),
        (None, "inferred", ()),
        ("2018-10-15", "address", ("Published: 15 October 2018 (from the address).",)),
        ("2018-10-15~", "printed", ("Published: about 15 October 2018.",)),
    ],
)
def test_a_date_is_remarked_upon_only_where_there_is_something_to_say(published, basis, said):
    assert remarks(make_reference(published=published, published_basis=basis, original_url="")) == said


def test_a_printed_interval_is_said_in_words_for_formats_that_have_no_intervals():
    reference = make_reference(published="2018-10/2018-11", published_basis="printed", original_url="")
    assert remarks(reference) == (f"Published: {reference.published.in_words}.",)


@pytest.mark.parametrize(
    ("extent", "original_url", "said"),
    [
        ("full", "https://a.example/", "Archived copy of https://a.example/."),
        ("excerpts", "https://a.example/", "Excerpts of https://a.example/."),
        ("record", "https://a.example/", "Catalogue record of https://a.example/."),
        ("full", "", ""),
        ("excerpts", "", "Excerpts of the article only."),
        ("record", "", "Catalogue record of the article only."),
    ],
)
def test_origin_says_how_much_is_kept(extent, original_url, said):
    assert origin(make_reference(extent=extent, original_url=original_url)) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed", "It closed."),
        ("It closed.", "It closed."),
        ("Who knew?", "Who knew?"),
        ("“It closed.”", "“It closed.”"),
        ("閉鎖した。", "閉鎖した。"),
        ("¿Cerró…", "¿Cerró…"),
        ("لماذا؟", "لماذا؟"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text, expected):
    assert sentence(text) == expected
