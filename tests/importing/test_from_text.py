import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.importing.draft import CannotRead, Draft, LineKind
from archive.importing.from_text import read_text
from archive.markdown import paragraphs
from archive.words import folded_words

ROOT = Path(__file__).resolve().parents[2]


SAMPLES = sorted((ROOT / "fixtures" / "samples").glob("*.txt"))


IN_TEXT = {LineKind.PARAGRAPH, LineKind.HEADING, LineKind.LIST_ITEM, LineKind.QUOTATION, LineKind.ATTRIBUTION}


def as_plain(draft: Draft) -> dict:
    """A draft as a sample's JSON has it: what it gives, and what each written line was taken for."""
    given_fields = {name: value for name, value in asdict(draft).items() if value and name != "lines"}
    kinds = {str(line.number): line.kind for line in draft.lines if line.kind is not LineKind.BLANK}
    return json.loads(json.dumps({**given_fields, "lines": kinds}))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_gives_the_result_beside_it(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert as_plain(read_text(path.read_bytes())) == expected


def test_there_are_samples():
    assert len(SAMPLES) >= 6


def test_markup_characters_in_a_paragraph_stay_as_they_are():
    text = "Lights out\n\n*Nobody* clapped_at_all [sic] <b> & 5 > 4 # `no` \\ end.\n\n# not a heading.\n\n> not quoted."
    assert paragraphs(read_text(text.encode()).body) == text.split("\n\n")[1:]


def test_html_source_is_a_warning():
    assert "HTML" in read_text(b"Lights\n" + b"<p>Nobody.</p>\n" * 10).warnings[0]


LINES_OF_PAGES = [
    *(ROOT / "fixtures" / "samples" / "culture_blog.txt").read_text(encoding="utf-8").splitlines(),
    *("— A B (@c) May 1, 2019", "By A B", "Photo: A B/AP", "About the author", "Comments", "a sentence. " * 12, "1. x"),
]


@given(st.lists(st.text(max_size=60) | st.sampled_from(LINES_OF_PAGES), max_size=30).map("\n".join))
@example("Headline\n\n    code?\n\n\\\n\n- - -\n\na  \nb\\\nc #\n\n## d ##")
@settings(deadline=None)
def test_every_line_has_one_kind_and_what_is_text_reads_back_as_it_was(text):
    try:
        draft = read_text(text.encode("utf-8", "replace"))
    except CannotRead:
        return
    assert [line.number for line in draft.lines] == list(range(1, len(draft.lines) + 1))
    assert all(line.reason for line in draft.lines)
    written = [line.text for line in draft.lines if line.kind in IN_TEXT]
    bullets = [line.kind is LineKind.LIST_ITEM for line in draft.lines if line.kind in IN_TEXT]
    bare = [text[1:].strip() if bullet else text for text, bullet in zip(written, bullets, strict=True)]
    assert [folded_words(text) for text in paragraphs(draft.body)] == [folded_words(text) for text in bare]


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_give_a_draft_or_a_named_error(data):
    try:
        draft = read_text(data)
    except CannotRead as error:
        draft, problem = None, str(error)
    assert isinstance(draft, Draft) or problem


@pytest.mark.parametrize(
    "text",
    [
        "By " + "A. " * 300_000,
        "(" * 1_000_000,
        "“" * 1_000_000,
        "— A (@b" * 150_000,
        "a/ " * 300_000 + "(Photo by",
        "Ana Ruiz is a " * 70_000,
        " " * 1_000_000 + "x",
        "This site is " + "part of the " * 80_000,
        "\n".join(["— A B (@c) May 1, 2019"] * 10_000),
        "\n".join(["About the author"] * 10_000),
        "Headline\n" + "\n".join(["Ana Ruiz is a staff writer at the Echo."] * 10_000),
        "Headline\n\nBy Ana Ruiz\n" + "\n".join(["This site is part of our online web news archive closed"] * 10_000),
        "Headline\n" + "Photo by Ana\n" * 10_000,
        "Headline\n“aaaa bbbb cccc dddd,” he said.\n" + "aaaa bbbb cccc\n" * 20_000,
        "\n" * 200_000 + "x",
        "\n".join(f"Line {number}" for number in range(20_000)),
        "- \n" * 100_000,
    ],
    ids=lambda text: text.strip()[:20],
)
def test_hostile_text_is_read_in_bounded_time(text):
    assert read_text(text.encode()).lines
