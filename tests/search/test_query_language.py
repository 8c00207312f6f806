import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query_language import (
    AllOf,
    AnyOf,
    Filter,
    Not,
    Phrase,
    Word,
    counted_leaves,
    read_query,
)
from archive.search.receipt import say
from archive.words import run_together

TAUGHT = run_together(["#MeToo"])


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("silence", Word("silence")),
        ("Silence NORM", AllOf((Word("silence"), Word("norm")))),
        ('"silence is not the norm"', Phrase(("silence", "is", "not", "the", "norm"))),
        ('"silence"', Phrase(("silence",))),
        ("don’t", Phrase(("don", "t"))),
        ("4-year-old", Phrase(("4", "year", "old"))),
        ("#MeToo", Phrase(("me", "too"))),
        ("metoo", Phrase(("me", "too"))),
        ("日本語", Phrase(("日", "本", "語"))),
        ("a -b", AllOf((Word("a"), Not(Word("b"))))),
        ('-"a b"', Not(Phrase(("a", "b")))),
        ("a - b", AllOf((Word("a"), Word("b")))),
        ("a OR b", AnyOf((Word("a"), Word("b")))),
        ("a or b", AllOf((Word("a"), Word("or"), Word("b")))),
        ("a b OR c", AnyOf((AllOf((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", AllOf((Word("a"), AnyOf((Word("b"), Word("c")))))),
        ("a -(b OR c)", AllOf((Word("a"), Not(AnyOf((Word("b"), Word("c"))))))),
        ("outlet:newsweek", Filter("outlet", "newsweek")),
        ("Outlet:Newsweek", Filter("outlet", "Newsweek")),
        ('outlet:"News and Guts"', Filter("outlet", "News and Guts")),
        ("-outlet:newsweek", Not(Filter("outlet", "newsweek"))),
        ("from:2018-10~", Filter("from", "2018-10~")),
        ("‘me too’", Phrase(("me", "too"))),
        ("‘tis it", AllOf((Word("tis"), Word("it")))),
        ("rock ’n’ roll", AllOf((Word("rock"), Word("n"), Word("roll")))),
        ("https://example.org/a", Phrase(("https", "example", "org", "a"))),
        ("()", None),
        ("OR", None),
        ("", None),
    ],
)
def test_what_was_typed_is_read(typed, query):
    assert read_query(typed, TAUGHT).query == query


@given(st.text(max_size=60) | st.text(st.sampled_from('ab"“”«»‘’()-: OR~*\0'), max_size=60))
def test_any_text_is_read_and_can_be_said(typed):
    read = read_query(typed, TAUGHT)
    assert isinstance(say(read.query), str)
    assert read.query is not None or read.mended or not typed.strip()


def test_nesting_and_length_are_bounded():
    deep = read_query("(" * 900 + "a" + ")" * 900)
    assert deep.query == Word("a")
    assert len(deep.mended) == 1


def test_phrases_are_counted_and_words_only_where_there_is_no_phrase():
    assert counted_leaves(read_query('a "b c" -"d e" "b c"').query) == (Phrase(("b", "c")),)
    assert counted_leaves(read_query("a b -c a").query) == (Word("a"), Word("b"))
    assert counted_leaves(None) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"me too" OR (a -b)', "exactly “me too” or (“a” in any form and not “b” in any form)"),
        ("closed:yes extent:full", "in outlets that have closed and held in full"),
        ("a -(b OR c)", "“a” in any form and not (“b” in any form or “c” in any form)"),
    ],
)
def test_queries_are_said_in_words(typed, said):
    assert say(read_query(typed).query) == said
