import pytest

from archive.models import Timeline, Topic
from archive.models.timeline import Standing
from archive.views.reports import report_events
from tests.factories import make_article, make_event, make_outlet, make_timeline


@pytest.fixture
def events(db):
    timeline = make_timeline()
    courier = make_article("A", "It began long ago.", outlet=make_outlet("Courier"))
    post = make_article("B", "It began in 2007.", outlet=make_outlet("Post"))
    wire = make_article("C", "", outlet=make_outlet("Wire"), extent="record")
    beginning = make_event(timeline, "2006~", "It begins", [(courier, "It began long ago"), (wire, "it began")])
    beginning.evidence.create(article=post, words="in 2007", date_given="2007")
    beginning.evidence.create(article=courier, words="before 2009", date_given="../2008")
    make_event(timeline, "1999", "The prologue", [(wire, "a prologue")])

    def report(**options):
        return report_events(Timeline.objects.with_evidence().get(), **options)

    return report


def test_events_are_in_order_of_date(events):
    assert [report.event.title for report in events()] == ["The prologue", "It begins"]


def test_each_event_knows_who_reports_it_of_all_who_report_anything(events):
    prologue, beginning = events()
    assert [outlet.name for outlet in beginning.reporting] == ["Courier", "Post", "Wire"]
    assert [outlet.name for outlet in prologue.reporting] == ["Wire"]
    assert [outlet.name for outlet in prologue.silent] == ["Courier", "Post"]


def test_accounts_are_the_dates_that_differ_an_open_start_first(events):
    _, beginning = events()
    assert [(account.date.edtf, len(account.evidence)) for account in beginning.accounts] == [
        ("../2008", 1),
        ("2007", 1),
    ]
    assert [shown.evidence.words for shown in beginning.agreeing] == ["It began long ago", "it began"]


def test_evidence_is_checked_only_where_hashtags_are_given(events):
    assert {shown.standing for shown in events()[1].evidence} == {None}
    checked = {shown.evidence.words: shown.standing for shown in events(hashtags=Topic.objects.taught())[1].evidence}
    assert checked == {
        "It began long ago": Standing.FOUND,
        "before 2009": Standing.MISSING,
        "in 2007": Standing.FOUND,
        "it began": Standing.NOT_HELD,
    }
