import json
from urllib.parse import parse_qs

import pytest
from hypothesis import given

from archive.citations.metadata import (
    coins,
    dublin_core_tags,
    highwire_tags,
    json_ld,
    json_ld_text,
    open_graph_tags,
)
from tests.citations.references import CLOSED, FINGERPRINT, REFERENCES, make_reference

FULL = {
    "published": "2018-10-15",
    "published_basis": "printed",
    "updated": "2018-10-16",
    "bylines": ("Ann Example", "Harbour Desk"),
    "outlet_home_page": "https://gazette.example/",
    "archived_url": "https://elsewhere.example/1",
    "language": "en-AU",
    "section": "Coast",
    "abstract": "A ferry returns after ten years.",
    "standfirst": "Ten years on.",
    "topics": ("Ferries", "#BackAfloat"),
    "notices": (CLOSED,),
    "rights": "The text belongs to its publisher.",
    "fingerprint": FINGERPRINT,
}
CITATION = (
    "Ann Example and Harbour Desk. “The Ferry Returns.” The Harbour Gazette, 15 October 2018, updated 16 October 2018. "
    "Of Record, https://archive.example/articles/ferry-returns/. Archived copy of https://gazette.example/2018/ferry. "
    f"Also kept at https://elsewhere.example/1. {CLOSED}"
)
URL = "https://archive.example/articles/ferry-returns/"
DOUBTFUL = ["2018-10-15~", "2018-10?", "2006%", "2018-21", "2018-10/2018-11", "2018/..", "201X"]


def test_json_ld_with_everything():
    archive = {"@type": "ArchiveOrganization", "name": "Of Record"}
    assert json_ld(make_reference(**FULL, text="One.\n\nTwo.")) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": URL,
        "url": URL,
        "headline": "The Ferry Returns",
        "description": "Ten years on.",
        "abstract": "A ferry returns after ten years.",
        "author": [{"@type": "Person", "name": "Ann Example"}, {"@type": "Organization", "name": "Harbour Desk"}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The Harbour Gazette",
            "url": "https://gazette.example/",
        },
        "datePublished": "2018-10-15",
        "dateModified": "2018-10-16",
        "inLanguage": "en-AU",
        "articleSection": "Coast",
        "keywords": ["Ferries", "#BackAfloat"],
        "isBasedOn": "https://gazette.example/2018/ferry",
        "archivedAt": [URL, "https://elsewhere.example/1"],
        "provider": archive,
        "creativeWorkStatus": "Archived: full text",
        "isAccessibleForFree": True,
        "articleBody": "One.\n\nTwo.",
        "comment": [{"@type": "Comment", "text": CLOSED, "author": archive}],
        "encoding": {"@type": "MediaObject", "sha256": FINGERPRINT},
        "copyrightNotice": "The text belongs to its publisher.",
        "creditText": CITATION,
    }


