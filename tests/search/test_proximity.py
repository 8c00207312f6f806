from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.proximity import WIDEST, find_windows


def windows(text, words, distance):
    places = {}
    for place, word in enumerate(text.split()):
        places.setdefault(word, []).append(place)
    return find_windows(places, tuple(words.split()), distance)


@pytest.mark.parametrize(
    ("text", "words", "distance", "found"),
    [
        ("a b", "a b", 1, [(0, 1)]),
        ("b a", "a b", 1, [(0, 1)]),
        ("a x b", "a b", 1, []),
        ("a x b", "a b", 2, [(0, 2)]),
        ("a b a", "a b", 1, [(0, 1), (1, 2)]),
        ("a a b", "a b", 2, [(1, 2)]),
        ("no silence silence is the norm", "silence norm", 5, [(2, 5)]),
        ("a b x x b a", "a b", 5, [(0, 1), (4, 5)]),
        ("a b c", "c a b", 1, []),
        ("a b c", "c a b", 2, [(0, 2)]),
        ("c a x b c", "a b c", 4, [(0, 3), (1, 4)]),
        ("a", "a a", WIDEST, []),
        ("a x a a", "a a", 2, [(0, 2), (2, 3)]),
        ("a b", "a z", WIDEST, []),
        ("a b", "", WIDEST, []),
    ],
)
def test_windows_are_minimal_and_within_the_distance(text, words, distance, found):
    assert windows(text, words, distance) == found


def test_places_need_not_be_next_to_each_other_and_no_window_crosses_a_gap():
    assert find_windows({"a": [3, 200], "b": [100, 150, 205]}, ("a", "b"), WIDEST) == [(150, 200), (200, 205)]


def by_trying_all(places, words, distance):
    """Every choice of distinct places, one for each word; of their spans, those with no smaller one inside."""
    choices = product(*(places.get(word, ()) for word in words))
    spans = {(min(choice), max(choice)) for choice in choices if choice and len(set(choice)) == len(choice)}
    within = [(first, last) for first, last in spans if last - first <= distance]
    return sorted(
        span
        for span in within
        if not any(span != other and span[0] <= other[0] and other[1] <= span[1] for other in within)
    )


@given(
    st.lists(st.sampled_from("abcx"), max_size=14),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=4),
    st.integers(0, 14),
)
def test_windows_are_those_that_trying_all_places_finds(text, words, distance):
    places = {word: [place for place, each in enumerate(text) if each == word] for word in set(text)}
    assert find_windows(places, words, distance) == by_trying_all(places, words, distance)
