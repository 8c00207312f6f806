import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.importing.draft import (
    BadField,
    CannotRead,
    Draft,
    DraftCaption,
    DraftNotice,
    EmptyDocument,
    MissingField,
    NotJSON,
    NotText,
    UnknownEncoding,
)
from archive.importing.from_jsonl import KNOWN, read_jsonl_line

LEAST = {"outlet": "Dale Echo", "headline": "Lights out", "body": "Nobody clapped.\n\n> Not one."}


def make_line(**fields) -> bytes:
    return json.dumps({**LEAST, **fields}, ensure_ascii=False).encode()


def test_three_fields_are_enough():
    draft = read_jsonl_line(json.dumps(LEAST).encode(), number=1)
    assert draft == Draft(outlet="Dale Echo", headline="Lights out", body="Nobody clapped.\n\n> Not one.")


def test_every_field_is_read():
    line = make_line(
        standfirst="After ninety years",
        bylines=["Ana Ruiz", "Karl Thiessen"],
        published="2011-10-03~",
        published_basis="inferred",
        updated="2011-10-04",
        url="https://dale-echo.example/lights",
        language="en",
        section="Harbour",
        abstract="The lamps are switched off.",
        captions=[{"caption": "The wall", "credit": "Ana Ruiz"}, {"caption": "The lamp"}],
        notices=[
            {"kind": "closure", "text": "Closed in 2019."},
            {"kind": "correction", "text": "x", "placement": "below"},
        ],
        syndication_credit="Harbour Wire",
        topics=["lamps"],
        id=17,
    )
    assert read_jsonl_line(line, number=1) == Draft(
        outlet="Dale Echo",
        headline="Lights out",
        body="Nobody clapped.\n\n> Not one.",
        standfirst="After ninety years",
        bylines=("Ana Ruiz", "Karl Thiessen"),
        published="2011-10-03~",
        published_basis="inferred",
        updated="2011-10-04",
        url="https://dale-echo.example/lights",
        language="en",
        section="Harbour",
        abstract="The lamps are switched off.",
        captions=(DraftCaption("The wall", "Ana Ruiz"), DraftCaption("The lamp", "")),
        notices=(DraftNotice("closure", "Closed in 2019.", "above"), DraftNotice("correction", "x", "below")),
        syndication_credit="Harbour Wire",
        topics=("lamps",),
        sender_id="17",
    )


def test_null_is_absent():
    assert read_jsonl_line(make_line(**dict.fromkeys(KNOWN - LEAST.keys())), number=1) == read_jsonl_line(
        make_line(), number=1
    )


def test_unknown_field_is_a_warning():
    draft = read_jsonl_line(make_line(colour="green"), number=7)
    assert draft.warnings == ("Line 7: the field “colour” is unknown and was left out.",)


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({"headline": None}, MissingField, "Line 3: “headline” is blank"),
        ({"headline": " \n"}, MissingField, "Line 3: “headline” is blank"),
        ({"outlet": ""}, MissingField, "Line 3: “outlet” is blank"),
        ({"body": ""}, MissingField, "Line 3: “body” is blank"),
        ({"headline": 5}, BadField, "Line 3: “headline” must be a text, but is a number"),
        ({"url": True}, BadField, "“url” must be a text, but is true or false"),
        ({"url": "javascript:alert(1)"}, BadField, "“url” must be an address with http:// or https://"),
        ({"bylines": "Ana Ruiz"}, BadField, "“bylines” must be a list, but is a text"),
        ({"bylines": [["Ana Ruiz"]]}, BadField, "“bylines” must be a text, but is a list"),
        ({"topics": {}}, BadField, "“topics” must be a list, but is an object"),
        ({"captions": ["The wall"]}, BadField, "“captions” must be a list of objects, but has a text in it"),
        ({"captions": [{"credit": 1}]}, BadField, "“captions: credit” must be a text, but is a number"),
        ({"notices": [{"text": "x"}]}, MissingField, "“notices: kind” is missing"),
        ({"notices": [{"kind": "gossip", "text": "x"}]}, BadField, "“notices: kind” is “gossip”; it may be closure, "),
        ({"published_basis": "guessed"}, BadField, "“published_basis” is “guessed”; it may be printed, address, "),
        ({"published": "next Tuesday"}, BadField, "Line 3: “published” is no date: .*next Tuesday"),
        ({"published": "2018-02-30"}, BadField, "2018-02-30"),
        ({"updated": "2018-13"}, BadField, "“updated” is no date"),
        ({"published": 2018}, BadField, "“published” must be a text, but is a number"),
        ({"id": 1.5}, BadField, "“id” must be a text, but is a number"),
    ],
)
def test_wrong_field_is_named_with_its_line(fields, error, message):
    with pytest.raises(error, match=message) as caught:
        read_jsonl_line(make_line(**fields), number=3)
    assert caught.value.field == next(iter(fields))


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        (b"", EmptyDocument, "Line 3 is blank"),
        (b" \r\n", EmptyDocument, "Line 3 is blank"),
        (b"Lights out", NotJSON, "Line 3 is not JSON: .* at character 1"),
        (b'{"headline": "Lights', NotJSON, "Line 3 is not JSON"),
        (b'{"headline": "a"} {}', NotJSON, "Line 3 is not JSON"),
        (b"[1]", NotJSON, "Line 3 is a list, not an object"),
        (b"null", NotJSON, "Line 3 is null, not an object"),
        (b"[" * 100_000, NotJSON, "Line 3 is nested too deeply"),
        (b'{"id": ' + b"9" * 10_000 + b"}", NotJSON, "Line 3 is nested too deeply, or has a number too long"),
        (b'{"headline": "caf\xe9"}', UnknownEncoding, "Line 3 is not UTF-8 .byte 17."),
        (b'{"headline": "\x00"}', NotText, "Line 3 has null bytes"),
        (rb'{"headline": "\u0000"}', BadField, "“headline” has a null character"),
        (rb'{"bylines": ["\ud800"]}', BadField, "“bylines” has half a character"),
        (rb'{"a\u0000": 1}', BadField, "“a name of a field” has a null character"),
    ],
)
def test_line_that_is_no_article_is_refused(line, error, message):
    with pytest.raises(error, match=message):
        read_jsonl_line(line, number=3)


def test_byte_order_mark_is_passed_over():
    assert read_jsonl_line(b"\xef\xbb\xbf" + make_line(), number=1).headline == "Lights out"


def test_control_characters_of_escapes_are_taken_out():
    line = make_line(body="a\x08b\fc").replace(b"Lights", rb"Lights\u001b \ud83d\udca1")
    draft = read_jsonl_line(line, number=1)
    assert (draft.headline, draft.body) == ("Lights 💡 out", "ab c")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)) | st.text(max_size=8), JSON_VALUES, max_size=6), st.booleans())
@settings(deadline=None)
def test_any_object_gives_a_draft_or_a_named_error(fields, escaped):
    line = json.dumps({**LEAST, **fields}, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    assert _reads(line)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_give_a_draft_or_a_named_error(line):
    assert _reads(line)


def _reads(line: bytes) -> bool:
    """Whether the line gives a draft that can be stored, or an error that says something."""
    try:
        draft = read_jsonl_line(line, number=1)
    except CannotRead as error:
        return "Line 1" in str(error)
    return bool(draft.headline and draft.body and repr(draft).encode())
