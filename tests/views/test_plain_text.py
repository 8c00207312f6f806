from archive.models import Article
from archive.views.plain_text import plain_text
from archive.views.references import reference_to


def edition(slug):
    article = Article.objects.with_reading().get(slug=slug)
    return plain_text(article, reference_to(article, address=f"https://archive.example/articles/{slug}/"))


def test_it_tells_everything_that_the_page_tells(filled):
    text = edition("march")
    assert text.startswith(
        "The quiet march: me too\n\nEvening Lantern, 15 October 2018 (from the address)\n\n"
        "By Ada Example, News Desk\n\n"
        "This outlet has closed: Evening Lantern closed in 2021. Its archive is kept by The Lantern Trust.\n\n"
    )
    for told in (
        "Content note: This article speaks of a drowning.\nAU Line 13 11 14 https://line.example/",
        "Me too, they said.",
        "[Picture, not held: A square, me too Lens / Me Too Pictures]",
        "And me too, said a friend, me too.",
        "From an archive: Comments are off.",
        "Held here: The full text.",
        "https://archive.example/articles/march/",
        f"SHA-256 of its document: {filled.source_sha256}",
        "The words belong to their publisher.",
    ):
        assert told in text


def test_of_excerpts_it_says_that_they_are_excerpts(filled):
    text = edition("record")
    assert "about 15 October 2018 (inferred)" in text
    assert "This archive’s own summary: What the paper printed of the march." in text
    assert "“Nobody said me too” (Ada Example)" in text
    assert "Excerpts. The full text is not held" in text
