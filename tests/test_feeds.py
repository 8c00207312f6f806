from xml.etree import ElementTree

from tests.factories import make_article, make_closed_outlet, make_outlet, make_topic

ATOM = "{http://www.w3.org/2005/Atom}"


def entries_of(response):
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314  our own answer


def test_the_feed_has_the_articles_kept_last(client, db):
    make_article("First")
    make_article("Second", topics=[make_topic()], bylines=["Ada Example"], slug="second")
    make_article("Draft", state="draft")
    make_article("Gone", state="withdrawn", withdrawal_reason="At the author’s wish.")
    second, first = entries_of(client.get("/feeds/latest.atom"))
    assert (second.findtext(f"{ATOM}title"), first.findtext(f"{ATOM}title")) == ("Second", "First")
    assert second.findtext(f"{ATOM}id") == "http://testserver/articles/second/"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "Ada Example"
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Harbour Courier"
    assert second.find(f"{ATOM}category").get("term") == "#MeToo"


def test_an_entry_tells_its_notices_and_how_sure_its_date_is(client, db):
    make_article(
        "March", outlet=make_closed_outlet(), published="2018-10-15~", published_basis="inferred", abstract="A <march>."
    )
    (entry,) = entries_of(client.get("/feeds/latest.atom"))
    assert entry.findtext(f"{ATOM}summary") == (
        "<p>Evening Lantern, about 15 October 2018 (inferred).</p>"
        "<p>This outlet has closed: Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust.</p>"
        "<p>A &lt;march&gt;.</p>"
    )


def test_only_a_day_that_is_sure_is_told_as_one(client, db):
    for published in ("2018-10-15", "2018-10-15~", "2018-10", "2018", ""):
        make_article(published or "undated", published=published)
    entries = entries_of(client.get("/feeds/latest.atom"))
    told = {entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}published") for entry in entries}
    assert told.pop("2018-10-15") == "2018-10-15T00:00:00+00:00"
    assert set(told.values()) == {None}


def test_an_outlet_has_its_own_feed(client, db):
    make_article("Ours", outlet=make_outlet("Courier"))
    make_article("Theirs", outlet=make_outlet("Post"))
    response = client.get("/feeds/outlets/courier.atom")
    (entry,) = entries_of(response)
    assert entry.findtext(f"{ATOM}title") == "Ours"
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own answer
    assert "Courier" in root.findtext(f"{ATOM}title")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/outlets/courier/",
        "self": "http://testserver/feeds/outlets/courier.atom",
    }


def test_what_no_xml_can_hold_breaks_no_feed(client, db):
    make_article("A\x0bheadline\x00", standfirst="A\x1fstandfirst", bylines=["Ada\x08"])
    (entry,) = entries_of(client.get("/feeds/latest.atom"))
    assert entry.findtext(f"{ATOM}title") == "A headline"


def test_an_empty_archive_has_an_empty_feed(client, db):
    assert entries_of(client.get("/feeds/latest.atom")) == []


def test_the_number_of_queries_does_not_grow(client, db, django_assert_max_num_queries):
    for number in range(12):
        make_article(f"Number {number}", outlet=make_closed_outlet(f"Outlet {number}"))
    with django_assert_max_num_queries(12):
        client.get("/feeds/latest.atom")
