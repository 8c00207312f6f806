from django.urls import reverse

from archive.models import Outlet
from tests.admin.filling import errors, fill, queries_of, row_errors, said
from tests.factories import make_article, make_closed_outlet, make_outlet

LIST = "admin:archive_outlet_changelist"


def test_a_life_that_closes_shows_in_the_list(editor):
    outlet = make_outlet()
    closed = {"kind": "closed", "date": "2021", "source": "The notice on its pages"}
    kept = {"kind": "archive_taken_over", "date": "2021", "successor_name": "The Lantern Trust"}
    said(fill(editor, "outlet", outlet, rows={"life": [closed, kept]}))
    assert outlet.is_closed
    page = editor.get(reverse(LIST)).content.decode()
    assert "Harbour Courier closed in 2021. Its archive is kept by The Lantern Trust." in page


def test_an_outlet_is_made_with_its_notices(editor):
    notice = {"kind": "archive", "placement": "below", "text": "Kept by its readers."}
    said(
        fill(editor, "outlet", name="Evening Lantern", slug="evening-lantern",
             rows={"notices": [notice], "lost_features": [{"feature": "comments", "why": "The service ended."}]})
    )  # fmt: skip
    outlet = Outlet.objects.get()
    assert outlet.notices.get().text == "Kept by its readers."
    assert outlet.lost_features.get().why == "The service ended."


def test_a_change_has_one_successor(editor):
    outlet, successor = make_outlet(), make_outlet("Evening Lantern")
    change = {"kind": "merged", "successor": successor.pk, "successor_name": "The Lantern Trust"}
    response = fill(editor, "outlet", outlet, rows={"life": [change]})
    assert "Give the successor as an outlet or as a name, not as both." in str(row_errors(response))


def test_a_date_that_is_none_is_refused(editor):
    response = fill(editor, "outlet", make_outlet(), rows={"life": [{"kind": "closed", "date": "last year"}]})
    assert "is no date this archive can read" in row_errors(response)[0]["date"][0]


def test_a_name_is_used_once(editor):
    make_outlet()
    response = fill(editor, "outlet", name="Harbour Courier", slug="another")
    assert "already exists" in errors(response)["name"][0]


def test_closed_and_open_outlets_are_told_apart(editor):
    closed, still_open = make_closed_outlet(), make_outlet()
    assert list(editor.get(reverse(LIST), {"closed": "yes"}).context["cl"].result_list) == [closed]
    assert list(editor.get(reverse(LIST), {"closed": "no"}).context["cl"].result_list) == [still_open]


def test_drafts_count_as_held_and_the_list_asks_the_same_for_more(editor):
    make_article(outlet=make_closed_outlet(), state="draft")
    assert [outlet.held for outlet in editor.get(reverse(LIST)).context["cl"].result_list] == [1]
    for_one = queries_of(editor, reverse(LIST))
    for number in range(20):
        make_article(outlet=make_closed_outlet(f"Outlet {number}"))
    assert queries_of(editor, reverse(LIST)) == for_one


def test_an_outlet_with_articles_cannot_be_deleted(keeper):
    article = make_article()
    keeper.post(reverse("admin:archive_outlet_delete", args=[article.outlet_id]), {"post": "yes"})
    assert Outlet.objects.get() == article.outlet
