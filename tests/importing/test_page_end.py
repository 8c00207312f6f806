import pytest

from archive.importing.draft import LineKind
from archive.importing.from_text import label_lines, read_text
from archive.markdown import paragraphs


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in label_lines(text) if line.kind is not LineKind.BLANK]


def kind_at_end(line: str) -> LineKind:
    """What a line is taken for that stands last."""
    text = (
        "Harbour lights go out for good",
        "The lamps on the outer wall were switched off on Monday after ninety years, and nobody who "
        "was there to see it could quite say why they had come.",
        line,
    )
    return label_lines("\n\n".join(text))[-1].kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Source: Dale Echo", "syndication_credit"),
        ("Source: the harbour office", "syndication_credit"),
        ("First published in the Dale Echo on 3 October 2011.", "syndication_credit"),
        ("First published in 1911, the rules have been changed twice since.", "paragraph"),
        ("This article was originally published by the Dale Echo and is republished here.", "syndication_credit"),
        ("Reporting by Ana Ruiz; Editing by Karl Thiessen", "syndication_credit"),
        ("The Associated Press contributed to this report.", "syndication_credit"),
        ("(AP)", "syndication_credit"),
        ("The Dale Echo closed in 2019. This page is kept as an archive.", "closure_notice"),
        ("This newspaper has ceased publication.", "closure_notice"),
        ("The lighthouse closed in 2019.", "paragraph"),
        ("Ana Ruiz is a staff writer at the Dale Echo.", "authors_box"),
        ("Ana Ruiz is a keeper at heart.", "paragraph"),
        ("Contact Ana Ruiz at ana@dale-echo.example.", "authors_box"),
        ("By Ana Ruiz", "byline"),
        ("Tags: lamps, harbour", "furniture"),
        ("Nobody clapped.", "paragraph"),
        ("Good night", "paragraph"),
    ],
)
def test_line_after_the_text(line, kind):
    assert kind_at_end(line) == kind


def test_name_comes_from_the_box_where_no_byline_gives_it():
    text = "Lights out\n\nNobody clapped.\n\nAbout the author\n\nPort Dale born, Ana Ruiz covers the sea. Read more\n"
    draft = read_text(text.encode())
    assert (draft.bylines, draft.body) == (("Ana Ruiz",), "Nobody clapped.")


def test_box_without_a_name_gives_none():
    text = "Lights out\n\nNobody clapped.\n\nAbout the author\n\nOur Harbour Team covers the sea.\n"
    assert read_text(text.encode()).bylines == ()


def test_box_at_the_top_takes_no_paragraph():
    long = (
        "The lamps on the outer wall were switched off on Monday after ninety years, and nobody could say quite why. "
    )
    text = f"Lights out\n\nAbout the author\n\nAna Ruiz covers the sea.\n\nNobody clapped.\n\n{long}\n\n{long}Again."
    assert len(paragraphs(read_text(text.encode()).body)) == 3


def test_refrain_in_the_text_is_no_slogan():
    long = (
        "The lamps on the outer wall were switched off on Monday after ninety years, and nobody could say quite why. "
    )
    text = f"Lights out\n\nLet there be light!\n\n{long}\n\nLet there be light!\n\n{long}Nobody clapped."
    assert kinds(text) == ["headline", *["paragraph"] * 4]


def test_page_scraped_twice_over_loses_nothing():
    page = "Nobody clapped when the lamps went out.\n\nNobody left.\n\n"
    assert len(paragraphs(read_text(f"Lights out\n\n{page * 2}".encode()).body)) == 4


def test_signature_above_the_tags_stays_in_the_text():
    text = "Lights out\n\nNobody clapped.\n\nYours,\nAna\n\nTags: lamps\n\nShare"
    assert paragraphs(read_text(text.encode()).body) == ["Nobody clapped.", "Yours,", "Ana"]


def test_heading_of_a_promotion_goes_with_it():
    text = "Lights out\n\nNobody clapped.\n\nThe Harbour Letter\n\nSign up for our newsletter."
    assert kinds(text) == ["headline", "paragraph", "furniture", "promotion"]
