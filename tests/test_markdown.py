import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.markdown import MAY_BE_MARKUP, Mark, _parse, _plain, escape, mark_text, paragraphs, render

NEWS = st.text(st.sampled_from("ab 1.)#>-+*_[]()<>&;!\\`~=|:/\t“’é\u00a0"), max_size=40)
BLOCKS = st.text(st.sampled_from("ab 1.)#>-+*_[]<&;\n\n"), max_size=60)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One\nline.", ["One line."]),
        ("A *very* **loud** [link](https://example.org/x).", ["A very loud link."]),
        ("## Sub-heading\n\nText.", ["Sub-heading", "Text."]),
        ("> Quoted.\n>\n> — Name (@name)", ["Quoted.", "— Name (@name)"]),
        ("- one\n- two", ["one", "two"]),
        ("#MeToo is a tag", ["#MeToo is a tag"]),
        ("AT&amp;T and AT&T", ["AT&T and AT&T"]),
        ("<b>bold</b>", ["<b>bold</b>"]),
        ("[Note]: see\n\n[1]: https://example.org", ["[Note]: see", "[1]: https://example.org"]),
        ("    An indented first line\n\n```\nfenced", ["An indented first line", "``` fenced"]),
        ("Text\n---\nMore", ["Text", "More"]),
        ("![A crowd](https://example.org/crowd.jpg)", ["A crowd"]),
        ("", []),
        ("\n\n  \n", []),
    ],
)
def test_paragraphs_of_a_body(body, expected):
    assert paragraphs(body) == expected


@given(BLOCKS)
def test_the_short_way_gives_what_the_parser_gives(body):
    assert paragraphs(body) == [text for token in _parse(body) if (text := _plain(token))]


@given(NEWS)
def test_escaped_text_is_read_back_as_it_was(text):
    line = " ".join(text.split())
    assert paragraphs(escape(line)) == ([line] if line else [])


def test_escaping_leaves_ordinary_prose_alone():
    prose = "Who said “1,000 & more”? @Alyssa_Milano did (in 2018)! #MeToo — p. 3, c/o AT&T."
    assert escape(prose) == prose
    assert not MAY_BE_MARKUP.search("Who said “more”? #MeToo, in 2018.")


def test_rendered_paragraphs_carry_their_anchors():
    html = render("One.\n\n> Two.\n\n- three")
    assert re.findall(r'<(\w+) id="(paragraph-\d)">', html) == [
        ("p", "paragraph-1"),
        ("p", "paragraph-2"),
        ("p", "paragraph-3"),
    ]


@pytest.mark.parametrize(("body", "tags"), [("# A\n\n## B", "h2 h3"), ("## A\n\n#### B", "h2 h4"), ("###### A", "h2")])
def test_body_headings_stand_below_the_page_heading(body, tags):
    assert re.findall(r"<(h\d)", render(body)) == tags.split()


def test_marks_run_across_emphasis_and_keep_one_anchor():
    html = render("Some *loud* words.", {1: [Mark(5, 15, "hit-1")]})
    assert html == ('<p id="paragraph-1">Some <em><mark id="hit-1">loud</mark></em><mark> words</mark>.</p>\n')


def test_marks_may_touch_and_overlap():
    html = render("a a a", {1: [Mark(0, 3, "hit-1"), Mark(2, 5, "hit-2")]})
    assert html == '<p id="paragraph-1"><mark id="hit-1">a </mark><mark id="hit-2">a a</mark></p>\n'


def test_marks_of_plain_text_escape_it():
    assert mark_text("<b> & co", [Mark(4, 5, "hit-1")]) == '&lt;b&gt; <mark id="hit-1">&amp;</mark> co'


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        '<img src=x onerror="alert(1)">',
        "![x](https://example.org/pixel.gif)",
        "[x](https://example.org '\" onmouseover=alert(1)')",
    ],
)
def test_nothing_rendered_can_run_or_fetch(body):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(render(body))
    assert {tag for tag, _ in found} <= {"p", "a"}
    for _, attributes in found:
        assert attributes.keys() <= {"id", "href", "title", "rel"}
        assert attributes.get("href", "https:").startswith("https:")


@given(BLOCKS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=3))
def test_marking_never_changes_the_text(body, places):
    marks = [Mark(start, start + length, f"hit-{n}") for n, (start, length) in enumerate(places)]
    unmarked = re.sub(r"</?mark[^>]*>", "", render(body, dict.fromkeys(range(1, 9), marks)))
    assert unmarked == render(body)
