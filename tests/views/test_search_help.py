import html
import re

from tests.factories import make_article


def examples_of(page):
    return [html.unescape(link) for link in re.findall(r'<td><a href="(/search/\?q=[^"]+)"', page)]


def test_the_examples_are_of_what_is_held(filled, read):
    page = html.unescape(read("/help/search/"))
    assert "topic:metoo" in page or "outlet:harbour-courier" in page
    addresses = examples_of(read("/help/search/"))
    assert len(addresses) == 14
    assert "Nothing found" not in read(addresses[0])
    assert "Nothing found" not in read(addresses[1])
    for address in addresses:
        assert "was left out" not in read(address)
        assert "no outlet called" not in read(address)


def test_a_headline_too_short_for_a_phrase_is_no_example(index, read):
    make_article("No!")
    index()
    assert "A quiet square" in read("/help/search/")


def test_quotation_marks_of_a_headline_do_not_break_the_example(index, read):
    make_article('The "quiet" march of many')
    index()
    assert "Nothing found" not in read(examples_of(read("/help/search/"))[0])