@pytest.mark.parametrize("edtf", DOUBTFUL)
def test_a_date_in_doubt_is_told_nowhere_as_a_plain_date(edtf):
    reference = make_reference(published=edtf, kind="aggregator")
    article = json_ld(reference)
    assert "datePublished" not in article
    assert article["publication"] == {
        "@type": "PublicationEvent",
        "publishedBy": {"@type": "Organization", "name": "The Harbour Gazette"},
        "startDate": {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": edtf},
        "description": f"{reference.published.in_words} (inferred)",
    }
    assert "citation_publication_date" not in dict(highwire_tags(reference))
    assert "article:published_time" not in dict(open_graph_tags(reference))
    assert dict(dublin_core_tags(reference))["DC.date"] == edtf
    assert parse_qs(coins(reference))["rft.date"] == [edtf]


@pytest.mark.parametrize(("edtf", "highwire"), [("2018-10-15", "2018/10/15"), ("2018-10", "2018/10"), ("2018", "2018")])
def test_a_date_without_doubt_is_told_as_precisely_as_it_is_known(edtf, highwire):
    reference = make_reference(published=edtf, published_basis="address")
    assert json_ld(reference)["datePublished"] == edtf
    assert "publication" not in json_ld(reference)
    assert dict(highwire_tags(reference))["citation_publication_date"] == highwire
    assert dict(open_graph_tags(reference))["article:published_time"] == edtf


def test_no_date_is_told_where_there_is_none():
    reference = make_reference(published=None)
    assert not {"datePublished", "publication", "dateModified"} & json_ld(reference).keys()
    assert "DC.date" not in dict(dublin_core_tags(reference))
    assert "rft.date" not in coins(reference)


def test_json_ld_text_cannot_end_its_script():
    reference = make_reference(headline='#MeToo & "you" </script><!-- \u2028', standfirst="A<b>")
    text = json_ld_text(reference)
    assert '"headline": "#MeToo \\u0026 \\"you\\" \\u003c/script\\u003e\\u003c!--"' in text
    assert not set("<>&") & set(text)


@pytest.mark.parametrize(
    ("extent", "status", "free"),
    [
        ("full", "Archived: full text", True),
        ("excerpts", "Archived: excerpts", None),
        ("record", "Archived: catalogue record", None),
    ],
)
def test_json_ld_says_how_much_is_held(extent, status, free):
    article = json_ld(make_reference(extent=extent))
    assert (article["creativeWorkStatus"], article.get("isAccessibleForFree")) == (status, free)


def test_highwire_tags_with_everything():
    assert highwire_tags(make_reference(**FULL)) == [
        ("citation_title", "The Ferry Returns"),
        ("citation_author", "Example, Ann"),
        ("citation_author", "Harbour Desk"),
        ("citation_publication_date", "2018/10/15"),
        ("citation_publisher", "The Harbour Gazette"),
        ("citation_language", "en-AU"),
        ("citation_keywords", "Ferries; #BackAfloat"),
        ("citation_abstract", "A ferry returns after ten years."),
        ("citation_public_url", URL),
        ("citation_fulltext_html_url", URL),
        ("prism.publicationName", "The Harbour Gazette"),
        ("z:itemType", "newspaperArticle"),
    ]


def test_dublin_core_tags_with_everything():
    assert dublin_core_tags(make_reference(**FULL)) == [
        ("DC.title", "The Ferry Returns"),
        ("DC.creator", "Example, Ann"),
        ("DC.creator", "Harbour Desk"),
        ("DC.publisher", "The Harbour Gazette"),
        ("DC.date", "2018-10-15"),
        ("DC.type", "Text"),
        ("DC.language", "en-AU"),
        ("DC.subject", "Ferries"),
        ("DC.subject", "#BackAfloat"),
        ("DC.identifier", URL),
        ("DC.source", "https://gazette.example/2018/ferry"),
        ("DC.rights", "The text belongs to its publisher."),
        ("DCTERMS.abstract", "A ferry returns after ten years."),
        ("DCTERMS.provenance", CLOSED),
        ("DCTERMS.modified", "2018-10-16"),
        ("DCTERMS.bibliographicCitation", CITATION),
    ]


def test_open_graph_tags_with_everything():
    assert open_graph_tags(make_reference(**FULL)) == [
        ("og:type", "article"),
        ("og:title", "The Ferry Returns"),
        ("og:url", URL),
        ("og:site_name", "Of Record"),
        ("og:description", f"A ferry returns after ten years. {CLOSED}"),
        ("og:locale", "en_AU"),
        ("article:published_time", "2018-10-15"),
        ("article:modified_time", "2018-10-16"),
        ("article:section", "Coast"),
        ("article:tag", "Ferries"),
        ("article:tag", "#BackAfloat"),
    ]


def test_coins_of_an_article():
    reference = make_reference(headline="記事 & #MeToo", bylines=("Ann Example",), kind="magazine")
    assert coins(reference) == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc"
        "&rft_id=https%3A%2F%2Farchive.example%2Farticles%2Fferry-returns%2F&rft.type=magazineArticle"
        "&rft.title=%E8%A8%98%E4%BA%8B%20%26%20%23MeToo&rft.source=The%20Harbour%20Gazette"
        "&rft.creator=Example%2C%20Ann&rft.date=2018-10-15~&rft.language=en"
        "&rft.identifier=https%3A%2F%2Farchive.example%2Farticles%2Fferry-returns%2F"
    )


@given(REFERENCES)
def test_any_reference_gives_safe_json_with_its_notices(reference):
    text = json_ld_text(reference)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == json_ld(reference)
    assert [comment["text"] for comment in json.loads(text).get("comment", [])] == list(reference.notices)


@given(REFERENCES)
def test_any_reference_gives_tags_of_one_line_and_coins_that_reads_back(reference):
    for name, content in highwire_tags(reference) + dublin_core_tags(reference) + open_graph_tags(reference):
        assert name
        assert content.splitlines() == [content]
    read_back = parse_qs(coins(reference), strict_parsing=True)
    assert read_back.get("rft.title", [""]) == [reference.headline]
    assert read_back.get("rft.source", [""]) == [reference.outlet]
    assert all(notice in read_back["rft.description"][0] for notice in reference.notices)
