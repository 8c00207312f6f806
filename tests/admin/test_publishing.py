import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.urls import reverse

from archive.admin.publishing import publish_drafts
from archive.models import Article
from archive.search.find import find
from tests.factories import make_article

LIST = "admin:archive_article_changelist"


def publish(client, *articles):
    return client.post(
        reverse(LIST), {"action": "publish_selected", "_selected_action": [article.pk for article in articles]}
    )


def homeless(headline):
    article = make_article(headline, state="draft")
    Article.objects.filter(pk=article.pk).update(outlet=None)
    return article


def test_drafts_are_published_and_the_rest_is_told(editor):
    ready, published = make_article("ready", state="draft"), make_article("there already")
    withdrawn = make_article("gone", state="withdrawn", withdrawal_reason="It was a copy.")
    response = publish(editor, ready, published, withdrawn, homeless("lost"))
    assert sorted(str(message) for message in get_messages(response.wsgi_request)) == [
        "1 not published. Already published: “there already”.",
        "1 not published. Choose the outlet before publishing. “lost”.",
        "1 not published. Withdrawn, and published again only from its own page: “gone”.",
        "1 published: found by the next search.",
    ]
    states = dict(Article.objects.values_list("headline", "state"))
    assert states == {"ready": "published", "there already": "published", "gone": "withdrawn", "lost": "draft"}


def test_many_of_the_same_kind_are_told_in_one_line(editor):
    response = publish(editor, *(make_article(f"no {number}") for number in range(7)))
    (message,) = (str(message) for message in get_messages(response.wsgi_request))
    assert message.startswith("7 not published. Already published:")
    assert message.endswith("and 2 more.")


def test_each_publishing_is_in_the_history(editor):
    ready = make_article(state="draft")
    publish(editor, ready)
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.get_change_message()) == (str(ready.pk), "Published.")


@pytest.mark.django_db(transaction=True)
def test_what_is_published_so_is_found(editor, index):
    index()
    publish(editor, make_article("A lamp", "They asked for silence.", state="draft"))
    assert find('"asked for silence"').articles_total == 1


def test_who_may_not_publish_is_not_offered_it_and_cannot_ask_for_it(proof_reader):
    ready = make_article(state="draft")
    page = proof_reader.get(reverse(LIST))
    assert "publish_selected" not in page.content.decode()
    publish(proof_reader, ready)
    ready.refresh_from_db()
    assert ready.state == "draft"


def test_nothing_selected_is_nothing_published(db):
    outcome = publish_drafts(Article.objects.none())
    assert (outcome.published, outcome.refused) == ([], {})
