import json
from pathlib import Path

import pytest

from tests.factories import make_article, make_closed_outlet, make_event, make_outlet, make_timeline, make_topic
from tests.search.test_find import HOSTILE

GOLDEN = json.loads((Path(__file__).parent.parent / "golden" / "phrases.json").read_text(encoding="utf-8"))


def get(client, path, expected=200, **query):
    response = client.get(f"/api/{path}", query)
    assert response.status_code == expected, response.content
    assert response.headers["Content-Type"].startswith("application/json")
    return response.json()


def test_golden_phrases_through_the_api(client, index):
    for name in GOLDEN["hashtag_topics"]:
        make_topic(name)
    for told in GOLDEN["articles"]:
        make_article(
            told["headline"],
            told["body"],
            outlet=make_outlet(told["outlet"]),
            published=told["published"],
            slug=told["id"],
        )
    index()
    wrong = {}
    for case in GOLDEN["phrases"]:
        answer = get(client, "search", q=f'"{case["phrase"]}"')
        counted = {article["slug"]: article["occurrences"] for article in answer["articles"]}
        if counted != case["occurrences"] or answer["occurrences_total"] != sum(counted.values()):
            wrong[case["phrase"]] = counted
    assert not wrong


def test_search_answers_in_the_shape_of_the_design(client, index):
    outlet = make_closed_outlet("Evening Lantern")
    article = make_article("On silence", "Silence is not the norm.", outlet=outlet, published="2018-10-15~")
    index()
    answer = get(client, "search", q='"not the norm" -zebra', outlet="evening-lantern", **{"from": "2018"})
    assert answer["receipt"]["filters"] == {"outlet": "evening-lantern", "from": "2018"}
    assert answer["receipt"]["mended"] == []
    assert answer["receipt"]["revision"] > 0
    assert (answer["articles_total"], answer["occurrences_total"], answer["texts_total"]) == (1, 1, 1)
    assert (answer["page"], answer["pages"]) == (1, 1)
    assert answer["articles"] == [
        {
            "id": article.pk,
            "slug": article.slug,
            "url": f"http://testserver/articles/{article.slug}/",
            "headline": "On silence",
            "outlet": "Evening Lantern",
            "published": "2018-10-15~",
            "extent": "full",
            "occurrences": 1,
            "hits": [
                {
                    "part": "paragraph-1",
                    "anchor": "hit-1",
                    "left": "Silence is ",
                    "match": "not the norm",
                    "right": ".",
                }
            ],
        }
    ]
    assert answer["facets"]["outlet"] == [{"value": "evening-lantern", "name": "Evening Lantern", "articles": 1}]


def test_copies_are_counted_once_where_that_is_asked_for(client, index):
    make_article("One", "The same text.", published="2018-10-16", slug="one")
    make_article("Two", "The same text.", published="2018-10-15", slug="two", outlet=make_outlet("Post"))
    index()
    every, once = get(client, "search", q="text"), get(client, "search", q="text", copies="once")
    assert [len(answer["articles"]) for answer in (every, once)] == [2, 1]
    assert [(answer["articles_total"], answer["texts_total"]) for answer in (every, once)] == [(2, 1), (2, 1)]
    assert once["articles"][0]["slug"] == "two"
    assert once["articles"][0]["copies"] == ["http://testserver/articles/one/"]
    assert once["articles"][0]["copies_total"] == 1
    assert "copies" not in every["articles"][0]


def test_a_day_of_any_year_is_a_filter(client, index):
    make_article("One", "Text.", published="2018-10-16", slug="one")
    make_article("Two", "Text.", published="2017-10-15", slug="two")
    index()
    assert [each["slug"] for each in get(client, "search", q="text", on="10-15")["articles"]] == ["two"]


def test_occurrences_are_null_where_the_query_has_no_phrase(client, index):
    make_article()
    index()
    assert get(client, "search", q="silence")["occurrences_total"] is None


