import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query_language import (
    MOST_TERMS,
    MOST_WORDS,
    AllOf,
    AnyOf,
    Filter,
    Near,
    Not,
    Phrase,
    Prefix,
    Printed,
    Word,
    counted_leaves,
    leaves,
    read_filter,
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
        ('"silence norm"~5', Near(("silence", "norm"), 5)),
        ("“Silence, norm” ~5", Near(("silence", "norm"), 5)),
        ('"me me"~50', Near(("me", "me"), 50)),
        ('-"#MeToo now"~2', Not(Near(("me", "too", "now"), 2))),
        ("harass*", Prefix("harass")),
        ("Élys**", Prefix("elys")),
        ("(harass*, OR -abus*)", AnyOf((Prefix("harass"), Not(Prefix("abus"))))),
        ('printed:"#MeToo"', Printed("#MeToo", ("me", "too"))),
        ("Printed:#MeToo", Printed("#MeToo", ("me", "too"))),
        ("-printed:metoo", Not(Printed("metoo", ("me", "too")))),
        ('printed:" “Me\u00a0\n Too,” she "', Printed("“Me Too,” she", ("me", "too", "she"))),
        ('printed:“the "norm"”', Printed('the "norm"', ("the", "norm"))),
        ('printed:"the norm”', Printed("the norm", ("the", "norm"))),
        ("printed:a*b", Printed("a*b", ("a", "b"))),
        ("on:10-15", Filter("on", "10-15")),
        ("on:2-29", Filter("on", "02-29")),
        ("a OR (b -on:01-01)", AnyOf((Word("a"), AllOf((Word("b"), Not(Filter("on", "01-01"))))))),
        ("https://example.org/?q=a*", Phrase(("https", "example", "org", "q", "a"))),
        ('"f*** off"', Phrase(("f", "off"))),
        ("why?", Word("why")),
        ("()", None),
        ("OR", None),
        ("", None),
    ],
)
def test_what_was_typed_is_read(typed, query):
    assert read_query(typed, TAUGHT).query == query


PASSED_OVER = "* and ? were passed over in {}: an asterisk may only end a word, as in march*."
ENDS_ONE_WORD = "The asterisk was passed over after {}: an asterisk ends one single word, of 3 letters at least."
NOT_A_DAY = "on:{} was left out. Write a month and a day: on:10-15 is 15 October of any year."


@pytest.mark.parametrize(
    ("typed", "query", "sentence"),
    [
        ("ha*", Word("ha"), ENDS_ONE_WORD.format("ha")),
        ("4-year-o*", Phrase(("4", "year", "o")), ENDS_ONE_WORD.format("4-year-o")),
        ("metoo*", Phrase(("me", "too")), ENDS_ONE_WORD.format("metoo")),
        ("har*ss", Phrase(("har", "ss")), PASSED_OVER.format("har*ss")),
        ("*ass", Word("ass"), PASSED_OVER.format("*ass")),
        ("*rass*", Word("rass"), PASSED_OVER.format("*rass*")),
        ("h?rass", Phrase(("h", "rass")), PASSED_OVER.format("h?rass")),
        ("a *", Word("a"), PASSED_OVER.format("*")),
        (
            '"harass* women"',
            Phrase(("harass", "women")),
            "The asterisk in “harass* women” was passed over: quoted words are read whole.",
        ),
        ('"a b"~51', Near(("a", "b"), 50), "The words were looked for within 50 of each other: that is the widest."),
        (
            '"a b c"~1',
            Near(("a", "b", "c"), 2),
            "The words were looked for within 2 of each other: they have no room nearer to each other.",
        ),
        ('"a"~5', Phrase(("a",)), "A tilde was passed over: it is for two to 51 words."),
        (f'"{"a " * 52}"~5', Phrase(("a",) * 52), "A tilde was passed over: it is for two to 51 words."),
        ("goverment~2", Word("goverment"), "~2 was passed over: it may follow a phrase, and not a word."),
        ('outlet:"a b"~2', Filter("outlet", "a b"), "~2 was passed over: it may follow a phrase, and not a filter."),
        ("a printed:“—”", Word("a"), "printed:— was left out: there is no word in it."),
        ('printed:"a', Printed("a", ("a",)), "A quotation mark was not closed; the phrase is read to the end."),
        ("a on:02-30", Word("a"), NOT_A_DAY.format("02-30")),
        ("a on:15-10", Word("a"), NOT_A_DAY.format("15-10")),
        ("a on:2018-10-15", Word("a"), NOT_A_DAY.format("2018-10-15")),
        ("author:smith", Phrase(("author", "smith")), "There is no filter called author; it was read as words."),
    ],
)
def test_what_cannot_be_understood_is_mended_and_said(typed, query, sentence):
    read = read_query(typed, TAUGHT)
    assert (read.query, read.mended) == (query, (sentence,))


