import pytest

from archive.models import Article, Outlet
from archive.parts import Part
from archive.search.concordance import Hit
from archive.search.find import FoundArticle
from archive.views.concordance_lines import LINES_SHOWN, group_by_outlet, sort_lines

COURIER, QUAY = Outlet(pk=1, name="Courier"), Outlet(pk=2, name="Quay")


def found(headline, *texts, outlet=COURIER):
    """An article with the word *bell* once in each of these paragraphs."""
    hits = []
    for number, text in enumerate(texts, 1):
        start = text.lower().index("bell")
        hits.append(Hit(number, Part("paragraph", number, text), start, start + 4))
    return FoundArticle(Article(headline=headline, outlet=outlet), hits)


def test_outlets_stand_in_the_order_of_their_first_article():
    groups = group_by_outlet([found("A", "bell", outlet=QUAY), found("B", "bell", "bell"), found("C", outlet=QUAY)])
    assert [(group.outlet.name, group.occurrences) for group in groups] == [("Quay", 1), ("Courier", 2)]
    assert [line.found.article.headline for line in groups[0].articles] == ["A", "C"]


def test_an_article_shows_ten_lines_and_counts_the_others():
    (group,) = group_by_outlet([found("A", *["bell"] * 13)])
    (lines,) = group.articles
    assert (len(lines.hits), lines.more, group.occurrences) == (LINES_SHOWN, 3, 13)
    assert len(sort_lines([found("A", *["bell"] * 13)], "left")) == LINES_SHOWN


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("left", ["Bell, they said", "Ébène bell rang", "Old bell", "the “old” bell tolls"]),
        ("right", ["Old bell", "Ébène bell rang", "Bell, they said", "the “old” bell tolls"]),
    ],
)
def test_lines_are_sorted_outwards_by_folded_words(side, expected):
    lines = sort_lines(
        [found("A", "the “old” bell tolls", "Ébène bell rang"), found("B", "Old bell", "Bell, they said")], side
    )
    assert [hit.part.text for _, hit in lines] == expected
