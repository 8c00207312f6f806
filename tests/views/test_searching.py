import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_article, make_outlet, make_topic
from tests.views.page_checks import assert_good_page


def words_of(page):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_the_concordance_is_grouped_by_outlet(filled, read):
    page = read("/search/", q='"me too"')
    groups = re.findall(r'<section class="concordance" aria-labelledby="in-([\w-]+)">', page)
    assert sorted(groups) == ["evening-lantern", "harbour-courier"]
    assert groups[0] == "evening-lantern"
    assert "3 articles, 11 occurrences, 2 outlets" in words_of(page)


def test_a_line_leads_to_its_place_in_the_article(filled, read):
    page = read("/search/", q='"asked for silence"')
    line = (
        '<a href="/articles/march/?q=%22asked%20for%20silence%22#hit-1"><span class="left">They </span> '
        '<span class="found"><mark>asked for silence</mark><span class="right">.</span></span></a>'
    )
    assert line in page


def test_each_line_of_the_concordance_is_a_mark_on_the_page_of_the_article(filled, read):
    page = read("/search/", q='"me too"', copies="all")
    links = [html.unescape(link) for link in re.findall(r'<li [^>]*><a href="(/articles/[^"]+)"', page)]
    assert len(links) == 11
    for link in links:
        address, _, anchor = link.partition("#")
        assert f'<mark id="{anchor}">' in read(address)


def test_an_article_shows_ten_lines_and_says_how_many_more(index, read):
    make_article("Bells", "\n\n".join(["A bell."] * 13), slug="bells")
    index()
    page = read("/search/", q="bell")
    assert page.count('<span class="found">') == 10
    assert "and 4 more in the article" in page


def test_the_receipt_says_how_the_search_was_read(filled, read):
    page = words_of(read("/search/", q='"me too', outlet="Evening Lantern", page="1"))
    assert "exactly “me too” and in Evening Lantern" in page
    assert "A quotation mark was not closed" in page
    assert "outlet: Evening Lantern" in page
    assert "revision" in page
    assert "http://testserver/search/?q=%22me+too&outlet=Evening+Lantern , also as JSON" in page


def test_the_same_search_is_offered_as_json(filled, read, client):
    page = read("/search/", q='"me too"', outlet="evening-lantern")
    (address,) = [html.unescape(link) for link in re.findall(r'href="(/api/search[^"]*)"', page)]
    assert client.get(address).json()["articles_total"] == 1


def links_of(page):
    """Where each link leads, by its words; of several alike the last."""
    return {
        " ".join(re.sub(r"<[^>]+>", " ", html.unescape(words)).split()): html.unescape(address)
        for address, words in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', page)
    }


def test_facets_narrow_and_sorting_sorts(filled, read):
    page = html.unescape(read("/search/", q='"me too"'))
    assert '<a href="?q=%22me+too%22&outlet=evening-lantern">Evening Lantern</a> 1' in page
    assert '<a href="?q=%22me+too%22&from=2019&to=2019">2019</a> 1' in page
    assert '<a href="?q=%22me+too%22&topic=metoo">#MeToo</a> 2' in page
    assert '<a href="?q=%22me+too%22&closed=yes">outlets that have closed</a> 1' in page
    assert '<a href="?q=%22me+too%22&order=oldest">oldest</a>' in page
    newest = read("/search/", q='"silence"', order="newest", copies="all")
    assert newest.index('<h3><a href="/articles/same/') < newest.index('<h3><a href="/articles/march/')
    assert "<b>newest</b>" in newest
    assert "<details open>" in newest


def test_every_facet_leads_to_as_many_articles_as_it_says(filled, read):
    nav = read("/search/", q="me OR silence").partition('class="facets"')[2].partition("</nav>")[0]
    facets = re.findall(r'<a href="([^"]+)">[^<]+</a> (\d+)', nav)
    assert len(facets) >= 7
    for address, articles in facets:
        if "from=" not in address:  # a date that may lie in several years is found in each
            assert f">{articles} article" in read(f"/search/{html.unescape(address)}")


def test_a_filter_that_was_chosen_can_be_taken_away(filled, read):
    page = read("/search/", q='"me too"', outlet="evening-lantern", **{"from": "2018", "on": "10-15"})
    links = links_of(page)
    assert links["remove outlet"] == "?q=%22me+too%22&from=2018&on=10-15"
    assert links["remove from"] == "?q=%22me+too%22&outlet=evening-lantern&on=10-15"
    assert links["remove on this day of any year"] == "?q=%22me+too%22&outlet=evening-lantern&from=2018"
    assert links["every outlet"] == links["remove outlet"]


