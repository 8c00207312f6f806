import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query_language import AllOf, AnyOf, Filter, Near, Not, Phrase, Prefix, Printed, Word, read_query
from archive.search.write_query import write_query


@pytest.mark.parametrize(
    "typed",
    [
        "silence",
        '"silence is not the norm"',
        '"silence norm"~5',
        "harass*",
        'printed:"#MeToo"',
        'silence -norm -"me too"',
        "silence OR norm me",
        "(silence OR norm) me",
        "-(silence norm)",
        "-(-silence)",
        'outlet:"Evening Lantern" from:"2018-10" on:"10-15"',
    ],
)
def test_what_was_typed_is_written_again(typed):
    assert write_query(read_query(typed).query) == typed


def test_characters_that_hold_a_quotation_mark_are_quoted_with_another():
    query = Printed('"me too"', ("me", "too"))
    assert write_query(query) == 'printed:“"me too"”'
    assert read_query(write_query(query)).query == query


WORDS = st.sampled_from(["silence", "norm", "or", "me", "42", "núñez"]).map(lambda word: word.replace("ú", "u"))
WORDS = WORDS.map(lambda word: word.replace("ñ", "n"))
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(tuple)
LEAVES = st.one_of(
    WORDS.map(Word),
    PHRASES.map(Phrase),
    st.lists(WORDS, min_size=2, max_size=4).map(lambda words: Near(tuple(words), 7)),
    st.sampled_from(["harass", "sil"]).map(Prefix),
    PHRASES.map(lambda words: Printed(" ".join(words), words)),
    st.sampled_from([Filter("outlet", "Evening Lantern"), Filter("from", "2018-10"), Filter("closed", "yes")]),
)
SEVERAL = {"min_size": 2, "max_size": 3}
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, **SEVERAL).map(lambda each: AllOf(tuple(each))),
        st.lists(inner, **SEVERAL).map(lambda each: AnyOf(tuple(each))),
    ),
    max_leaves=6,
)


@given(QUERIES)
def test_whatever_is_written_is_read_as_the_same_tree(query):
    read = read_query(write_query(query))
    assert read.mended == ()
    assert read.query == query