def test_a_token_mended_twice_says_both():
    assert len(read_query('"a harass* b').mended) == 2


SIGNS = st.lists(
    st.sampled_from(["harass*", '"a b"', "~5", "~99", 'printed:"#A b"', "on:1-2", "OR", "(", ")", "-", " ", "*", "é"])
).map("".join)


@given(st.text(max_size=60) | st.text(st.sampled_from('ab"“”«»‘’()-: OR~*?5\0'), max_size=60) | SIGNS)
def test_any_text_is_read_and_can_be_said(typed):
    read = read_query(typed, TAUGHT)
    assert bool(say(read.query)) == (read.query is not None)
    for leaf in leaves(read.query):
        assert isinstance(leaf, Word | Prefix) or leaf.words
    assert read.query is not None or read.mended or not typed.strip()


def test_nesting_and_length_are_bounded():
    deep = read_query("(" * 900 + "a" + ")" * 900)
    assert deep.query == Word("a")
    assert len(deep.mended) == 1
    long = read_query(f'"{"a " * (MOST_WORDS + 9)}" b printed:"b"')
    assert long.query == Phrase(("a",) * MOST_WORDS)
    assert long.mended == (f"Only the first {MOST_WORDS} words were looked for.",)


def test_the_printed_words_beyond_the_limit_are_cut_off_as_printed():
    read = read_query(f'"{"a " * (MOST_WORDS - 2)}" printed:"#Me Too, (three)"')
    assert read.query == AllOf((Phrase(("a",) * (MOST_WORDS - 2)), Printed("#Me Too", ("me", "too"))))


@pytest.mark.parametrize("joint", [" ", " OR ", " -", " (("])
def test_terms_are_bounded(joint):
    read = read_query(joint.join(f"w{number}" for number in range(MOST_TERMS + 50)))
    assert say(read.query).count("in any form") == MOST_TERMS
    assert f"Only the first {MOST_TERMS} words, phrases and filters were looked for." in read.mended


def test_phrases_are_counted_and_words_only_where_there_is_no_phrase():
    assert counted_leaves(read_query('a "b c" -"d e" "b c"').query) == (Phrase(("b", "c")),)
    assert counted_leaves(read_query("a b -c a").query) == (Word("a"), Word("b"))
    assert counted_leaves(read_query('a bcd* -"d e"~2').query) == (Word("a"), Prefix("bcd"))
    assert counted_leaves(read_query('a bcd* "d e"~2').query) == (Near(("d", "e"), 2),)
    assert counted_leaves(read_query('a bcd* printed:E ("f" OR g)').query) == (Printed("E", ("e",)), Phrase(("f",)))
    assert counted_leaves(None) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"me too" OR (a -b)', "exactly “me too” or (“a” in any form and not “b” in any form)"),
        ("closed:yes extent:full", "in outlets that have closed and held in full"),
        ('"silence norm"~5', "“silence” and “norm” within 5 words of each other"),
        (
            '-"a b c"~2 OR "d d"~1',
            "not (“a”, “b” and “c” within 2 words of each other) or (“d” and “d” within 1 word of each other)",
        ),
        ("harass* on:10-15", "words that begin with “harass” and published on 15 October of any year"),
        ("-printed:#MeToo", "not printed exactly as “#MeToo”"),
        ("a -(b OR c)", "“a” in any form and not (“b” in any form or “c” in any form)"),
    ],
)
def test_queries_are_said_in_words(typed, said):
    assert say(read_query(typed).query) == said


def test_a_day_chosen_beside_the_search_is_read_alike():
    assert read_filter("on", "3-8") == Filter("on", "03-08")
    assert read_filter("on", "march") == NOT_A_DAY.format("march")
