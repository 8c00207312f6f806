from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError
from django.test import Client

from archive.models import Revision


def test_robots_may_read_and_need_not_search(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /search/?" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_healthz_tells_of_the_index(client, index):
    assert "index: missing" in client.get("/healthz").content.decode()
    index()
    response = client.get("/healthz")
    assert response.content.decode() == "database: ok, revision 0\nindex: ok\n"
    assert response.headers["Cache-Control"] == "no-store"


def test_healthz_is_503_where_the_database_does_not_answer(client, db, monkeypatch):
    def break_down(self):
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(type(Revision.objects), "current", break_down)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "does not answer" in response.content.decode()


@pytest.mark.parametrize("name", ["Of Record", "The Archive of <Everything> & More"])
def test_opensearch_describes_the_search(client, settings, name):
    settings.ARCHIVE_NAME = name
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own answer
    namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{namespace}OpenSearchDescription"
    assert len(root.findtext(f"{namespace}ShortName")) <= 16
    assert root.find(f"{namespace}Url").get("template") == "http://testserver/search/?q={searchTerms}"


def test_security_txt_has_what_the_standard_asks_for(client, settings):
    settings.ARCHIVE_CONTACT = "mailto:keeper@archive.example"
    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:keeper@archive.example"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=100) < expires - datetime.now(UTC) < timedelta(days=365)
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"


def test_without_a_contact_the_page_about_the_archive_is_one(client):
    assert "Contact: http://testserver/about/" in client.get("/.well-known/security.txt").content.decode()


def test_a_host_that_is_not_ours_is_refused():
    assert Client().get("/robots.txt", headers={"host": "evil.example"}).status_code == 400
