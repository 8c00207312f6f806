from io import BytesIO

import pytest

from archive.models import LostFeature, Notice, SourceDocument
from tests.factories import make_article, make_closed_outlet, make_event, make_outlet, make_timeline, make_topic

TEXT = """They asked for silence.

Nobody said “me too” that day.

## Later

And *me* too, said [a friend](https://x.org/), me too."""


@pytest.fixture
def filled(index):
    """An archive with one of everything, and an index of it."""
    metoo = make_topic("#MeToo")
    lantern = make_closed_outlet("Evening Lantern", date="2021")
    Notice.objects.create(outlet=lantern, kind="archive", text="Comments are off.", placement="below")
    LostFeature.objects.create(outlet=lantern, feature="comments", why="Switched off.", survives_at="https://c.org/x")
    document = SourceDocument.objects.keep(
        BytesIO(b"They asked for silence.\n"), name="march.txt", media_type="text/plain"
    )
    march = make_article(
        "The quiet march: me too",
        TEXT,
        slug="march",
        outlet=lantern,
        standfirst="Me too, they said.",
        bylines=["Ada Example", "News Desk"],
        published="2018-10-15",
        published_basis="address",
        captions=[("A square, me too", "Lens / Me Too Pictures"), ("", "Only a credit")],
        topics=[metoo],
        original_url="https://lantern.example/2018/10/15/march/",
        source=document,
        source_sha256=document.sha256,
        updated="2018-10-16",
        section="City",
        syndication_credit="Source: elsewhere",
    )
    march.notices.create(
        kind="content",
        text="This article speaks of a drowning.",
        help=[{"country": "AU", "name": "Line", "phone": "13 11 14", "url": "https://line.example/"}],
    )
    march.lost_features.create(feature="video")
    record = make_article(
        "A record of the march", "", slug="record", outlet=make_outlet("Harbour Courier"), published="2018-10-15~",
        published_basis="inferred", extent="excerpts", abstract="What the paper printed of the march.", topics=[metoo],
    )  # fmt: skip
    record.excerpts.create(words="Nobody said me too", speaker="Ada Example")
    make_article("Known to the year", "Silence.", slug="yearly", published="2018")
    make_article("Undated", "Silence, at some time.", slug="undated", published="")
    make_article("Same", TEXT, slug="same", published="2019-01")
    make_article("Not yet", "Silence.", slug="draft", state="draft")
    make_article("Gone", "Silence.", slug="gone", state="withdrawn", withdrawal_reason="At the author’s wish.")
    timeline = make_timeline()
    event = make_event(timeline, "2018-10-15", "The square fills", [(march, "asked for silence")])
    event.evidence.create(article=record, words="the next day", date_given="2018-10-16", account="a day later")
    make_event(timeline, "2017", "Before", [(march, "never printed here")])
    make_event(timeline, "2021", "The Lantern closes").evidence.create(article=march, in_notice=True)
    index()
    return march


@pytest.fixture
def read(client):
    """The text of the page at an address, which must be there."""

    def page(address, **query):
        response = client.get(address, query)
        assert response.status_code == 200, address
        return response.content.decode()

    return page
