import hashlib
from collections import Counter
from pathlib import Path

import pytest

from archive.importing.draft import Draft, LineKind
from archive.importing.from_text import read_text
from archive.markdown import paragraphs
from archive.words import folded_words, run_together

ROOT = Path(__file__).resolve().parents[2]


FOUNDING = ROOT.parent / "shared" / "articles"


IN_TEXT = {LineKind.PARAGRAPH, LineKind.HEADING, LineKind.LIST_ITEM, LineKind.QUOTATION, LineKind.ATTRIBUTION}


HASHTAGS = run_together(["#MeToo", "#TimesUp"])


@pytest.fixture(scope="module")
def founding() -> list[Draft]:
    """The five founding documents, where they are."""
    paths = sorted(FOUNDING.glob("*.txt"))
    if not paths:
        pytest.skip("the founding documents are not here (../shared/articles)")
    return [read_text(path.read_bytes()) for path in paths]


def parts(draft: Draft) -> list[str]:
    """What a phrase can stand in: headline, standfirst, each paragraph, each caption, each credit."""
    captions = [text for caption in draft.captions for text in (caption.caption, caption.credit)]
    return [draft.headline, draft.standfirst, *paragraphs(draft.body), *captions]


def occurrences(draft: Draft, phrase: str) -> int:
    wanted = folded_words(phrase, HASHTAGS)
    found = 0
    for part in parts(draft):
        had = folded_words(part, HASHTAGS)
        found += sum(had[start : start + len(wanted)] == wanted for start in range(len(had)))
    return found


@pytest.mark.parametrize(
    ("phrase", "counts"),
    [
        ("silence is not the norm", [1, 1, 1, 1, 0]),
        ("me too", [10, 8, 8, 6, 3]),
        ("#MeToo", [10, 8, 8, 6, 3]),
        ("#metoo", [10, 8, 8, 6, 3]),
        ("never expected to release it publicly", [1, 1, 1, 1, 0]),
        ("sweet, sweet soul", [1, 1, 1, 0, 0]),
        ("stand in solidarity", [2, 1, 1, 0, 0]),
        ("Getty Images", [1, 0, 0, 0, 0]),
        ("closed in 2021", [0, 0, 0, 0, 0]),
        ("silence norm", [0, 0, 0, 0, 0]),
    ],
)
def test_founding_documents_have_the_phrases(founding, phrase, counts):
    assert sorted((occurrences(draft, phrase) for draft in founding), reverse=True) == counts


@pytest.mark.parametrize(
    ("number", "standfirst", "blocks", "length", "first", "last", "digest"),
    [
        (0, 22, 8, 353, "alyssa milano shared a", "you will be heard", "d72abae56855"),
        (1, 9, 8, 494, "one year after she", "promise to keep fighting", "cd8b798a9a0a"),
        (2, 0, 14, 683, "alyssa milano didn t", "milano october 15 2018", "db8e30af5e22"),
        (3, 0, 11, 511, "alyssa milano has marked", "to son milo seven", "ee1dce6b611a"),
        (4, 0, 6, 317, "a year ago today", "i am just grateful", "522f54d7af94"),
    ],
)
def test_founding_document_is_whole(founding, number, standfirst, blocks, length, first, last, digest):
    draft = founding[number]
    body = paragraphs(draft.body)
    body_words = folded_words(" ".join(body))
    assert (len(folded_words(draft.standfirst)), len(body), len(body_words)) == (standfirst, blocks, length)
    assert (" ".join(body_words[:4]), " ".join(body_words[-4:])) == (first, last)
    assert hashlib.sha256("\n\n".join(body).encode()).hexdigest()[:12] == digest


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        (0, {"closure_notice": 1, "headline": 1, "standfirst": 1, "promotion": 1, "button": 1, "archive_notice": 1}),
        (1, {"headline": 1, "standfirst": 1, "promotion": 1}),
        (2, {"headline": 1, "furniture": 4, "slogan": 2, "authors_box": 2, "promotion": 9}),
        (3, {"headline": 1, "syndication_credit": 1}),
        (4, {"headline": 1, "button": 1, "caption": 1}),
    ],
)
def test_founding_document_has_set_aside(founding, number, kinds):
    aside = [line for line in founding[number].lines if line.kind not in IN_TEXT]
    assert Counter(line.kind for line in aside if line.kind is not LineKind.BLANK) == kinds


def test_founding_documents_give_their_writer_outlet_caption_and_notices(founding):
    assert [draft.bylines for draft in founding] == [(), (), ("Janice Williams",), (), ()]
    assert founding[0].outlet == "HuffPost Australia"
    assert [(notice.kind, notice.placement) for notice in founding[0].notices] == [
        ("closure", "above"),
        ("archive", "below"),
    ]
    assert founding[3].syndication_credit == "Source: Read Full Article"
    assert [caption.credit for caption in founding[4].captions] == ["Photo by Chip Somodevilla/Getty Images"]
    assert founding[4].captions[0].caption.endswith("sexual assault.")
    assert founding[2].body.count("\n>\n") == 4
    assert not any(draft.published or draft.warnings for draft in founding)
