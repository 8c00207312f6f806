import io

import pytest
from django.urls import reverse

from archive.models import Article, IndexChange, SourceDocument
from archive.search.find import find
from tests.admin.filling import address, fill, new_article, queries_of, said
from tests.factories import make_article, make_event, make_outlet, make_timeline, make_topic

LIST = "admin:archive_article_changelist"
BECAME_PUBLISHED = "Published: found by the next search."


def source_document(content=b"captured"):
    return SourceDocument.objects.keep(io.BytesIO(content), name="page.txt", media_type="text/plain")


def test_a_draft_needs_only_a_headline_and_an_address(editor):
    assert BECAME_PUBLISHED not in said(new_article(editor))
    article = Article.objects.get()
    assert (article.state, article.extent, article.outlet) == ("draft", "record", None)


def test_publishing_says_that_it_is_found(editor):
    assert BECAME_PUBLISHED in said(new_article(editor, outlet=make_outlet().pk, state="published"))
    assert Article.objects.get().state == "published"


def test_saving_what_is_published_says_nothing_of_publishing(editor):
    assert BECAME_PUBLISHED not in said(fill(editor, "article", make_article(), section="City"))


def test_withdrawn_and_published_again(editor):
    article = make_article()
    became = said(fill(editor, "article", article, state="withdrawn", withdrawal_reason="The outlet asked for it."))
    assert "Withdrawn: its page now says why, and no search finds it." in became
    article.refresh_from_db()
    assert (article.state, article.withdrawal_reason) == ("withdrawn", "The outlet asked for it.")
    assert BECAME_PUBLISHED in said(fill(editor, "article", article, state="published"))


def test_who_may_not_publish_changes_the_text_and_not_the_state(proof_reader):
    draft, published = make_article(state="draft"), make_article()
    said(fill(proof_reader, "article", draft, section="City", state="published"))
    said(fill(proof_reader, "article", published, section="City", state="withdrawn", withdrawal_reason="No."))
    assert [(article.section, article.state) for article in Article.objects.order_by("pk")] == [
        ("City", "draft"),
        ("City", "published"),
    ]


def test_an_uncertain_date_is_kept_as_written_and_read_in_words(editor):
    said(new_article(editor, published="2018-10~", published_basis="inferred"))
    article = Article.objects.get()
    assert (article.published, str(article.published_earliest)) == ("2018-10~", "2018-10-01")
    assert "about October 2018 (inferred)" in editor.get(reverse(LIST)).content.decode()
    assert "about October 2018" in editor.get(address("article", article)).content.decode()


def test_rows_are_added_with_the_article(editor):
    said(
        fill(
            editor, "article", headline="A lamp", slug="a-lamp", bylines="Ines Vale\r\nTom Ash",
            rows={
                "captions": [{"position": 1, "caption": "The lamp", "credit": "Tom Ash"}],
                "excerpts": [{"words": "a lamp in the dark", "speaker": "Ines Vale"}],
                "notices": [
                    {"kind": "content", "placement": "above", "text": "Take care.", "help": "AU | Line | 1800 1"}
                ],
                "lost_features": [{"feature": "video"}],
            },
        )
    )  # fmt: skip
    article = Article.objects.get()
    assert article.bylines == ["Ines Vale", "Tom Ash"]
    assert article.captions.get().caption == "The lamp"
    assert article.excerpts.get().speaker == "Ines Vale"
    assert article.notices.get().help == [{"country": "AU", "name": "Line", "phone": "1800 1"}]
    assert article.lost_features.get().feature == "video"


def test_the_address_is_proposed_for_a_draft_and_fixed_once_published(editor):
    draft = editor.get(address("article", make_article(state="draft"))).context["adminform"]
    assert "slug" in draft.form.fields
    assert [field["field"].name for field in draft.prepopulated_fields] == ["slug"]
    for state in ("published", "withdrawn"):
        fixed = make_article(state=state, withdrawal_reason="It was a copy.", slug=f"fixed-{state}")
        said(fill(editor, "article", fixed, slug="another"))
        fixed.refresh_from_db()
        assert fixed.slug == f"fixed-{state}"


@pytest.mark.parametrize(("state", "shown"), [("draft", False), ("published", True), ("withdrawn", True)])
def test_view_on_site_stands_where_there_is_a_page(editor, state, shown):
    article = make_article(state=state, withdrawal_reason="It was a copy.")
    page = editor.get(address("article", article))
    assert page.context["has_absolute_url"] is shown
    assert (article.get_absolute_url() in page.content.decode()) is shown


