import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_event, make_outlet, make_timeline


def event_in(page, title):
    """The words of one event, with single spaces."""
    (found,) = [event for event in page.split('<article class="event"')[1:] if f"<h2>{title}</h2>" in event]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_events_stand_in_order_of_date(filled, read):
    page = read("/timelines/a-year-of-marches/")
    assert page.index("<h2>Before</h2>") < page.index("<h2>The square fills</h2>") < page.index("The Lantern closes")
    assert "3 events, 4 pieces of evidence" in page


def test_an_event_tells_who_reports_it_and_who_is_silent(filled, read):
    page = read("/timelines/a-year-of-marches/")
    assert "Reported by 2 of 2 outlets." in event_in(page, "The square fills")
    assert "Reported by 1 of 2 outlets. Silent: Harbour Courier." in event_in(page, "Before")


def test_evidence_leads_to_its_words_in_the_article(filled, read):
    page = read("/timelines/a-year-of-marches/")
    assert 'href="/articles/march/?q=%22asked%20for%20silence%22#hit-1"' in page
    assert "“asked for silence”" in page
    assert 'id="hit-1"' in read("/articles/march/", q='"asked for silence"')


def test_what_became_of_each_piece_of_evidence_is_said(filled, read):
    page = read("/timelines/a-year-of-marches/")
    assert "Found in the article." in event_in(page, "The square fills")
    assert "Not checked: the full text is not held here." in event_in(page, "The square fills")
    assert "Not found in the article." in event_in(page, "Before")
    assert "It stands in a notice, not in the article." in event_in(page, "The Lantern closes")


def test_accounts_that_date_it_otherwise_stand_side_by_side(filled, read):
    page = read("/timelines/a-year-of-marches/")
    event = event_in(page, "The square fills")
    assert "Accounts of the date differ." in event
    assert event.index("16 October 2018") < event.index("a day later")
    assert '<ul class="accounts">' in page
    assert "Accounts of the date differ." not in event_in(page, "Before")


def test_evidence_of_a_withdrawn_article_is_gone(filled, read):
    filled.state, filled.withdrawal_reason = "withdrawn", "At the author’s wish."
    filled.save()
    page = read("/timelines/a-year-of-marches/")
    assert "asked for silence" not in page
    assert "Reported by 0 of 1 outlet." in event_in(page, "Before")


def test_timelines_are_listed_with_their_number_of_events(filled, read):
    make_timeline("Another year", slug="another")
    page = read("/timelines/")
    assert "3 events" in page
    assert "0 events" in page
    assert 'href="/timelines/another/">Another year</a>' in page


def test_a_timeline_without_events_says_so(db, read):
    make_timeline()
    assert "No event has been entered yet." in read("/timelines/a-year-of-marches/")


def test_the_number_of_queries_does_not_grow(filled, client, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        client.get("/timelines/a-year-of-marches/")
    for number in range(6):
        article = make_article(f"More {number}", outlet=make_outlet(f"Outlet {number}"), captions=[("x", "y")])
        timeline = filled.evidence.first().event.timeline
        make_event(timeline, "2018-11", f"Event {number}", [(article, "asked for silence")])
    with django_assert_num_queries(len(few)):
        client.get("/timelines/a-year-of-marches/")