@pytest.mark.parametrize(
    ("given", "narrowed"),
    [
        ({}, "&from=2018&to=2018"),
        ({"from": "2018-10-03"}, "&from=2018-10-03&to=2018"),
        ({"from": "2017"}, "&from=2018&to=2018"),
        ({"to": "2018-10-20"}, "&from=2018&to=2018-10-20"),
        ({"from": "Octember"}, "&from=2018&to=2018"),
    ],
)
def test_a_year_never_widens_the_dates_that_were_chosen(index, read, given, narrowed):
    make_article("A", "Bell.", published="2018-10-15")
    make_article("B", "Bell.", published="2017/2018-10-14")
    make_article("C", "Bell.", published="2018")
    index()
    address = links_of(read("/search/", q="bell", **given))["2018"]
    assert sorted(address.replace("?q=bell", "").split("&")) == sorted(narrowed.split("&"))


def test_copies_of_a_text_are_counted_once_and_unfolded_on_request(index, read):
    make_article("One", "The same text.", published="2018-10-16")
    make_article("Two", "The same text.", outlet=make_outlet("Post"), published="2018-10-15")
    index()
    page = read("/search/", q="text")
    assert "2 articles, 1 text: copies are counted once" in words_of(page)
    assert page.count("<h3>") == 1
    assert "The same text: Harbour Courier , 16 October 2018" in words_of(page)
    every = read("/search/", q="text", copies="all")
    assert "2 articles, 1 text: every copy is shown" in words_of(every)
    assert every.count("<h3>") == 2
    assert "The same text:" not in words_of(every)


def test_results_go_on_to_the_next_page(index, read):
    for number in range(21):
        make_article(f"Number {number}", f"A bell, {number}.")
    index()
    page = html.unescape(read("/search/", q="bell"))
    assert '<a href="?q=bell&page=2" rel="next">' in page
    second = read("/search/", q="bell", page="2")
    assert "Page 2 of 2" in second
    assert "Across outlets" in page
    assert "Across outlets" not in second


def test_the_table_leads_to_the_search_of_each_cell(filled, read):
    page = read("/search/", q='"me too"')
    table = page.partition("<table>")[2].partition("</table>")[0]
    row = table.partition("<tbody>")[2].partition("</tr>")[0]
    assert table.count('<th scope="col">') == len(re.findall(r"<t[hd]\b", row))
    first = html.unescape(re.findall(r'<td class="first"><a href="([^"]+)">', table)[0])
    assert first == "?q=%22me+too%22&from=2018-10&to=2018-10&outlet=evening-lantern"
    assert "<b>1</b> · 7</a> <small>of 1</small>" in table
    assert ">1 article, 7 occurrences" in read(f"/search/{first}")
    assert "Earliest in this archive: 15 October 2018 (from the address) , Evening Lantern" in words_of(page)


def test_spellings_are_told_by_outlet(filled, read):
    page = words_of(read("/search/", q='"me too"'))
    assert "As printed Evening Lantern † “me too” 5, “Me Too” 1, “Me too” 1" in page


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", ["a", "a", "the", "the"]),
        ("right", ["rang", "rang", "stood", "stood"]),
    ],
)
def test_lines_are_sorted_by_the_word_beside_them(index, read, side, expected):
    make_article("One", "The bell stood.\n\nA bell rang.", published="2018")
    make_article("Two", "The bell rang.\n\nA bell stood.", published="2017")
    index()
    page = read("/search/", q='"bell"', lines=side)
    lines = re.findall(r'<span class="left">(\w+) </span>.*?<span class="right"> (\w+)\.</span>', page)
    assert [line[side == "right"].lower() for line in lines] == expected
    assert f"Lines by the word to the {side} 4 lines of this page" in words_of(page)
    assert "<h3>" not in page


def test_where_nothing_is_found_wider_readings_are_offered_with_their_counts(filled, read):
    page = read("/search/", q='"silence asked for" -bell', outlet="evening-lantern")
    assert "Nothing found" in page
    reading = "the words next to each other, in any order"
    assert links_of(page)[reading] == "?q=%22silence+asked+for%22~2+-bell&outlet=evening-lantern"
    assert f"{reading} 1 article" in words_of(page)
    page = read("/search/", q="undated", outlet="evening-lantern")
    assert links_of(page)["the same, without the filters"] == "?q=undated"


def test_where_nothing_wider_finds_anything_that_is_said(filled, read):
    page = read("/search/", q="zebra")
    assert '<ul class="wider">' not in page
    assert "No wider reading of it finds anything either." in page


def test_the_nearest_word_of_the_archive_is_offered(filled, read):
    page = read("/search/", q="silense")
    assert "Did you mean silence (4 articles)?" in words_of(page)
    assert links_of(page)["silence"] == "?q=silence"


def test_other_names_of_a_topic_are_offered(filled, read, index):
    make_topic("#TimesUp", other_names=["Time’s Up", "Time is up"])
    make_article("A", "Time is up. #TimesUp")
    index()
    page = read("/search/", q="#TimesUp")
    assert "Also called Time is up (1 article)" in words_of(page)
    assert links_of(page)["Time is up"] == "?q=%22time+is+up%22"


