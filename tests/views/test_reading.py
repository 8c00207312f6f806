import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from archive.models.source_document import path_of
from tests.factories import make_article, make_outlet


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_the_article_tells_its_outlet_its_date_and_how_sure_that_is(filled, read):
    page = read("/articles/march/")
    assert 'title="closed">†</abbr>' in page
    assert '<time datetime="2018-10-15">15 October 2018</time> <span class="basis">(from the address)</span>' in page
    assert "By <b>Ada Example</b>, <b>News Desk</b>" in page
    assert "Held in full" in page
    assert "16 October 2018" in page
    assert "City" in page


def test_an_uncertain_date_has_no_machine_date(filled, read):
    page = read("/articles/record/")
    assert "about 15 October 2018" in page
    assert "<time" not in page
    assert "(inferred)" in page


def test_notices_stand_above_and_below_the_text(filled, read):
    page = read("/articles/march/").partition("<body>")[2]
    closure, headline, text, below = (
        page.index("Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust."),
        page.index('id="headline-1"'),
        page.index('id="paragraph-1"'),
        page.index("Comments are off."),
    )
    assert closure < headline < text < below


def test_the_content_note_says_where_help_is(filled, read):
    page = read("/articles/march/")
    assert '<a href="tel:131114">13 11 14</a>' in page
    assert 'Australia: <a href="https://line.example/"' in page


def test_help_of_another_scheme_is_no_link(db, read):
    article = make_article(slug="help")
    article.notices.create(
        kind="content", text="Speaks of loss.", help=[{"name": "Line", "url": "javascript:alert(1)"}]
    )
    page = read("/articles/help/")
    assert "Line" in page
    assert "javascript:" not in page


def test_captions_are_figures_without_pictures(filled, read):
    page = read("/articles/march/")
    assert '<p id="caption-1">A square, me too</p>' in page
    assert '<p class="label" id="credit-2">Only a credit</p>' in page
    assert page.count("Picture not held") == 2
    assert "<img" not in page


def test_the_page_tells_what_is_lost_and_where_it_came_from(filled, read):
    page = read("/articles/march/")
    assert "<dt>Comments</dt>" in page
    assert 'Survives at <a href="https://c.org/x"' in page
    assert "lantern.example/2018/10/15/march/</a>" in page
    assert "march.txt</a>, text/plain, 24" in page
    assert re.sub(r"\s", "", filled.source_sha256) in re.sub(r"\s", "", page)
    assert "Credit at its end: Source: elsewhere" in page


def test_the_text_carries_its_language(db, read):
    make_article("Le silence", "Rien.", slug="fr", language="fr")
    page = read("/articles/fr/")
    assert '<h1 id="headline-1" lang="fr" dir="auto">' in page
    assert '<div class="text" lang="fr" dir="auto">' in page


def test_excerpts_stand_for_a_text_that_is_not_held(filled, read):
    page = read("/articles/record/")
    assert "The full text is not held here." in page
    assert '<p id="excerpt-1">“Nobody said me too”</p>' in page
    assert "Ada Example" in page
    assert "the archive’s own" in page
    assert "Not held in this copy of the archive" in page


def test_a_record_says_that_it_is_only_that(db, read):
    make_article("Only known", "", slug="known")
    assert "This copy holds the record only." in read("/articles/known/")


def test_articles_of_the_same_text_lead_to_each_other(filled, read):
    assert "The same text elsewhere" in read("/articles/march/")
    assert 'href="/articles/march/"' in read("/articles/same/")
    assert "The same text elsewhere" not in read("/articles/undated/")


@pytest.mark.parametrize(
    ("slug", "typed", "hits"), [("march", '"me too"', 7), ("record", '"me too"', 1), ("march", "silence", 1)]
)
def test_every_hit_is_marked_once_with_its_anchor(filled, read, slug, typed, hits):
    page = read(f"/articles/{slug}/", q=typed)
    assert re.findall(r'<mark id="hit-(\d+)">', page) == [str(number) for number in range(1, hits + 1)]
    assert f"{hits} occurrence" in page
    assert 'href="#hit-1"' in page


def test_hits_are_marked_in_every_part(filled, read):
    page = read("/articles/march/", q='"me too"')
    for part in ("headline-1", "standfirst-1", "caption-1", "credit-1", "paragraph-2", "paragraph-4"):
        assert "<mark" in page.partition(f'id="{part}"')[2].split("</p>")[0].split("</h1>")[0], part


def test_marks_change_no_word_of_the_text(filled, read):
    plain = text_of(read("/articles/march/").partition('<div class="text"')[2].partition("</div>")[0])
    marked = read("/articles/march/", q='"me too"').partition('<div class="text"')[2].partition("</div>")[0]
    assert text_of(re.sub(r'<span class="hit-steps">.*?</a></span>', "", marked)) == plain


def test_a_search_that_the_article_does_not_have_is_said_and_marks_nothing(filled, read):
    page = read("/articles/march/", q='"<script>"')
    assert "does not stand in what is held of this article" in page
    assert "<mark" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("typed", ["\0", "(" * 2000, '"' * 501, "x" * 100_000, "\N{RIGHT-TO-LEFT OVERRIDE}", " "])
def test_any_search_is_answered_on_an_article(filled, client, typed):
    assert client.get("/articles/march/", {"q": typed}).status_code == 200


def test_markup_in_what_was_imported_stays_text(db, read):
    evil = "<script>alert(1)</script>"
    article = make_article(evil, f"{evil}\n\n[x](javascript:alert(1))", slug="evil", standfirst=evil, bylines=[evil])
    article.notices.create(kind="correction", text=evil, source=evil)
    article.lost_features.create(feature=evil, why=evil)
    page = read("/articles/evil/", q="script")
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_the_head_speaks_to_reference_managers(filled, read):
    page = read("/articles/march/", q="silence")
    assert '<link rel="canonical" href="http://testserver/articles/march/">' in page
    for tag in ('name="citation_title"', 'name="DC.title"', 'property="og:title"', 'rel="schema.DC"'):
        assert tag in page
    assert '<script type="application/ld+json">{"@context": "https://schema.org"' in page
    assert 'class="Z3988"' in page


def test_the_document_is_to_be_saved_and_never_shown(filled, client):
    response = client.get("/articles/march/source/")
    assert response.content == b"They asked for silence.\n"
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"] == 'attachment; filename="march.txt"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x.html", 'quo"te.html', "naïve.html", ""])
def test_a_document_that_is_a_page_comes_as_bytes_under_any_name(filled, client, name):

    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_sourcedocument SET media_type = 'text/html', name = %s", [name])
    response = client.get("/articles/march/source/")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment; filename")
    assert not response.cookies


def test_an_article_that_is_part_of_a_document_gives_its_part(filled, client):
    Article.objects.filter(slug="march").update(source_offset=5, source_length=5)
    assert client.get("/articles/march/source/").content == b"asked"


def test_a_document_whose_bytes_are_missing_is_said_to_be(filled, client):
    path_of(filled.source.sha256).unlink()
    response = client.get("/articles/march/source/")
    assert response.status_code == 404
    assert filled.source_sha256 in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_article(filled, client, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        client.get("/articles/march/")
    for number in range(10):
        filled.captions.create(caption=f"Picture {number}")
        filled.notices.create(kind="correction", text=f"Correction {number}")
        filled.lost_features.create(feature=f"Thing {number}")
        make_article("Same", filled.body, outlet=make_outlet(f"Outlet {number}"))
    with django_assert_num_queries(len(few)):
        client.get("/articles/march/")
