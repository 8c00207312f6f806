import pytest

from archive.search.find import find
from tests.factories import make_article


@pytest.fixture
def three_settings(index):
    make_article("A", "The tag MeToo, and “Me Too” in quotes.")
    make_article("B", "They say me  too; ME TOO.")
    make_article("C", "Me too. And me, too.")
    index()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('printed:"Me Too"', {"A": 1}),
        ('printed:"me too"', {"B": 1}),
        ('printed:"me, too"', {"C": 1}),
        ('"me too" -printed:"Me too."', {"A": 1, "B": 2}),
        ('printed:"Me Too" OR printed:"ME TOO"', {"A": 1, "B": 1}),
        ("printed:“Me Too”", {"A": 1}),
    ],
)
def test_characters_are_told_apart(three_settings, typed, expected):
    results = find(typed)
    assert {each.article.headline: each.occurrences for each in results.articles} == expected
    assert (results.articles_total, results.occurrences_total) == (len(expected), sum(expected.values()))


def test_reading_stops_when_its_time_is_up_and_the_receipt_says_so(three_settings, monkeypatch):
    monkeypatch.setattr("archive.search.printed.READING_TIME", 0)
    results = find('printed:"Me Too"')
    assert results.articles_total == 0
    assert "0 were. Add words or filters" in " ".join(results.receipt.mended)


def test_a_search_that_is_stopped_says_that_it_is_partial(three_settings, monkeypatch):
    monkeypatch.setattr("archive.search.limit.TIME_LIMIT", 0)
    assert "there may be more" in " ".join(find('"me too" OR "they say"').receipt.mended)
    assert find('"me too"').articles_total == 3