@pytest.mark.parametrize(
    "query",
    [
        {"q": '"me too"'},
        {"q": "silence"},
        {"q": "silence OR me", "closed": "yes"},
        {"q": '"me too"', "copies": "all", "on": "10-15"},
        {"q": '"me too"~3', "from": "2018-10"},
        {"q": "sil*", "topic": "metoo"},
        {"q": 'printed:"Me too"', "outlet": "evening-lantern"},
        {"q": "nowhere"},
    ],
)
def test_the_page_and_the_api_give_the_same_numbers(filled, read, client, query):
    page = read("/search/", **query)
    (address,) = [html.unescape(link) for link in re.findall(r'href="(/api/search[^"]*)"', page)]
    told = client.get(address).json()
    headline = words_of(page.partition('<h2 id="receipt">')[2].partition("</h2>")[0])
    assert f"revision {told['receipt']['revision']}" in words_of(page)
    if not told["articles_total"]:
        assert headline == "Nothing found"
        return
    expected = [told["articles_total"], told["occurrences_total"], len(told["facets"]["outlet"])]
    assert re.findall(r"\d+", headline) == [str(number) for number in expected if number is not None]
    assert page.count("<h3>") == len(told["articles"])
    assert told["receipt"]["read_as"] in words_of(page)
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r'<th scope="row">([^<]+?)\s*(?:<abbr.*?)?</th>(.*?)</tr>', body, re.DOTALL)
    totals = {name.strip(): int(re.findall(r"<b>(\d+)</b>", cells)[-1]) for name, cells in rows}
    assert totals == {facet["name"]: facet["articles"] for facet in told["facets"]["outlet"]}


def test_without_a_query_the_page_says_how_to_ask(filled, read):
    page = read("/search/")
    assert "How to ask" in page
    assert "Nothing found" not in page
    assert 'name="robots"' not in page
    assert 'name="robots"' in read("/search/", q="x")


def test_the_form_keeps_what_was_chosen(filled, read):
    page = read(
        "/search/",
        q='"me" & <too>',
        outlet="harbour-courier",
        on="10-15",
        **{"from": "2018", "closed": "no", "topic": "metoo"},
    )
    assert 'value="&quot;me&quot; &amp; &lt;too&gt;"' in page
    assert '<option value="harbour-courier" selected>' in page
    assert 'name="from" value="2018"' in page
    assert '<option value="no" selected>' in page
    assert 'name="topic" value="metoo"' in page
    assert 'name="on" value="10-15"' in page


def test_without_an_index_the_page_says_what_is_wrong(client, db, caplog):
    response = client.get("/search/", {"q": "silence"})
    assert response.status_code == 503
    page = response.content.decode()
    assert_good_page(page)
    assert "manage.py sync_index" in page
    assert 'value="silence"' in page
    assert "The index could not be asked" in caplog.text


@pytest.mark.parametrize("page", ["abc", "-1", "0", str(10**30), "1e3", "٣", "²", "\0", "9" * 10_000, ""])
@pytest.mark.parametrize("order", ["", "newest", "no such order", "\0"])
def test_any_page_and_order_is_answered(filled, client, page, order):
    response = client.get("/search/", {"q": "silence", "page": page, "order": order})
    assert response.status_code == 200
    assert "Thousands" not in response.content.decode()


@pytest.mark.parametrize(
    "name", ["outlet", "topic", "language", "from", "to", "on", "extent", "closed", "copies", "lines"]
)
@pytest.mark.parametrize("value", ["\0", "%", "'", "x" * 10_000, "2018-13", "\N{RIGHT-TO-LEFT OVERRIDE}", "<b>"])
def test_any_filter_is_answered(filled, client, name, value):
    response = client.get("/search/", {"q": "silence", name: value})
    assert response.status_code == 200
    assert_good_page(response.content.decode())


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 100_000,
        "me too " * 15_000,
        '"' * 3_000,
        "(" * 3_000,
        "\0",
        "\0me\0too",
        "“",
        "-",
        "OR",
        "a:b",
        ":",
        "<b>",
        "*",
    ],
    ids=lambda typed: typed[:5].replace("\0", "0"),
)
def test_any_query_is_answered(filled, client, typed):
    response = client.get("/search/", {"q": typed})
    assert response.status_code == 200
    assert_good_page(response.content.decode())
    assert len(response.content) < 1_000_000


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF%FE", "q=%", "outlet=%ED%A0%80&q=me", "q=a&q=me&q=silence", "&&=&"]
)
def test_broken_addresses_are_answered(filled, client, query):
    assert client.get(f"/search/?{query}").status_code == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(typed=st.text(alphabet=st.sampled_from('ab"“”()- :~*OR\0é#'), max_size=30))
def test_whatever_is_typed_the_page_is_in_order(filled, client, typed):
    response = client.get("/search/", {"q": typed})
    assert response.status_code == 200
    assert_good_page(response.content.decode())


def test_the_number_of_queries_does_not_grow(filled, client, index, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        client.get("/search/", {"q": '"me too"'})
    for number in range(8):
        make_article(f"More {number}", "Me too.", outlet=make_outlet(f"Outlet {number}"), captions=[("x", "y")])
        make_topic(f"Topic {number}", "subject")
    index()
    with django_assert_num_queries(len(few)):
        client.get("/search/", {"q": '"me too"'})
