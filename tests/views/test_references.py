from archive.models import Article
from archive.views.references import reference_to


def test_a_reference_has_what_the_article_has(filled):
    reference = reference_to(
        Article.objects.with_reading().get(slug="march"), address="https://a.example/articles/march/"
    )
    assert (reference.key, reference.headline, reference.outlet) == (
        "march",
        "The quiet march: me too",
        "Evening Lantern",
    )
    assert reference.bylines == ("Ada Example", "News Desk")
    assert reference.published.edtf == "2018-10-15"
    assert (reference.published_basis, reference.updated.edtf) == ("address", "2018-10-16")
    assert reference.topics == ("#MeToo",)
    assert reference.fingerprint == filled.source_sha256
    assert reference.url == "https://a.example/articles/march/"


def test_notices_are_cited_and_content_notes_are_not(filled):
    reference = reference_to(Article.objects.with_reading().get(slug="march"), address="")
    assert reference.notices == (
        "Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust.",
        "Comments are off.",
    )
