import pytest
from hypothesis import given

from archive.citations.reference import single_line
from tests.citations.references import REFERENCES, STRINGS, make_reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo", "one two"),
        ("one\u2028two\u0085three\x1cfour", "one two three four"),
        (" a \x00 b ", "a b"),
        ("half \ud83d a pair", "half a pair"),
        ("見出し\u3000続き", "見出し\u3000続き"),
        ("Pourquoi\u00a0?", "Pourquoi\u00a0?"),
        ("זה \u200fמקרה", "זה \u200fמקרה"),
        ("\n\t", ""),
    ],
)
def test_a_string_becomes_one_line(text, expected):
    assert single_line(text) == expected


@given(STRINGS)
def test_one_line_stays_as_it_is(text):
    line = single_line(text)
    assert single_line(line) == line
    assert line.splitlines() in ([line], [])


@given(REFERENCES)
def test_every_string_of_a_reference_can_be_written(reference):
    for string in (reference.headline, reference.url, *reference.notices, *reference.bylines, reference.text or ""):
        string.encode()


def test_lists_lose_what_is_empty_and_text_keeps_its_lines():
    reference = make_reference(notices=["Closed.", "\n", ""], text="One.\r\n\r\nTwo.\x00")
    assert reference.notices == ("Closed.",)
    assert reference.text == "One.\n\nTwo. "


@pytest.mark.parametrize(("abstract", "standfirst", "summary"), [("A.", "S.", "A."), ("", "S.", "S."), ("", "", "")])
def test_the_abstract_goes_before_the_standfirst(abstract, standfirst, summary):
    assert make_reference(abstract=abstract, standfirst=standfirst).summary == summary
