from datetime import date

import pytest

from archive.models import Article
from archive.views.calendar import Period, after, before, count_by, of_no_year, parts_of, years
from tests.factories import make_article


@pytest.mark.parametrize(
    ("period", "unit", "first", "last", "words", "name", "address"),
    [
        (Period(2018), "year", date(2018, 1, 1), date(2018, 12, 31), "2018", "2018", "/dates/2018/"),
        (Period(2016, 2), "month", date(2016, 2, 1), date(2016, 2, 29), "February 2016", "February", "/dates/2016/02/"),
        (
            Period(2018, 10, 5), "day", date(2018, 10, 5), date(2018, 10, 5), "5 October 2018", "Friday 5",
            "/dates/2018/10/05/",
        ),
        (Period(933), "year", date(933, 1, 1), date(933, 12, 31), "AD 933", "933", "/dates/0933/"),
    ],
)  # fmt: skip
def test_periods(period, unit, first, last, words, name, address):
    assert (period.unit, period.first, period.last) == (unit, first, last)
    assert (period.in_words, period.name, period.address) == (words, name, address)


@pytest.mark.parametrize("numbers", [(0,), (2018, 0), (2018, 13), (2018, 2, 30), (2018, 10, 0)])
def test_what_the_calendar_does_not_have_has_no_days(numbers):
    with pytest.raises(ValueError, match=r"out of range|must be in"):
        _ = Period(*numbers).first


@pytest.fixture
def dated(db):
    for published in (
        "2016-12-31",
        "2018",
        "2018~",
        "2018-10",
        "2018-10-15",
        "2018-10-15~",
        "2018-12/2019-01",
        "",
        "2020",
    ):
        make_article(published or "undated", published=published)
    make_article("Draft", published="2017-05-05", state="draft")


def test_an_article_is_of_a_period_only_where_that_is_sure(dated):
    assert [(period.name, period.articles) for period in years()] == [("2016", 1), ("2018", 5), ("2020", 1)]
    assert [(part.name, part.articles) for part in parts_of(Period(2018))] == [("October", 3)]
    assert [(part.name, part.articles) for part in parts_of(Period(2018, 10))] == [("Monday 15", 2)]
    assert parts_of(Period(2018, 10, 15)) == []
    assert sorted(article.headline for article in of_no_year()) == ["2018-12/2019-01", "undated"]
    assert count_by("day", Article.objects.published())[0] == Period(2016, 12, 31, articles=1)


@pytest.mark.parametrize(
    ("period", "earlier", "later"),
    [
        (Period(2018), Period(2016), Period(2020)),
        (Period(2017), Period(2016), Period(2018)),
        (Period(2016), None, Period(2018)),
        (Period(2018, 10), Period(2016, 12), None),
        (Period(2017, 1), Period(2016, 12), Period(2018, 10)),
        (Period(2018, 10, 15), Period(2016, 12, 31), None),
    ],
)
def test_before_and_after_is_the_nearest_that_has_something(dated, period, earlier, later):
    assert (before(period), after(period)) == (earlier, later)
