import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query_language import Phrase, Word, read_query
from archive.views.addresses import phrase_of
from archive.words import folded_words


@pytest.mark.parametrize(
    ("words", "typed"),
    [("the norm", '"the norm"'), ("say “me too,” he", '"say  me too,  he"'), ('a "b', '"a  b"'), ("", "")],
)
def test_phrase_of(words, typed):
    assert phrase_of(words) == typed


@given(st.text(min_size=1, max_size=60))
def test_a_phrase_is_read_back_as_just_its_words(words):
    folded = folded_words(words)
    query = read_query(phrase_of(words)).query
    assert query in (Phrase(folded), *([Word(folded[0])] if len(folded) == 1 else []), *([] if folded else [None]))
