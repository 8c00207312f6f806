import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article


def test_years_and_what_has_none(filled, read):
    page = read("/dates/")
    assert '<a href="/dates/2018/">2018</a> <span class="label">3 articles' in page
    assert page.index("Year not known") < page.index("Undated")


def test_a_year_tells_what_is_known_only_to_the_year(filled, read):
    page = read("/dates/2018/")
    assert "3 articles, 1 of which is known only to the year." in " ".join(page.split())
    assert '<a href="/dates/2018/10/">October</a>' in page
    assert "Known to the year" in page
    assert '<a href="/dates/2019/" rel="next">2019</a>' in page


def test_a_month_and_a_day_lead_up_and_down(filled, read):
    month, day = read("/dates/2018/10/"), read("/dates/2018/10/15/")
    assert '<a href="/dates/2018/10/15/">Monday 15</a>' in month
    assert '<a href="/dates/2018/">2018</a>' in month
    assert '<a href="/dates/2018/10/">October</a>' in day
    assert '<a href="/on/10-15/">This day in any year</a>' in day
    assert "Known to the year" not in month
    assert "A record of the march" in day


def test_a_day_without_articles_says_so_and_leads_on(filled, read):
    page = read("/dates/2018/10/14/")
    assert "No articles" in page
    assert '<a href="/dates/2018/10/15/" rel="next">15 October 2018</a>' in page


def test_a_day_of_any_year(filled, read):
    make_article("Years before", published="2008-10-15")
    page = read("/on/10-15/")
    assert "15 October, in any year" in page
    assert page.index("The quiet march") < page.index("Years before")
    assert "Known to the year" not in page


@pytest.mark.parametrize("address", ["/dates/", "/dates/2018/", "/dates/2018/10/", "/dates/2018/10/15/", "/on/10-15/"])
def test_the_number_of_queries_does_not_grow(filled, client, django_assert_num_queries, address):
    make_article("Before", published="2017-05-05")
    make_article("After", published="2020-05-05")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(9):
        make_article(f"Day {number}", published=f"2018-10-1{number}")
        make_article(f"Undated {number}", published="")
    with django_assert_num_queries(len(few)):
        client.get(address)