def test_search_says_so_when_there_is_no_index(client, db, caplog):
    make_article()
    assert "not available" in get(client, "search", 503, q="silence")["detail"]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_fails(client, index, typed):
    make_article()
    index()
    get(client, "search", q=typed.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("query", [{"page": "abc"}, {"page_size": "x"}])
def test_a_page_that_is_no_number_is_refused_by_name(client, index, query):
    index()
    (name,) = query
    assert name in str(get(client, "search", 422, q="a", **query)["detail"])


@pytest.mark.parametrize("query", [{"page": -1}, {"page": 10**30}, {"page_size": 0}, {"page_size": 10**9}])
def test_a_page_out_of_range_is_the_nearest(client, index, query):
    make_article()
    index()
    assert get(client, "search", q="silence", **query)["articles_total"] == 1
    assert get(client, "articles", **query)["articles_total"] == 1


def test_articles_are_listed_page_by_page_without_drafts_and_withdrawn_ones(client, db):
    for number in range(3):
        make_article(f"Article {number}", published_basis="printed")
    make_article("Draft", state="draft")
    make_article("Withdrawn", state="withdrawn", withdrawal_reason="At the author’s wish.")
    answer = get(client, "articles", page=2, page_size=2)
    assert (answer["articles_total"], answer["page"], answer["pages"]) == (3, 2, 2)
    (line,) = answer["articles"]
    assert line.keys() == {
        *("id", "slug", "url", "headline", "outlet", "published", "published_basis", "extent", "state"),
    }
    assert line["headline"] == "Article 2"


def test_an_article_is_whole(client, db):
    article = make_article(
        "On silence",
        "One.\n\n*Two*.",
        outlet=make_closed_outlet(),
        captions=[("A crowd", "Jo Reed")],
        topics=[make_topic()],
        published_basis="inferred",
        published="2018-10-15~",
        source_sha256="a" * 64,
    )
    article.notices.create(kind="correction", text="Two, not three.")
    article.lost_features.create(feature="comments", why="Closed with the outlet.")
    answer = get(client, f"articles/{article.slug}")
    assert answer["text"] == ["One.", "Two."]
    assert answer["published_in_words"] == "about 15 October 2018 (inferred)"
    assert answer["captions"] == [{"caption": "A crowd", "credit": "Jo Reed"}]
    assert [notice["kind"] for notice in answer["notices"]] == ["closure", "correction"]
    assert [feature["feature"] for feature in answer["lost_features"]] == ["comments"]
    assert [topic["name"] for topic in answer["topics"]] == ["#MeToo"]
    assert answer["source"] == {"sha256": "a" * 64, "held": False, "media_type": "", "size": None, "name": ""}
    assert len(answer["text_sha256"]) == 64
    assert answer["outlet_closed"] is True


def test_a_withdrawn_article_is_a_tombstone_and_a_draft_is_nothing(client, db):
    gone = make_article(state="withdrawn", withdrawal_reason="At the author’s wish.")
    assert get(client, f"articles/{gone.slug}", 410)["reason"] == "At the author’s wish."
    get(client, f"articles/{make_article(state='draft').slug}", 404)
    get(client, "articles/unheard-of", 404)


def test_outlets_say_what_became_of_them(client, db):
    make_article(outlet=make_closed_outlet())
    make_outlet("Harbour Courier")
    answer = get(client, "outlets")
    assert [(each["name"], each["closed"], each["articles"]) for each in answer["outlets"]] == [
        ("Evening Lantern", True, 1),
        ("Harbour Courier", False, 0),
    ]
    whole = get(client, "outlets/evening-lantern")
    assert [change["kind"] for change in whole["life"]] == ["closed", "archive_taken_over"]
    assert whole["became"] == "Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust."
    get(client, "outlets/unheard-of", 404)


def test_a_timeline_shows_its_evidence_in_order(client, db):
    timeline = make_timeline()
    article = make_article(body="They asked for silence.")
    make_event(timeline, "2018", "The year", [(article, "They asked")])
    make_event(timeline, "2006~", "The beginning", [(article, "no such words")])
    answer = get(client, f"timelines/{timeline.slug}")
    assert [(each["in_words"], each["evidence"][0]["standing"]) for each in answer["events"]] == [
        ("about 2006", "missing"),
        ("2018", "found"),
    ]
    assert answer["events"][0]["reported_by"] == answer["outlets"] == ["Harbour Courier"]
    get(client, "timelines/unheard-of", 404)


def test_the_openapi_description_names_every_address(client, db):
    described = get(client, "openapi.json")
    assert set(described["paths"]) == {
        *("/api/search", "/api/articles", "/api/articles/{slug}"),
        *("/api/outlets", "/api/outlets/{slug}", "/api/timelines/{slug}"),
    }


@pytest.mark.parametrize("path", ["search?q=a", "articles", "outlets"])
def test_the_api_answers_head_and_refuses_to_be_written_to(client, index, path):
    index()
    head = client.head(f"/api/{path}")
    assert (head.status_code, head.content) == (200, b"")
    for method in (client.post, client.put, client.delete, client.patch):
        refused = method(f"/api/{path}")
        assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD")


def test_queries_do_not_grow_with_the_articles(client, index, django_assert_max_num_queries):
    for number in range(12):
        make_article(
            f"Article {number}",
            outlet=make_outlet(f"Outlet {number}"),
            captions=[("silence", "")],
            topics=[make_topic(f"#Topic{number}Two")],
        )
    index()
    for path in ("search?q=silence", "articles", "outlets"):
        with django_assert_max_num_queries(12):
            get(client, path)
