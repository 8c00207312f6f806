import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parts import PARAGRAPH, Part
from archive.search.concordance import CONTEXT, find_hits
from archive.search.query_language import Near, Phrase, Prefix, Printed, Word
from archive.words import folded_words, run_together, words


def hits(text, *leaves, **options):
    return find_hits([Part(PARAGRAPH, 1, text)], leaves, **options)


def test_a_hit_has_its_words_left_and_right_as_printed():
    (hit,) = hits("They said: “Silence — is NOT the norm,” and left.", Phrase(("is", "not", "the")))
    assert (hit.left, hit.match, hit.right) == ("They said: “Silence — ", "is NOT the", " norm,” and left.")
    assert (hit.anchor, hit.part.anchor) == ("hit-1", "paragraph-1")


def test_long_context_is_cut_between_words():
    text = "left " * 40 + "here" + " right" * 40
    (hit,) = hits(text, Phrase(("here",)))
    assert hit.left.startswith("…left ")
    assert hit.right.endswith(" right…")
    assert len(hit.left) <= CONTEXT
    assert len(hit.right) <= CONTEXT + 1


def test_hits_overlap_and_are_numbered_in_reading_order():
    assert [(hit.number, hit.start) for hit in hits("a a a", Phrase(("a", "a")))] == [(1, 0), (2, 2)]


def test_phrases_stop_at_the_end_of_a_part():
    parts = [Part("headline", 1, "The norm"), Part(PARAGRAPH, 1, "is silence")]
    assert find_hits(parts, [Phrase(("norm", "is"))]) == []


@pytest.mark.parametrize(("language", "expected"), [("en-AU", ["harass", "harassing", "harasser"]), ("xx", ["harass"])])
def test_words_match_in_any_form_of_the_language(language, expected):
    assert [hit.match for hit in hits("harass harassing harasser’s", Word("harass"), language=language)] == expected


def test_taught_hashtags_are_hits():
    (hit,) = hits("so #metoo it is", Phrase(("me", "too")), hashtags=run_together(["#MeToo"]))
    assert hit.match == "metoo"


@given(st.text(st.sampled_from("ab é’“-#.,\u0301"), max_size=80), st.integers(0, 10), st.integers(1, 4))
def test_every_phrase_of_a_text_is_found_in_it_as_printed(text, start, length):
    phrase = folded_words(text)[start : start + length]
    if phrase:
        found = hits(text, Phrase(phrase))
        assert found
        assert all(folded_words(hit.match)[: len(phrase)] == phrase for hit in found if "#" not in text)
        assert all(hit.left.removeprefix("…") in text and hit.match in text for hit in found)


@pytest.mark.parametrize(
    ("text", "leaf", "expected"),
    [
        ("The norm, not: silence!", Near(("silence", "norm"), 2), ["norm, not: silence"]),
        ("The norm is not silence", Near(("silence", "norm"), 2), []),
        ("me and me and me", Near(("me", "me"), 2), ["me and me", "me and me"]),
        ("#MeToo", Near(("too", "me"), 1), ["MeToo"]),
        ("Harassed, a HARASSER’s harass-ment", Prefix("harass"), ["Harassed", "HARASSER", "harass"]),
        ("Élysée élysées", Prefix("elys"), ["Élysée", "élysées"]),
        ("unharassed", Prefix("harass"), []),
        ("#MeToo, #metoo, Me Too", Printed("#MeToo", ("me", "too")), ["#MeToo"]),
        ("#MeToo, MeToo", Printed("MeToo", ("me", "too")), ["MeToo", "MeToo"]),
        ("They said “Me\u00a0 Too,”  once", Printed("said “Me Too,”", ("said", "me", "too")), ["said “Me\u00a0 Too,”"]),
        ("said — \u2009me", Printed("— me", ("me",)), ["— \u2009me"]),
        ("said me", Printed("— me", ("me",)), []),
        ("too tool Too too.", Printed("too", ("too",)), ["too", "too"]),
        ("too tool too.", Printed("too.", ("too",)), ["too."]),
        ("caf\u00e9 cafe cafe\u0301", Printed("cafe", ("cafe",)), ["cafe"]),
        ("so (a+b)* or a b", Printed("(a+b)*", ("a", "b")), ["(a+b)*"]),
        ("a.b. a.b.a.b", Printed("a.b", ("a", "b")), ["a.b", "a.b", "a.b"]),
    ],
)
def test_each_kind_of_leaf_is_shown_as_printed(text, leaf, expected):
    assert [hit.match for hit in hits(text, leaf, hashtags=run_together(["#MeToo"]))] == expected


def test_an_untaught_hashtag_is_printed_as_its_words_stand():
    assert [hit.match for hit in hits("#MeToo now", Printed("#MeToo", ("me", "too")))] == ["#MeToo"]
    assert hits("#MeToo now", Printed("MeToo", ("metoo",))) == []


def test_nothing_is_near_or_printed_across_parts():
    parts = [Part("headline", 1, "The norm"), Part(PARAGRAPH, 1, "is silence")]
    assert find_hits(parts, [Near(("norm", "is"), 50), Printed("norm is", ("norm", "is"))]) == []


def test_hits_of_several_leaves_stand_in_reading_order():
    found = hits("silence harasses the norm", Near(("silence", "norm"), 3), Prefix("harass"), Word("norm"))
    assert [(hit.number, hit.match) for hit in found] == [
        (1, "silence harasses the norm"),
        (2, "harasses"),
        (3, "norm"),
    ]


def ink_before(text, at):
    return len("".join(text[:at].split()))


PIECES = st.sampled_from(["a", "b", "B", "é", ".", " ", "  ", "\u00a0", "\n", "“", "#aB"])


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_printed_characters_are_where_a_plain_scan_finds_them(text, asked):
    asked, flat = " ".join(asked.split()), " ".join(text.split())
    phrase = folded_words(asked)
    if not phrase:
        return
    first, last = words(asked)[0], words(asked)[-1]
    starts, ends = {word.start: at for at, word in enumerate(words(flat))}, {word.end for word in words(flat)}
    folded = folded_words(flat)
    expected = [
        at
        for at in range(len(flat))
        if flat.startswith(asked, at)
        and at + first.start in starts
        and at + last.end in ends
        and folded[starts[at + first.start] :][: len(phrase)] == phrase
    ]
    found = hits(text, Printed(asked, phrase))
    assert [" ".join(hit.match.split()) for hit in found] == [asked] * len(expected)
    assert [ink_before(text, hit.start) for hit in found] == [ink_before(flat, at) for at in expected]


@given(st.lists(st.sampled_from(["a", "ab", "abc", "abd", "xab"])), st.sampled_from(["a", "ab", "abc"]))
def test_prefixes_are_where_a_plain_scan_finds_them(text, letters):
    found = hits(", ".join(text), Prefix(letters))
    assert [hit.match for hit in found] == [word for word in text if word.startswith(letters)]


@given(
    st.lists(st.sampled_from("abcx"), max_size=20),
    st.sampled_from("abc"),
    st.sampled_from("abc"),
    st.integers(1, 6),
)
def test_two_words_are_near_where_a_plain_scan_finds_them(text, one, other, distance):
    expected = [
        (first, last)
        for first in range(len(text))
        for last in range(first + 1, min(first + distance, len(text) - 1) + 1)
        if sorted((text[first], text[last])) == sorted((one, other)) and not {one, other} & set(text[first + 1 : last])
    ]
    found = hits("-".join(text), Near((one, other), distance))
    assert [(hit.start // 2, hit.end // 2) for hit in found] == expected
