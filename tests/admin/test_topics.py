from django.urls import reverse

from archive.models import Topic
from tests.admin.filling import errors, fill, said
from tests.factories import make_article, make_topic

LIST = "admin:archive_topic_changelist"


def test_other_names_are_lines(editor):
    said(fill(editor, "topic", name="Ines Vale", slug="ines-vale", kind="person", other_names="I. Vale\r\n\r\nVale"))
    topic = Topic.objects.get()
    assert topic.other_names == ["I. Vale", "Vale"]
    said(fill(editor, "topic", topic))
    topic.refresh_from_db()
    assert topic.other_names == ["I. Vale", "Vale"]


def test_a_hashtag_begins_with_its_sign(editor):
    response = fill(editor, "topic", name="MeToo", slug="metoo", kind="hashtag")
    assert "A hashtag begins with #" in str(errors(response))


def test_the_list_says_how_many_articles_and_is_searched_by_other_names(editor):
    topic = make_topic(other_names=["Me Too"])
    make_article(topics=[topic])
    make_article(topics=[topic], state="draft")
    make_topic("#Silence")
    found = editor.get(reverse(LIST), {"q": "Me Too"}).context["cl"].result_list
    assert [(each.name, each.articles_with_it) for each in found] == [("#MeToo", 2)]
    assert "#Silence" in editor.get(reverse(LIST)).content.decode()
