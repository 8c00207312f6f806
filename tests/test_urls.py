"""What holds for every public address, on an empty archive and on a full one."""

import html
import re

import pytest

from tests.views.conftest import filled  # noqa: F401  the full archive
from tests.views.page_checks import assert_good_page

ALWAYS = (
    "/",
    "/about/",
    "/outlets/",
    "/topics/",
    "/dates/",
    "/dates/2018/",
    "/dates/2018/10/",
    "/dates/2018/10/15/",
    "/on/10-15/",
    "/on/02-29/",
    "/timelines/",
    "/search/",
    "/help/search/",
)
FILLED = (
    *ALWAYS,
    "/articles/march/",
    "/articles/march/?q=me+too",
    "/articles/march/?q=%22me+too%22",
    "/articles/march/?q=nowhere",
    "/articles/record/",
    "/articles/record/?q=%22me+too%22",
    "/articles/undated/",
    "/outlets/evening-lantern/",
    "/outlets/harbour-courier/",
    "/topics/metoo/",
    "/timelines/a-year-of-marches/",
    "/search/?q=%22me+too%22",
    "/search/compare/",
    "/search/compare/?q=%22me+too%22&q=silence",
    "/search/?q=silence",
    "/search/?q=nowhere&outlet=harbour-courier",
    "/search/?outlet=evening-lantern",
)
MACHINES = (
    "/robots.txt",
    "/healthz",
    "/opensearch.xml",
    "/.well-known/security.txt",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/sitemap-articles.xml",
    "/feeds/latest.atom",
)
FILES = (
    "/articles/march/source/",
    "/articles/march.json",
    "/articles/march.bib",
    "/articles/march.ris",
    "/articles/march.csl.json",
    "/articles/march.txt",
    "/search.csv?q=silence",
    "/search.jsonl?q=silence",
    "/search.bib?q=silence",
    "/search.ris?q=silence",
    "/feeds/outlets/evening-lantern.atom",
)
MISSING = (
    "/nothing",
    "/articles/nothing/",
    "/articles/draft/",
    "/articles/draft.txt",
    "/articles/draft/source/",
    "/articles/yearly/source/",
    "/outlets/nothing/",
    "/topics/nothing/",
    "/timelines/nothing/",
    "/feeds/outlets/nothing.atom",
    "/dates/0/",
    "/dates/0000/",
    "/dates/99999/",
    "/dates/2018/13/",
    "/dates/2018/00/",
    "/dates/2018/02/30/",
    "/dates/2018/1/",
    "/on/13-01/",
    "/on/02-30/",
    "/outlets/%ED%A0%80/",
    "/articles/%00/",
)
GONE = (
    "/articles/gone/",
    "/articles/gone/source/",
    *(f"/articles/gone.{ending}" for ending in ("json", "bib", "ris", "csl.json", "txt")),
)


def assert_public(response):
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ALWAYS)
def test_pages_of_an_empty_archive(client, index, address):
    index()
    response = client.get(address)
    assert response.status_code == 200
    assert_good_page(response.content.decode())
    assert_public(response)


@pytest.mark.parametrize("address", FILLED)
def test_pages_of_a_full_archive(client, filled, address):  # noqa: F811
    response = client.get(address)
    assert response.status_code == 200
    assert_good_page(response.content.decode())
    assert_public(response)


@pytest.mark.parametrize("address", [*MACHINES, *FILES])
def test_files_and_what_programs_ask_for(client, filled, address):  # noqa: F811
    response = client.get(address)
    assert response.status_code == 200
    assert response.getvalue()
    assert_public(response)


@pytest.mark.parametrize("address", MISSING)
def test_where_nothing_stands_the_page_says_so(client, filled, address):  # noqa: F811
    response = client.get(address)
    assert response.status_code == 404
    assert_good_page(response.content.decode())
    assert_public(response)


@pytest.mark.parametrize("address", GONE)
def test_a_withdrawn_article_leaves_its_tombstone_at_each_of_its_addresses(client, filled, address):  # noqa: F811
    response = client.get(address)
    assert response.status_code == 410
    page = response.content.decode()
    assert "At the author’s wish." in page
    assert "Silence." not in page
    assert_good_page(page)
    assert_public(response)


@pytest.mark.parametrize("address", [*ALWAYS, *MACHINES, *FILES, "/articles/march/", "/articles/gone/", "/nothing"])
def test_public_addresses_answer_get_and_head_only(client, filled, address):  # noqa: F811
    head = client.head(address)
    assert head.status_code == client.get(address).status_code
    assert head.content == b""
    for method in (client.post, client.put, client.patch, client.delete, client.options):
        response = method(address)
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD"


def test_every_page_leads_only_to_pages_that_are_there(client, filled):  # noqa: F811
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        seen.add(address)
        if response.headers["Content-Type"].startswith("text/html"):
            found = {link.partition("#")[0] for link in links_in(response.content.decode())}
            waiting += sorted(link for link in found if link.startswith("/") and link not in {*seen, *waiting})
    assert {"/articles/march/", "/articles/march.txt", "/outlets/evening-lantern/", "/dates/2018/10/15/"} <= seen
    assert not any("/gone" in address or "/draft" in address for address in seen)


def links_in(page):
    return [html.unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]*)"', page) if "/admin/" not in link]
