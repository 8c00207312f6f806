import pytest

from archive.search.across import spread_across
from archive.search.find import find
from archive.search.question import read_question
from tests.factories import make_article, make_closed_outlet, make_outlet


@pytest.fixture
def papers(index):
    courier, lantern, quay = make_outlet("Courier"), make_closed_outlet("Lantern"), make_outlet("Quay")
    make_article("A", "Me too. Me too.", outlet=courier, published="2017-10-15")
    make_article("B", "Me too.", outlet=lantern, published="2017-10-15")
    make_article("C", "Me too.", outlet=courier, published="2019-01-02")
    make_article("D", "Nothing.", outlet=courier, published="2018-05-05")
    make_article("E", "Nothing.", outlet=quay, published="2018")
    make_article("F", "Me too.", outlet=lantern, published="")
    index()


def table(across):
    return {
        row.outlet.name: [(cell.articles, cell.occurrences, cell.held) for cell in row.cells] for row in across.rows
    }


def test_the_table_has_what_was_found_beside_what_is_held(papers):
    across = spread_across(read_question('"me too"'))
    assert [period.name for period in across.periods] == ["2017", "2018", "2019", "year not known"]
    assert table(across) == {
        "Courier": [(1, 2, 1), (0, 0, 1), (1, 1, 1), (0, 0, 0)],
        "Lantern": [(1, 1, 1), (0, 0, 0), (0, 0, 0), (1, 1, 1)],
    }
    assert [(cell.articles, cell.occurrences, cell.held) for cell in across.total.cells] == [
        (2, 3, 2),
        (0, 0, 2),
        (1, 1, 1),
        (1, 1, 1),
    ]
    assert across.has_unknown


def test_totals_are_those_of_the_search(papers):
    across, results = spread_across(read_question('"me too"')), find('"me too"')
    assert (across.total.articles, across.total.occurrences) == (results.articles_total, results.occurrences_total)
    assert {row.outlet.slug: row.articles for row in across.rows} == {
        facet.value: facet.articles for facet in results.facets["outlet"]
    }


def test_outlets_of_the_same_time_without_it_are_told_apart(papers):
    across = spread_across(read_question('"me too"'))
    assert [(row.outlet.name, row.held) for row in across.silent] == [("Quay", 1)]


@pytest.mark.parametrize(
    "filters", [{"outlet": "courier"}, {"closed": "no", "from": "2017"}, {"on": "10-15", "outlet": "courier"}]
)
def test_silence_is_not_told_where_a_filter_leaves_articles_out(papers, filters):
    across = spread_across(read_question('"me too"', filters))
    assert [row.outlet.name for row in across.rows] == ["Courier"]
    assert across.silent == []
    assert across.total.held == sum(row.held for row in across.rows)


def test_the_first_are_the_articles_of_the_earliest_day(papers):
    across = spread_across(read_question('"me too"'))
    assert [article.headline for article in across.firsts] == ["A", "B"]
    assert [[cell.is_first for cell in row.cells] for row in across.rows] == [[True, False, False, False]] * 2


def test_where_no_date_is_known_nothing_is_first(index):
    make_article("A", "Me too.", published="")
    index()
    across = spread_across(read_question('"me too"'))
    assert across.firsts == []
    assert table(across) == {"Harbour Courier": [(1, 1, 1)]}


def test_searches_for_words_count_articles_alone(papers):
    assert not spread_across(read_question("too")).counts_occurrences
    assert spread_across(read_question('"too"')).counts_occurrences


@pytest.mark.parametrize("typed", ["", "zebra", '"too too"'])
def test_without_results_there_is_no_table(papers, typed):
    assert spread_across(read_question(typed)) is None


def test_the_number_of_queries_does_not_grow_with_outlets(index, django_assert_max_num_queries):
    for number in range(12):
        outlet = make_outlet(f"Outlet {number}")
        make_article(f"Number {number}", "Me too.", outlet=outlet, published=f"20{number + 10}")
    index()
    question = read_question('"me too"')
    with django_assert_max_num_queries(6):
        assert len(spread_across(question).rows) == 12
