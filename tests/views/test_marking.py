import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Article
from archive.parts import CREDIT, PARAGRAPH, STANDFIRST, Part
from archive.search.concordance import find_hits
from archive.search.query_language import leaves, read_query
from archive.views.marking import mark_article
from tests.factories import make_article
from tests.views.page_checks import PageCheck


def marked(article, typed):
    hits = find_hits(article.parts(), list(leaves(read_query(typed).query)))
    return mark_article(article, hits)


def steps_of(html):
    return re.findall(r'<span class="hit-steps"> (.*?)</span></a></span>', html)


def test_a_hit_leads_to_the_one_before_it_and_the_one_after_it(db):
    text = marked(make_article("Loud", "One bell. Two bells, a bell."), "bell").text
    assert [re.findall(r'href="#(hit-\d)"', steps) for steps in steps_of(text)] == [
        ["hit-2"],
        ["hit-1", "hit-3"],
        ["hit-2"],
    ]


def test_a_single_hit_leads_nowhere(db):
    assert "hit-steps" not in marked(make_article("Loud", "One bell."), "bell").text


@pytest.mark.parametrize(
    "body",
    [
        "A [bell](https://x.org/) and a bell",
        "A *red* bell, a **red bell**, a red *bell*",
        "> a bell\n>\n> a bell",
        "- a bell\n- a bell",
        "## A bell\n\na bell",
        "a [red *bell* bell](https://x.org/) bell bell",
    ],
)
def test_steps_stand_in_no_link_and_in_no_mark(db, body):
    article = make_article("Loud", body)
    html = marked(article, '"a red bell" OR bell').text
    check = PageCheck()
    check.feed(html)
    assert check.faults == []
    assert len(steps_of(html)) == len(re.findall(r'<mark id="hit-\d+">', html))
    assert not re.search(r"<mark[^>]*>[^<]*<span", html)


def test_every_part_of_the_article_is_marked(db):
    article = make_article(
        "A bell", "", standfirst="The bell", extent="excerpts", captions=[("A bell", "Bell Pictures")]
    )
    article.excerpts.create(words="no bell", speaker="A ringer")
    printed = marked(article, "bell")
    for html in (printed.headline, printed.standfirst, printed.captions[0].caption, printed.captions[0].credit):
        assert "<mark id=" in html
    assert "<mark id=" in printed.excerpts[0].words


def test_an_article_held_in_full_shows_no_excerpts(db):
    article = make_article("A bell", "A bell rang.")
    article.excerpts.create(words="A bell rang")
    assert mark_article(article).excerpts == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(max_size=80), typed=st.text(max_size=20))
def test_whatever_the_text_and_the_search_no_markup_of_theirs_comes_through(text, typed, db):
    article = Article(headline=text, body="", slug="any", extent="record", pk=1)
    html = str(marked(article, typed).headline)
    assert set(re.findall(r"</?(\w+)", re.sub(r'<span class="hit-steps">.*?</a></span>', "", html))) <= {"mark"}


def test_parts_have_the_names_that_the_page_gives_them():
    assert [Part(kind, 2, "").anchor for kind in (STANDFIRST, CREDIT, PARAGRAPH)] == [
        "standfirst-2",
        "credit-2",
        "paragraph-2",
    ]
