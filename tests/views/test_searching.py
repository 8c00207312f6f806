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
    page = read("/search/", q='"me too"')
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
    assert "http://testserver/search/?q=%22me+too&outlet=Evening+Lantern&page=1" in page


def test_the_same_search_is_offered_as_json(filled, read, client):
    page = read("/search/", q='"me too"', outlet="evening-lantern")
    (address,) = [html.unescape(link) for link in re.findall(r'href="(/api/search[^"]*)"', page)]
    assert client.get(address).json()["articles_total"] == 1


def test_facets_narrow_and_sorting_sorts(filled, read):
    page = html.unescape(read("/search/", q='"me too"'))
    assert '<a href="?q=%22me+too%22&outlet=evening-lantern">Evening Lantern</a> 1' in page
    assert '<a href="?q=%22me+too%22&from=2019&to=2019">2019</a> 1' in page
    assert '<a href="?q=%22me+too%22&order=oldest">oldest</a>' in page
    newest = read("/search/", q='"me too"', order="newest")
    assert newest.index("/articles/same/") < newest.index("/articles/march/")
    assert "<b>newest</b>" in newest
    assert "<details open>" in newest


def test_copies_of_a_text_are_told(index, read):
    make_article("One", "The same text.")
    make_article("Two", "The same text.", outlet=make_outlet("Post"))
    index()
    assert "2 articles, 1 text" in words_of(read("/search/", q="text"))


def test_results_go_on_to_the_next_page(index, read):
    for number in range(21):
        make_article(f"Number {number}", "A bell.")
    index()
    page = html.unescape(read("/search/", q="bell"))
    assert '<a href="?q=bell&page=2" rel="next">' in page
    assert "Page 2 of 2" in read("/search/", q="bell", page="2")


def test_where_nothing_is_found_wider_readings_are_offered(filled, read):
    page = html.unescape(read("/search/", q='"silence asked for" -bell', outlet="harbour-courier"))
    assert "Nothing found" in page
    assert '<a href="/search/?q=%22silence+asked+for%22">the same words, without the filters</a>' in page
    assert '<a href="/search/?q=silence+asked+for">the words in any form</a>' in page
    assert '<a href="/search/?q=silence+OR+asked+OR+for">any of the words</a>' in page


def test_where_a_single_word_is_not_found_there_is_nothing_wider(filled, read):
    assert '<ul class="wider">' not in read("/search/", q="nowhere")


def test_without_a_query_the_page_says_how_to_ask(filled, read):
    page = read("/search/")
    assert "How to ask" in page
    assert "Nothing found" not in page
    assert 'name="robots"' not in page
    assert 'name="robots"' in read("/search/", q="x")


def test_the_form_keeps_what_was_chosen(filled, read):
    page = read(
        "/search/", q='"me" & <too>', outlet="harbour-courier", **{"from": "2018", "closed": "no", "topic": "metoo"}
    )
    assert 'value="&quot;me&quot; &amp; &lt;too&gt;"' in page
    assert '<option value="harbour-courier" selected>' in page
    assert 'name="from" value="2018"' in page
    assert '<option value="no" selected>' in page
    assert 'name="topic" value="metoo"' in page


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


@pytest.mark.parametrize("name", ["outlet", "topic", "language", "from", "to", "extent", "closed"])
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
