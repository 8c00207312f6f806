import html
import re
from urllib.parse import quote, unquote

import pytest

from tests.factories import make_article


def examples_of(page):
    return [html.unescape(link) for link in re.findall(r'<td><a href="(/search/\?q=[^"]+)"', page)]


def test_the_examples_are_of_what_is_held(filled, read):
    page = html.unescape(read("/help/search/"))
    assert "topic:metoo" in page or "outlet:harbour-courier" in page
    addresses = examples_of(read("/help/search/"))
    assert len(addresses) == 18
    for address in addresses:
        answer = read(address)
        assert "was left out" not in answer
        assert "passed over" not in answer
        assert "no outlet called" not in answer
        assert "Nothing found" not in answer or " -" in unquote(address), address


def test_a_headline_too_short_for_a_phrase_is_no_example(index, read):
    make_article("No!")
    index()
    assert "A quiet square" in read("/help/search/")


@pytest.mark.parametrize(
    "headline",
    ['The "quiet" march of many', "“The “quiet” march” of many", "#QuietMarch in town", 'A march of «many» in "town"'],
)
def test_the_examples_find_the_headline_they_are_made_of(index, read, headline):
    make_article(headline)
    index()
    for address in examples_of(read("/help/search/"))[:6]:
        assert "Nothing found" not in read(address), address


def test_the_examples_of_every_kind_are_there_in_an_empty_archive(index, read):
    index()
    addresses = examples_of(read("/help/search/"))
    for typed in ('"square a"~5', "squa*", 'printed:"A quiet square"', "on:10-15"):
        assert f"/search/?q={quote(typed, safe='')}" in addresses


def test_the_limits_are_told(index, read):
    index()
    page = html.unescape(read("/help/search/"))
    assert "4,000 characters, 400 words in all, 200 words, phrases and filters, and brackets 20 deep" in page
