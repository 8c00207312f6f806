import pytest
from django.urls import reverse

from archive.models import Event, Timeline
from tests.admin.filling import address, errors, fill, queries_of, row_errors, said
from tests.factories import make_article, make_event, make_outlet, make_timeline


def evidence(article, words, **fields):
    return {"article": article.pk, "words": words, **fields}


def test_a_timeline_is_made_with_its_events(editor):
    events = [{"date": "2017-10-15", "title": "A call"}, {"date": "2006~", "title": "A beginning"}]
    said(fill(editor, "timeline", title="A year", slug="a-year", rows={"events": events}))
    assert [str(event) for event in Timeline.objects.get().events.all()] == ["2006~: A beginning", "2017-10-15: A call"]


def test_an_event_needs_a_date_that_is_one(editor):
    response = fill(editor, "event", timeline=make_timeline().pk, date="autumn", title="A call")
    assert "is no date this archive can read" in errors(response)["date"][0]


def test_an_event_is_read_in_words_and_seen_on_its_timeline(editor):
    event = make_event(make_timeline(), date="2006~")
    assert "about 2006" in editor.get(reverse("admin:archive_event_changelist")).content.decode()
    page = editor.get(address("event", event)).content.decode()
    assert f"/timelines/a-year-of-marches/#event-{event.pk}" in page


@pytest.mark.parametrize(
    ("body", "extent", "words", "standing", "warned"),
    [
        ("They asked for silence.", "full", "Asked for Silence", "the words stand in the article", False),
        ("They asked for silence.", "full", "asked for noise", "the words are not found in the article", True),
        ("", "record", "asked for noise", "the text is not held here, so the words cannot be checked", False),
    ],
)
def test_evidence_is_checked_when_saved_and_never_refused(editor, body, extent, words, standing, warned):
    article = make_article(body=body, extent=extent)
    event = make_event(make_timeline())
    became = said(fill(editor, "event", event, rows={"evidence": [evidence(article, words)]}))
    assert event.evidence.get().words == words
    assert any(f"“{words}” is not found" in message for message in became) is warned
    assert standing in editor.get(address("event", event)).content.decode()


def test_evidence_in_a_notice_needs_no_words(editor):
    event = make_event(make_timeline())
    said(fill(editor, "event", event, rows={"evidence": [evidence(make_article(), "", in_notice="on")]}))
    assert "stands in a notice, not in the article" in editor.get(address("event", event)).content.decode()


@pytest.mark.parametrize(
    ("words", "message"),
    [("", "Give the words in the article that support the event."), ("word " * 16, "quote at most 15")],
)
def test_evidence_is_a_short_quotation(editor, words, message):
    event = make_event(make_timeline())
    response = fill(editor, "event", event, rows={"evidence": [evidence(make_article(), words)]})
    assert message in str(row_errors(response))
    assert not event.evidence.exists()


def test_the_page_of_an_event_asks_once_more_a_row_for_the_name_in_its_box(editor):
    def event_of(number):
        articles = [make_article(outlet=make_outlet(f"Outlet {number} {n}")) for n in range(number)]
        return make_event(make_timeline(slug=f"of-{number}"), evidence=[(article, "silence") for article in articles])

    few, many = address("event", event_of(2)), address("event", event_of(12))
    assert queries_of(editor, many) - queries_of(editor, few) == 10


def test_articles_are_offered_with_outlet_and_date(editor):
    make_article("A lamp")
    make_article("A lamp", outlet=make_outlet("Evening Lantern"), published="2018~", state="draft")
    asked = {"app_label": "archive", "model_name": "evidence", "field_name": "article", "term": "lamp"}
    offered = editor.get(reverse("admin:archive_article_choices"), asked).json()["results"]
    assert sorted(each["text"] for each in offered) == [
        "A lamp (Evening Lantern, about 2018, draft)",
        "A lamp (Harbour Courier, 15 October 2018)",
    ]


def test_articles_are_offered_to_editors_only(client, db):
    make_article("A lamp")
    asked = {"app_label": "archive", "model_name": "evidence", "field_name": "article", "term": "lamp"}
    assert client.get(reverse("admin:archive_article_choices"), asked).status_code == 302


def test_events_count_their_evidence(editor):
    event = make_event(make_timeline(), evidence=[(make_article(), "silence")])
    (shown,) = editor.get(reverse("admin:archive_event_changelist")).context["cl"].result_list
    assert (shown, shown.held) == (event, 1)
    (timeline,) = editor.get(reverse("admin:archive_timeline_changelist")).context["cl"].result_list
    assert timeline.told == Event.objects.count() == 1
