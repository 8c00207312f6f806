from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from archive.models import Outlet
from archive.models.notice import lost_features_of_article, notices_of_article
from tests.factories import make_article, make_closed_outlet, make_outlet


@pytest.mark.parametrize(
    ("closed", "sentence"),
    [
        ("2021", "Evening Lantern closed in 2021."),
        ("2021-03", "Evening Lantern closed in March 2021."),
        ("2021-03-05", "Evening Lantern closed on 5 March 2021."),
        ("2021~", "Evening Lantern closed about 2021."),
        ("", "Evening Lantern closed."),
    ],
)
def test_the_closure_sentence_is_computed_from_the_life(db, closed, sentence):
    outlet = make_outlet("Evening Lantern")
    outlet.life.create(kind="closed", date=closed)
    assert outlet.is_closed
    assert outlet.closure_sentence == sentence
    outlet.life.create(kind="archive_taken_over", date=closed, successor=make_outlet("The Morning Lamp"))
    assert outlet.closure_sentence == f"{sentence} Its archive is kept by The Morning Lamp."


def test_an_outlet_is_open_until_its_closing_begins(db):
    outlet = make_outlet()
    assert (outlet.is_closed, outlet.closure_sentence) == (False, "")
    tomorrow = date.today() + timedelta(days=1)
    outlet.life.create(kind="closed", date=tomorrow.isoformat())
    assert not outlet.is_closed
    assert list(Outlet.objects.closed()) == []
    assert list(Outlet.objects.open()) == [outlet]


def test_outlets_by_what_became_of_them_and_by_name(db):
    closed, still_open = make_closed_outlet("Evening Lantern"), make_outlet("Harbour Courier")
    make_article(outlet=closed, published="2018")
    make_article(outlet=closed, state="draft")
    assert list(Outlet.objects.closed()) == [closed]
    assert list(Outlet.objects.open()) == [still_open]
    assert [outlet.articles_count for outlet in Outlet.objects.with_holdings()] == [1, 0]
    for name in ("evening lantern", "EVENING-LANTERN"):
        assert Outlet.objects.called(name).get() == closed


def test_a_successor_is_an_outlet_or_a_name(db):
    with pytest.raises(IntegrityError, match="life_change_one_successor"):
        make_outlet().life.create(kind="merged", successor=make_outlet("B"), successor_name="C")


def test_notices_are_the_closure_then_the_outlet_s_then_the_article_s(db):
    outlet = make_closed_outlet("Evening Lantern")
    outlet.notices.create(kind="archive", text="Its pages are kept.", placement="below")
    article = make_article(outlet=outlet)
    article.notices.create(kind="content", text="It speaks of violence.", help=[{"country": "AU", "name": "A line"}])
    notices = notices_of_article(article)
    assert [notice.kind for notice in notices] == ["closure", "archive", "content"]
    assert notices[0].text == outlet.closure_sentence
    assert notices[2].help == [{"country": "AU", "name": "A line"}]


def test_a_changed_life_changes_the_notice(db):
    outlet = make_outlet("Evening Lantern")
    article = make_article(outlet=outlet)
    assert notices_of_article(article) == []
    outlet.life.create(kind="closed", date="2021")
    assert notices_of_article(article)[0].text == "Evening Lantern closed in 2021."


@pytest.mark.parametrize("name", ["notices", "lost_features"])
def test_a_notice_and_a_lost_feature_have_one_owner(db, name):
    article = make_article()
    fields = {"notices": {"kind": "archive", "text": "A"}, "lost_features": {"feature": "video"}}[name]
    with pytest.raises(IntegrityError, match="one_owner"):
        getattr(article, name).create(outlet=article.outlet, **fields)


def test_an_article_s_lost_feature_stands_in_place_of_its_outlet_s(db):
    article = make_article()
    article.outlet.lost_features.create(feature="Video", why="Gone.")
    article.outlet.lost_features.create(feature="comments")
    article.lost_features.create(feature="video", why="This one is kept elsewhere.")
    assert [(each.feature, each.why) for each in lost_features_of_article(article)] == [
        ("comments", ""),
        ("video", "This one is kept elsewhere."),
    ]
