"""Every page of the desk opens, for those who may open it, and asks nothing of a browser that its policy forbids."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from archive.models import IndexChange, SourceDocument
from tests.factories import make_article, make_closed_outlet, make_event, make_timeline, make_topic

NOUNS = ["article", "event", "indexchange", "outlet", "sourcedocument", "timeline", "topic"]
READ_ONLY = ["indexchange", "sourcedocument"]


@pytest.fixture
def things(db, tmp_path):
    """One of every noun, each with all that can stand on it."""
    document = tmp_path / "page.txt"
    document.write_bytes(b"They asked for silence.")
    with document.open("rb") as file:
        source = SourceDocument.objects.keep(file, name="page.txt", media_type="text/plain")
    outlet = make_closed_outlet()
    outlet.notices.create(kind="content", text="Take care.", help=[{"country": "AU", "name": "Line", "phone": "1"}])
    outlet.lost_features.create(feature="comments")
    topic = make_topic(other_names=["Me Too"])
    article = make_article(
        outlet=outlet, topics=[topic], captions=[("A square", "Ines Vale")], source=source, bylines=["Ines Vale"]
    )
    article.excerpts.create(words="asked for silence")
    article.notices.create(kind="correction", text="The square was named wrongly.")
    article.lost_features.create(feature="video")
    event = make_event(make_timeline(), evidence=[(article, "asked for silence")])
    IndexChange.objects.queue([article.pk])
    return {
        "article": article,
        "event": event,
        "indexchange": IndexChange.objects.first(),
        "outlet": outlet,
        "sourcedocument": source,
        "timeline": event.timeline,
        "topic": topic,
    }


def test_every_noun_has_a_desk():
    registered = {model._meta.model_name for model in admin.site._registry if model._meta.app_label == "archive"}
    assert registered == set(NOUNS)


@pytest.mark.parametrize("who", ["editor", "keeper"])
@pytest.mark.parametrize("noun", NOUNS)
def test_list_and_form_open(request, who, noun, things):
    client = request.getfixturevalue(who)
    thing = things[noun]
    assert client.get(reverse(f"admin:archive_{noun}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:archive_{noun}_change", args=[thing.pk])).status_code == 200
    assert client.get(reverse(f"admin:archive_{noun}_history", args=[thing.pk])).status_code == 200
    added = client.get(reverse(f"admin:archive_{noun}_add"))
    assert added.status_code == (403 if noun in READ_ONLY else 200)


@pytest.mark.parametrize("noun", NOUNS)
def test_lists_can_be_searched_and_filtered(editor, noun, things):
    page = reverse(f"admin:archive_{noun}_changelist")
    for query in ({"q": "silence"}, {"q": '"asked for"'}, {"q": "\x00"}, {"q": '"'}, {"_facets": "True"}):
        assert editor.get(page, query).status_code == 200


@pytest.mark.parametrize("noun", READ_ONLY)
@pytest.mark.parametrize("who", ["editor", "keeper"])
def test_what_the_archive_writes_can_only_be_looked_at(request, who, noun, things):
    client = request.getfixturevalue(who)
    thing = things[noun]
    before = type(thing).objects.values().get(pk=thing.pk)
    for page in ("change", "delete"):
        address = reverse(f"admin:archive_{noun}_{page}", args=[thing.pk])
        assert client.post(address, {"name": "other", "post": "yes"}).status_code == 403
    assert type(thing).objects.values().get(pk=thing.pk) == before


@pytest.mark.parametrize("noun", NOUNS)
def test_a_stranger_is_sent_to_log_in(noun, things):
    page = Client().get(reverse(f"admin:archive_{noun}_changelist"))
    assert page.status_code == 302
    assert page.url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("noun", ["outlet", "timeline", "topic"])
def test_addresses_in_use_cannot_be_changed(editor, noun, things):
    form = editor.get(reverse(f"admin:archive_{noun}_change", args=[things[noun].pk])).context["adminform"].form
    assert "slug" not in form.fields
    assert "slug" in editor.get(reverse(f"admin:archive_{noun}_add")).context["adminform"].form.fields


@pytest.mark.parametrize("noun", ["outlet", "timeline", "topic"])
def test_only_a_keeper_deletes_what_has_an_address(editor, keeper, noun, things):
    address = reverse(f"admin:archive_{noun}_delete", args=[things[noun].pk])
    assert editor.get(address).status_code == 403
    assert keeper.get(address).status_code == 200


def test_nothing_is_deleted_many_at_a_time(keeper, things):
    for noun in NOUNS:
        page = keeper.get(reverse(f"admin:archive_{noun}_changelist"))
        actions = page.context["action_form"]
        assert actions is None or "delete_selected" not in dict(actions.fields["action"].choices)


def test_the_desk_says_where_one_is(editor):
    page = editor.get(reverse("admin:index")).content.decode()
    assert "Of Record: the editor’s desk" in page
    assert "What the archive holds" in page


@pytest.mark.parametrize("noun", NOUNS)
def test_no_page_has_a_script_or_a_style_in_it(editor, noun, things):
    addresses = [
        reverse(f"admin:archive_{noun}_changelist"),
        reverse(f"admin:archive_{noun}_change", args=[things[noun].pk]),
    ]
    for address in addresses:
        response = editor.get(address)
        page = response.content.decode()
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|href=\"javascript:", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>\s*\S", page)


def test_a_browser_may_say_that_a_form_comes_from_here(client, db):
    """With no referrer at all it sends `Origin: null`, and Django refuses every form."""
    assert client.get(reverse("admin:login"))["Referrer-Policy"] == "same-origin"
