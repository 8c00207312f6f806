from xml.etree import ElementTree

import pytest

from tests.factories import make_article, make_outlet, make_timeline, make_topic

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses_in(response):
    assert response.status_code == 200
    return [found.text for found in ElementTree.fromstring(response.content).iter(f"{NAMESPACE}loc")]  # noqa: S314


@pytest.fixture
def archive(db):
    make_article("March", slug="march", outlet=make_outlet("Courier"), topics=[make_topic()])
    make_article("Draft", slug="draft", outlet=make_outlet("Courier"), state="draft")
    make_article("Gone", slug="gone", outlet=make_outlet("Courier"), state="withdrawn", withdrawal_reason="A wish.")
    make_topic("Nobody", "person")
    make_timeline()


def test_the_index_names_every_part(archive, client):
    assert addresses_in(client.get("/sitemap.xml")) == [
        f"http://testserver/sitemap-{part}.xml" for part in ("pages", "articles", "outlets", "topics", "timelines")
    ]


@pytest.mark.parametrize(
    ("part", "paths"),
    [
        ("articles", ["/articles/march/"]),
        ("outlets", ["/outlets/courier/"]),
        ("topics", ["/topics/metoo/"]),
        ("timelines", ["/timelines/a-year-of-marches/"]),
    ],
)
def test_parts_hold_what_is_public(archive, client, part, paths):
    assert addresses_in(client.get(f"/sitemap-{part}.xml")) == [f"http://testserver{path}" for path in paths]


def test_the_pages_of_the_sitemap_are_there(archive, client, index):
    index()
    for address in addresses_in(client.get("/sitemap-pages.xml")):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_articles_are_dated_by_their_last_change(archive, client):
    assert "<lastmod>2" in client.get("/sitemap-articles.xml").content.decode()


def test_a_part_that_there_is_not_is_not_found(archive, client):
    assert client.get("/sitemap-nothing.xml").status_code == 404
