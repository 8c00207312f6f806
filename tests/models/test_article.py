from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from archive.models import Article, Caption
from archive.models.article import text_digest
from tests.factories import make_article, make_outlet, make_topic


@pytest.mark.parametrize(
    ("published", "earliest", "latest"),
    [
        ("2018-10-15~", date(2018, 10, 15), date(2018, 10, 15)),
        ("2018-10", date(2018, 10, 1), date(2018, 10, 31)),
        ("2018/..", date(2018, 1, 1), None),
        ("", None, None),
    ],
)
def test_bounds_are_reckoned_whenever_a_row_is_written(db, published, earliest, latest):
    saved = make_article(published=published)
    (bulk,) = Article.objects.bulk_create([Article(headline="B", slug="b", outlet=saved.outlet, published=published)])
    for article in (saved, bulk):
        article.refresh_from_db()
        assert (article.published_earliest, article.published_latest) == (earliest, latest)


def test_a_date_that_is_none_is_refused_with_what_to_write(db):
    with pytest.raises(ValidationError, match="Octember"):
        make_article(published="Octember 2018")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "withdrawn"}, "withdrawal_has_a_reason"),
        ({"extent": "full", "body": ""}, "full_article_has_a_body"),
        ({"source_sha256": "a" * 64}, "UNIQUE|one_article_a_document"),
    ],
)
def test_the_database_refuses_what_cannot_be(db, fields, constraint):
    make_article(source_sha256="a" * 64)
    with pytest.raises(IntegrityError, match=constraint):
        make_article(**fields)


def test_a_draft_may_have_no_outlet_and_a_published_article_may_not(db):
    Article.objects.create(headline="A", slug="a", state="draft")
    with pytest.raises(IntegrityError, match="published_article_has_an_outlet"):
        Article.objects.create(headline="B", slug="b", state="published")


def test_parts_are_every_printed_word_in_reading_order(db):
    article = make_article("Headline", "One.\n\n*Two*.", standfirst="Standfirst", captions=[("A crowd", "Jo Reed")])
    article.excerpts.create(words="Not shown while the text is held")
    assert [(part.anchor, part.text) for part in article.parts()] == [
        ("headline-1", "Headline"),
        ("standfirst-1", "Standfirst"),
        ("caption-1", "A crowd"),
        ("credit-1", "Jo Reed"),
        ("paragraph-1", "One."),
        ("paragraph-2", "Two."),
    ]


def test_the_same_words_have_the_same_fingerprint_however_they_are_set():
    assert text_digest("One, two.\n\nThree") == text_digest("“ONE” two!\n\n*three*")
    assert text_digest("One two.\n\nThree") != text_digest("One.\n\nTwo three")
    assert text_digest("…") == ""


def test_adjectives_of_articles(db):
    outlet, topic = make_outlet("Valley Tribune"), make_topic()
    a = make_article("A", published="2017-10-15", topics=[topic])
    b = make_article("B", published="2018-10-15", outlet=outlet)
    c = make_article("C", published="2018")
    d = make_article("D", published="")
    draft = make_article("Draft", state="draft")
    gone = make_article("Gone", state="withdrawn", withdrawal_reason="At the author’s wish.")

    def names(articles):
        return "".join(article.headline for article in articles if article in (a, b, c, d))

    published = Article.objects.published()
    assert names(published) == "ABCD"
    assert set(Article.objects.once_published()) == {a, b, c, d, gone}
    assert draft not in published
    assert names(published.from_outlet(outlet)) == "B"
    assert names(published.about(topic)) == "A"
    assert names(published.dated_within(date(2018, 1, 1), date(2018, 12, 31))) == "BC"
    assert names(published.dated_within(date(2018, 10, 1), date(2018, 10, 31))) == "B"
    assert names(published.on_day_of_any_year(10, 15)) == "AB"
    assert names(published.newest_first()) == "CBAD"
    assert names(published.oldest_first()) == "ACBD"


def test_a_caption_says_something(db):
    with pytest.raises(IntegrityError, match="caption_or_credit"):
        Caption.objects.create(article=make_article())
