import pytest

from archive.search.compare import compare
from archive.search.find import find
from archive.search.question import read_question
from tests.factories import make_article, make_outlet


@pytest.fixture
def papers(index):
    courier, quay = make_outlet("Courier"), make_outlet("Quay")
    make_article("A", "Me too. Me too. Silence.", outlet=courier, published="2016-10-15")
    make_article("B", "Me too.", outlet=quay, published="2018-10-15")
    make_article("C", "Silence.", outlet=courier, published="2019-01-02")
    make_article("D", "Nothing.", outlet=make_outlet("Post"), published="2017-05-05")
    index()


def test_searches_stand_side_by_side(papers):
    comparison = compare([read_question('"me too"'), read_question("silence")])
    assert [(each.articles_total, each.occurrences_total) for each in comparison.compared] == [(2, 3), (2, None)]
    assert [
        (row.outlet.name, [(count.articles, count.occurrences) for count in row.counts], row.held)
        for row in comparison.by_outlet
    ] == [("Courier", [(1, 2), (2, None)], 2), ("Quay", [(1, 1), (0, None)], 1)]
    assert [(row.period.name, [count.articles for count in row.counts], row.held) for row in comparison.over_time] == [
        ("2016", [1, 1], 1),
        ("2017", [0, 0], 1),
        ("2018", [1, 0], 1),
        ("2019", [0, 1], 1),
    ]
    assert comparison.unit == "year"


def test_the_totals_are_those_of_each_search(papers):
    typed = ['"me too"', "silence", "nothing", "zebra"]
    comparison = compare([read_question(each) for each in typed])
    for place, (text, each) in enumerate(zip(typed, comparison.compared, strict=True)):
        results = find(text)
        assert (
            each.articles_total
            == results.articles_total
            == sum(row.counts[place].articles for row in comparison.by_outlet)
        )
        assert (each.occurrences_total, each.texts_total) == (results.occurrences_total, results.texts_total)
        assert each.articles_total == sum(row.counts[place].articles for row in comparison.over_time)


def test_where_nothing_is_found_there_are_no_rows(papers):
    comparison = compare([read_question("zebra"), read_question("okapi")])
    assert (comparison.by_outlet, comparison.over_time) == ([], [])
