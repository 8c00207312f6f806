import pytest

from archive.citations.dating import date_in_words, date_parts, is_doubtful, undoubted_date, undoubted_year
from archive.dates import parse_date


@pytest.mark.parametrize(
    ("edtf", "parts", "doubtful", "plain_date", "year"),
    [
        ("2018-10-15", ((2018, 10, 15),), False, "2018-10-15", 2018),
        ("2018-10", ((2018, 10),), False, "2018-10", 2018),
        ("2018", ((2018,),), False, "2018", 2018),
        ("0612-03-01", ((612, 3, 1),), False, "0612-03-01", 612),
        ("2018-10-15~", ((2018, 10, 15),), True, "", 2018),
        ("2018-10-15?", ((2018, 10, 15),), True, "", None),
        ("2018-10-15%", ((2018, 10, 15),), True, "", None),
        ("2006~", ((2006,),), True, "", None),
        ("2018-10/2018-11", ((2018, 10), (2018, 11)), False, "", 2018),
        ("2018-12/2019-01", ((2018, 12), (2019, 1)), False, "", None),
        ("2018-21", (), False, "", 2018),
        ("2018/..", (), False, "", None),
        ("201X", (), False, "", None),
        ("2018-10-XX", ((2018, 10),), False, "2018-10", 2018),
        ("2018-XX-XX~", ((2018,),), True, "", None),
        ("2018-10-15T09:30:00Z", ((2018, 10, 15),), False, "2018-10-15", 2018),
    ],
)
def test_no_date_is_made_more_precise_than_its_source(edtf, parts, doubtful, plain_date, year):
    date = parse_date(edtf)
    assert date_parts(date) == parts
    assert is_doubtful(date) == doubtful
    assert undoubted_date(date) == plain_date
    assert undoubted_year(date) == year


def test_nothing_is_known_of_no_date():
    assert undoubted_date(None) == ""
    assert undoubted_year(None) is None


@pytest.mark.parametrize(
    ("edtf", "basis", "words"),
    [
        ("2018-10-15~", "inferred", "about 15 October 2018 (inferred)"),
        ("2018-10-15", "address", "15 October 2018 (from the address)"),
        ("2018-10-15", "metadata", "15 October 2018 (from the page’s metadata)"),
        ("2018-10-15", "stated", "15 October 2018 (stated in the text)"),
        ("2018-10-15", "printed", "15 October 2018"),
        ("2018-10-15", "", "15 October 2018"),
    ],
)
def test_a_date_is_said_with_its_basis(edtf, basis, words):
    assert date_in_words(parse_date(edtf), basis) == words


def test_no_date_is_undated():
    assert date_in_words(None, "inferred") == "undated"
