import pytest

from archive.models import Article
from tests.admin.filling import errors, fill, new_article, row_errors, said
from tests.factories import make_article, make_topic


def test_without_an_outlet_nothing_is_published(editor):
    response = new_article(editor, state="published")
    assert errors(response) == {"outlet": ["Choose the outlet before publishing."]}
    assert not Article.objects.exists()


def test_withdrawing_asks_for_a_reason(editor):
    article = make_article()
    refused = errors(fill(editor, "article", article, state="withdrawn"))
    assert list(refused) == ["withdrawal_reason"]
    assert "Say why the article is withdrawn" in refused["withdrawal_reason"][0]


@pytest.mark.parametrize(
    ("now", "wanted", "message"),
    [
        ("draft", "withdrawn", "A draft has no readers"),
        ("published", "draft", "does not become a draft again"),
        ("withdrawn", "draft", "does not become a draft again"),
    ],
)
def test_other_moves_are_refused(editor, now, wanted, message):
    article = make_article(state=now, withdrawal_reason="It was a copy.")
    assert message in errors(fill(editor, "article", article, state=wanted))["state"][0]
    article.refresh_from_db()
    assert article.state == now


def test_who_may_not_publish_cannot_take_the_outlet_of_a_published_article(proof_reader):
    assert errors(fill(proof_reader, "article", make_article(), outlet="")) == {
        "outlet": ["Choose the outlet before publishing."]
    }


def test_a_full_article_has_a_text(editor):
    refused = errors(fill(editor, "article", make_article(), body=" "))
    assert refused == {"body": ["An article held in full has a text; otherwise choose excerpts or record."]}


@pytest.mark.parametrize(("chosen", "kept"), [("record", "full"), ("excerpts", "excerpts"), ("full", "full")])
def test_a_text_makes_a_full_article_unless_it_is_excerpts(editor, chosen, kept):
    became = said(new_article(editor, body="They asked for silence.", extent=chosen))
    assert Article.objects.get().extent == kept
    assert ("Its extent is now “the full text”, since it has a text." in became) == (chosen == "record")


def test_a_full_article_does_not_become_a_record_with_its_text(editor):
    refused = errors(fill(editor, "article", make_article(), extent="record"))
    assert refused == {"extent": ["There is a text: choose the full text or excerpts, or empty the text."]}


def test_a_date_that_is_none_is_refused_with_what_to_write(editor):
    refused = errors(new_article(editor, published="15 Oct 2018"))["published"][0]
    assert "'15 Oct 2018' is no date this archive can read." in refused
    assert "2018-10-15" in refused


def test_an_untouched_form_changes_nothing(editor):
    article = make_article(
        body="One.\n\nTwo.", bylines=["Ines Vale", "Tom Ash"], captions=[("A square", "Ines Vale")],
        topics=[make_topic()],
    )  # fmt: skip
    article.notices.create(kind="content", text="Take care.", help=[{"country": "AU", "name": "Line", "phone": "1"}])
    before = Article.objects.values().get()
    said(fill(editor, "article", article))
    assert Article.objects.values().get() | {"modified": None} == before | {"modified": None}
    assert article.captions.get().credit == "Ines Vale"
    assert article.topics.get().name == "#MeToo"
    assert article.notices.get().help == [{"country": "AU", "name": "Line", "phone": "1"}]


def test_a_line_of_help_that_is_none_is_refused_at_its_field(editor):
    notice = {"kind": "content", "placement": "above", "text": "Take care.", "help": "somewhere"}
    response = fill(editor, "article", make_article(), rows={"notices": [notice]})
    assert row_errors(response)[0]["help"][0].startswith("Line 1: the country or the name is missing.")


def test_an_excerpt_is_a_short_quotation(editor):
    response = fill(editor, "article", make_article(), rows={"excerpts": [{"words": "word " * 20}]})
    assert row_errors(response) == [{"words": ["That is 20 words: quote at most 15."]}]


@pytest.mark.parametrize(
    ("digest", "message"),
    [("abc", "A SHA-256 has 64 digits"), ("f" * 64, "“Thousands march for a quiet square” already has this document.")],
)
def test_a_fingerprint_is_whole_and_nobody_else_s(editor, digest, message):
    make_article(source_sha256="f" * 64)
    assert message in errors(new_article(editor, source_sha256=digest))["source_sha256"][0]
