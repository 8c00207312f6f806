from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Outlet
from archive.views.outlets import lines_of
from tests.factories import make_article, make_closed_outlet, make_outlet


def line(name):
    (found,) = lines_of(Outlet.objects.with_life().with_holdings().filter(name=name))
    return found


def test_a_line_tells_the_life_and_the_holdings(filled):
    assert line("Evening Lantern").life == "Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust."
    assert (line("Harbour Courier").articles, line("Harbour Courier").span) == (4, "2018 to 2019")


@pytest.mark.parametrize(
    ("changes", "life"),
    [
        ([], ""),
        ([("founded", "1933")], "Founded 1933."),
        ([("founded", "1933~"), ("moved", "")], "Founded about 1933; moved."),
        ([("closed", str(date.today().year + 2))], f"Closed {date.today().year + 2}."),
    ],
)
def test_the_life_of_an_open_outlet_is_its_changes(db, changes, life):
    outlet = make_outlet()
    for kind, day in changes:
        outlet.life.create(kind=kind, date=day)
    assert line(outlet.name).life == life


def test_outlets_are_open_or_closed(filled, read):
    page = read("/outlets/")
    assert page.index("Harbour Courier") < page.index('id="closed"') < page.index("Evening Lantern closed in 2021")


def test_an_outlet_shows_its_life_with_sources(filled, read):
    Outlet.objects.get(slug="evening-lantern").life.create(
        kind="founded", date="1901~", detail="as a weekly", source="Library card", source_url="https://l.example/"
    )
    page = read("/outlets/evening-lantern/")
    assert page.index("about 1901") < page.index("Archive taken over")
    assert '<a href="https://l.example/" rel="nofollow noopener">Library card</a>' in page
    assert "The Lantern Trust" in page
    assert "Comments are off." in page
    assert "<dt>Comments</dt>" in page
    assert page.count("Evening Lantern closed in 2021.") == 2  # in the description and under the name


def test_a_successor_names_its_predecessor(db, read):
    heir = make_outlet("The Heir")
    make_outlet("The Elder").life.create(kind="merged", date="1999", successor=heir)
    assert "The Elder</a>: merged, to The Heir" in read("/outlets/the-heir/")
    assert 'href="/outlets/the-heir/"' in read("/outlets/the-elder/")


def test_an_outlet_shows_what_is_held_by_year(filled, read):
    page = read("/outlets/harbour-courier/")
    assert '/search/?outlet=harbour-courier&amp;from=2018&amp;to=2018">2018</a> <span class="label">2 articles' in page
    assert "Gone" not in page
    assert "Not yet" not in page


def test_lists_go_on_to_the_next_page(db, client, read):
    for number in range(51):
        make_article(f"Number {number}")
    assert '<a href="?page=2" rel="next">' in read("/outlets/harbour-courier/")
    assert '<a href="?page=1" rel="prev">' in read("/outlets/harbour-courier/", page="2")
    assert '<link rel="canonical" href="http://testserver/outlets/harbour-courier/?page=2">' in read(
        "/outlets/harbour-courier/", page="2"
    )
    for page in ("abc", "-1", str(10**30), "\0", "9" * 5000, ""):
        assert client.get("/outlets/harbour-courier/", {"page": page}).status_code == 200


@pytest.mark.parametrize("address", ["/outlets/", "/outlets/harbour-courier/", "/"])
def test_the_number_of_queries_does_not_grow(filled, client, django_assert_num_queries, address):
    courier, lantern = make_outlet("Harbour Courier"), make_outlet("Evening Lantern")
    courier.life.create(kind="merged", successor=lantern)
    lantern.life.create(kind="acquired", successor=courier)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(5):
        outlet = make_closed_outlet(f"Closed {number}", date="2001")
        outlet.life.create(kind="acquired", successor=courier)
        courier.life.create(kind="merged", successor=outlet)
        make_article(f"More {number}", outlet=outlet)
        make_article(f"Still more {number}")
    with django_assert_num_queries(len(few)):
        client.get(address)
