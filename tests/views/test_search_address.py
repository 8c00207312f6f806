import pytest
from django.http import QueryDict

from archive.search.facets import Facet
from archive.search.periods import Period
from archive.views.search_address import (
    FEW,
    LAST_PAGE,
    address_of,
    chosen_filters,
    facet_lists,
    filters_of,
    narrowed_to,
    page_number,
    read_address,
)


def asked(query):
    return read_address(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("q=me+too&outlet=post&page=2", "q=me+too&outlet=post&page=2"),
        ("page=2&utm=x&q=me", "q=me&page=2"),
        ("q=+me+&outlet=", "q=me"),
        ("q=a%00b", "q=a+b"),
        ("q=a&q=b", "q=b"),
        ("", ""),
    ],
)
def test_an_address_is_read_as_far_as_it_is_known(query, read):
    assert asked(query).urlencode() == read


def test_no_value_is_longer_than_it_is_read():
    read = asked(f"q={'a' * 9000}&outlet={'b' * 9000}")
    assert (len(read["q"]), len(read["outlet"])) == (4000, 200)


@pytest.mark.parametrize(
    ("page", "number"), [("2", 2), ("", 1), ("x", 1), ("-1", 1), ("0", 0), ("9" * 30, LAST_PAGE), ("²", 1), ("٣", 3)]
)
def test_the_number_of_the_page(page, number):
    assert page_number(QueryDict(f"page={page}")) == number


def test_a_changed_search_begins_at_its_first_page():
    search = asked("q=me&outlet=post&page=3")
    assert address_of(search) == "?q=me&outlet=post"
    assert address_of(search, {"outlet": None, "order": "newest"}) == "?q=me&order=newest"
    assert filters_of(search) == {"outlet": "post"}
    assert search["page"] == "3"


MARCH = Period("March 2018", "2018-03", "2018-03", frozenset({"2018-03"}))


@pytest.mark.parametrize(
    ("given", "narrowed"),
    [
        ("q=me", "?q=me&from=2018-03&to=2018-03"),
        ("q=me&from=2018-03-05", "?q=me&from=2018-03-05&to=2018-03"),
        ("q=me&from=2017&to=2019", "?q=me&from=2018-03&to=2018-03"),
        ("q=me&to=2018-03-09~", "?q=me&to=2018-03-09~&from=2018-03"),
        ("q=me&to=never", "?q=me&to=2018-03&from=2018-03"),
    ],
)
def test_a_period_never_widens_the_dates_that_were_chosen(given, narrowed):
    assert narrowed_to(asked(given), MARCH) == narrowed


def test_a_period_that_is_not_known_leads_nowhere():
    assert narrowed_to(asked("q=me"), Period("year not known", "", "", frozenset({""}))) == ""


def facets(name, number):
    return {name: [Facet(f"value-{n}", f"Value {n}", number - n) for n in range(number)]}


def test_many_values_of_a_facet_unfold():
    (outlets,) = facet_lists(asked("q=me"), facets("outlet", FEW + 3))
    assert (outlets.label, len(outlets.choices), len(outlets.more), outlets.every) == ("Outlet", FEW, 3, None)
    assert outlets.choices[0].address == "?q=me&outlet=value-0"


def test_one_value_narrows_nothing_and_what_was_chosen_can_be_left():
    assert facet_lists(asked("q=me"), facets("outlet", 1)) == []
    (outlets,) = facet_lists(asked("q=me&outlet=value-0"), facets("outlet", 1))
    assert (outlets.choices, outlets.every.address) == ([], "?q=me")
    (years,) = facet_lists(asked("q=me&from=2018"), {})
    assert (years.label, years.every.address) == ("Year", "?q=me")


def test_what_was_chosen_is_named():
    chosen = chosen_filters(asked("q=me&outlet=post&closed=yes"), {"post": "The Post"})
    assert [(each.label, each.value, each.address) for each in chosen] == [
        ("outlet", "The Post", "?q=me&closed=yes"),
        ("outlet closed", "yes", "?q=me&outlet=post"),
    ]