@pytest.mark.parametrize("who", ["editor", "keeper"])
def test_only_drafts_without_a_document_are_deleted(request, who):
    client = request.getfixturevalue(who)
    kept = [
        make_article(),
        make_article(state="withdrawn", withdrawal_reason="It was a copy."),
        make_article(state="draft", source=source_document()),
    ]
    for article in [*kept, make_article(state="draft")]:
        client.post(reverse("admin:archive_article_delete", args=[article.pk]), {"post": "yes"})
    assert list(Article.objects.all()) == kept


def test_the_captured_document_of_an_article_is_shown_and_not_chosen(editor):
    article = make_article(source=source_document(), source_sha256="a" * 64)
    page = editor.get(address("article", article))
    assert {"source", "source_sha256"}.isdisjoint(page.context["adminform"].form.fields)
    assert reverse("admin:archive_sourcedocument_change", args=[article.source_id]) in page.content.decode()


def test_lost_evidence_is_told_and_the_save_stands(editor):
    article = make_article(body="They asked for silence.")
    make_event(make_timeline(), title="The square fills", evidence=[(article, "asked for silence")])
    became = said(fill(editor, "article", article, body="They asked for quiet."))
    assert any("“asked for silence” is not found" in message and "The square fills" in message for message in became)
    article.refresh_from_db()
    assert article.body == "They asked for quiet."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lamp", ["lamp"]),
        ("the-lamps-address", ["lamp"]),
        ("harbour.example/lamp", ["lamp"]),
        ("sender-7", ["lamp"]),
        ("silence", []),
        ('"for silence"', ["march"]),
        ("“for silence”", ["march"]),
        ('"silence for"', []),
    ],
)
def test_the_list_is_searched(editor, typed, found):
    make_article("lamp", "Light.", slug="the-lamps-address", original_url="https://harbour.example/lamp",
                 sender_id="sender-7")  # fmt: skip
    make_article("march", "They asked for silence.")
    page = editor.get(reverse(LIST), {"q": typed})
    assert [article.headline for article in page.context["cl"].result_list] == found


def test_the_list_is_filtered_by_what_an_editor_asks(editor):
    topic = make_topic()
    wanted = make_article(state="draft", published_basis="inferred", language="en-AU", topics=[topic])
    make_article("other", "", outlet=make_outlet("Evening Lantern"))
    for query in (
        {"state": "draft"},
        {"extent": "full"},
        {"published_basis": "inferred"},
        {"language": "en-AU"},
        {"outlet__id__exact": wanted.outlet_id},
        {"topics__id__exact": topic.pk},
    ):
        assert list(editor.get(reverse(LIST), query).context["cl"].result_list) == [wanted]


@pytest.mark.parametrize("published", ["", "../2018", "-0044", "Y17000", "9999", "XXXX"])
def test_the_list_stands_any_date(editor, published):
    make_article(published=published)
    make_article(published="2018-10-15")
    assert editor.get(reverse(LIST)).status_code == 200


def test_the_list_asks_as_much_for_fifty_as_for_five(editor):
    for number in range(5):
        make_article(outlet=make_outlet(f"Outlet {number}"), published=f"20{number + 10}-10-15")
    for_five = queries_of(editor, reverse(LIST))
    for number in range(45):
        make_article(outlet=make_outlet(f"Other {number}"), published=f"20{number % 10 + 10}-11-15")
    assert queries_of(editor, reverse(LIST)) == for_five


def test_published_in_the_admin_is_found_and_withdrawn_is_not(editor, index):
    new_article(editor, outlet=make_outlet().pk, state="published", body="They asked for silence.")
    index()
    assert find('"asked for silence"').articles_total == 1
    fill(editor, "article", Article.objects.get(), state="withdrawn", withdrawal_reason="It was a copy.")
    index()
    assert find('"asked for silence"').articles_total == 0


@pytest.mark.django_db(transaction=True)
def test_the_next_search_finds_what_has_committed(editor, index):
    index()
    said(new_article(editor, outlet=make_outlet().pk, state="published", body="They asked for silence."))
    assert find('"asked for silence"').articles_total == 1
    said(fill(editor, "article", Article.objects.get(), state="withdrawn", withdrawal_reason="It was a copy."))
    assert find('"asked for silence"').articles_total == 0


@pytest.mark.django_db(transaction=True)
def test_an_index_that_cannot_be_written_does_not_fail_the_save(editor, index, tmp_path):
    index()
    (tmp_path / "index").rename(tmp_path / "elsewhere")
    (tmp_path / "index").write_text("A file where the index was.")
    response = new_article(editor, outlet=make_outlet().pk, state="published", body="They asked for silence.")
    assert BECAME_PUBLISHED in said(response)
    assert Article.objects.published().count() == IndexChange.objects.count() == 1
    (tmp_path / "index").unlink()
    (tmp_path / "elsewhere").rename(tmp_path / "index")
    said(fill(editor, "article", Article.objects.get(), section="City"))
    assert find('"asked for silence"').articles_total == 1
    assert not IndexChange.objects.exists()
