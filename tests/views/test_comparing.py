import html
import re

import pytest

from archive.search.find import find
from tests.factories import make_article, make_outlet
from tests.search.test_find import HOSTILE
from tests.views.page_checks import assert_good_page

ADDRESS = "/search/compare/"


def rows_of(page, heading):
    """The rows of a table as lists of words."""
    table = page.partition(f'id="{heading}"')[2].partition("</table>")[0].partition("<tbody>")[2]
    return [
        [
            html.unescape(" ".join(re.sub(r"<[^>]+>", "", cell).split()))
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]


def test_searches_stand_side_by_side(filled, client):
    response = client.get(ADDRESS, {"q": ['"me too"', "silence", "zebra"]})
    page = response.content.decode()
    assert_good_page(page)
    assert rows_of(page, "totals") == [
        ['"me too"', "3", "11", "2"],
        ["silence", "4", "not counted", "3"],
        ["zebra", "0", "not counted", "0"],
    ]
    assert rows_of(page, "by-outlet") == [
        ["Evening Lantern †", "1 · 7", "1", "0", "1"],
        ["Harbour Courier", "2 · 4", "3", "0", "4"],
    ]
    assert "exactly “me too”" in page
    assert "3 searches" in page


def test_every_number_leads_to_its_search(filled, client, read):
    page = client.get(ADDRESS, {"q": ['"me too"', "silence"], "closed": "no"}).content.decode()
    links = re.findall(r'<td><a href="(/search/\?[^"]+)"><b>(\d+)</b>', page)
    assert len(links) >= 4
    for address, articles in links:
        if "from=" not in address:  # a date that may lie in several periods is found in each
            assert f">{articles} article" in read(html.unescape(address))
    assert all("closed=no" in address for address, _ in links)


def test_the_totals_are_those_of_the_search_page(filled, client):
    page = client.get(ADDRESS, {"q": ['"me too"', '"silence"'], "from": "2018-10"}).content.decode()
    for typed, articles, occurrences, texts in rows_of(page, "totals"):
        results = find(typed, filters={"from": "2018-10"})
        assert (int(articles), int(occurrences), int(texts)) == (
            results.articles_total,
            results.occurrences_total,
            results.texts_total,
        )


def test_the_form_keeps_what_was_typed_and_has_room_for_another(index, client):
    index()
    for typed, fields in [([], 2), (["a"], 2), (["a", "b"], 3), (list("abcdef"), 6), (list("abcdefgh"), 6)]:
        page = client.get(ADDRESS, {"q": typed, "outlet": "courier"}).content.decode()
        assert_good_page(page)
        assert page.count('name="q"') == fields
        assert all(f'value="{each}"' in page for each in typed[:6])
        assert '<input type="hidden" name="outlet" value="courier">' in page


def test_the_same_search_stands_once(index, client):
    make_article("A", "Silence.")
    index()
    page = client.get(ADDRESS, {"q": ["silence", "silence", " ", "\0"]}).content.decode()
    assert [row[0] for row in rows_of(page, "totals")] == ["silence"]


def test_without_a_search_there_is_the_form_alone(client, db):
    page = client.get(ADDRESS).content.decode()
    assert_good_page(page)
    assert "<table>" not in page
    assert 'name="robots"' not in page


def test_where_nothing_is_found_that_is_said(index, client):
    index()
    page = client.get(ADDRESS, {"q": ["zebra", "okapi"]}).content.decode()
    assert "Nothing in this archive answers to any of them." in page


def test_the_permanent_address_has_all_searches(index, client):
    index()
    page = client.get(ADDRESS, {"q": ["a", '"b c"'], "from": "2018", "order": "newest"}).content.decode()
    assert 'href="http://testserver/search/compare/?q=a&amp;q=%22b+c%22&amp;from=2018"' in page


def test_without_an_index_that_is_said(client, db, caplog):
    assert client.get(ADDRESS, {"q": "silence"}).status_code == 503
    assert "The index could not be asked" in caplog.text


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_query_is_answered(filled, client, typed):
    response = client.get(ADDRESS, {"q": [typed.encode("utf-8", "surrogatepass"), "silence"]})
    assert response.status_code == 200
    assert_good_page(response.content.decode())


def test_the_number_of_queries_does_not_grow_with_the_archive(index, client, django_assert_max_num_queries):
    for number in range(12):
        make_article(
            f"Number {number}", "Me too.", outlet=make_outlet(f"Outlet {number}"), published=f"20{number + 10}"
        )
    index()
    with django_assert_max_num_queries(10):
        client.get(ADDRESS, {"q": ['"me too"', "number"]})
