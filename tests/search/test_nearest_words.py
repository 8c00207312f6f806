import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.nearest_words import nearest_words

VOCABULARY = ["bell", "belle", "bells", "harbour", "harbours", "marched", "nobody", "norm", "silence", "silences"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("silense", ["silence", "silences"]),
        ("slience", ["silence"]),
        ("silence", ["silences"]),
        ("harbor", ["harbour", "harbours"]),
        ("nrom", ["norm"]),
        ("blel", ["bell"]),
        ("nobdoy", ["nobody"]),
        ("zebra", []),
        ("no", []),
        ("n", []),
        ("", []),
        ("2018", []),
        ("x" * 1000, []),
    ],
)
def test_nearest_words(typed, expected):
    near = nearest_words(typed, VOCABULARY)
    assert [word for _, word in near][: len(expected)] == expected
    assert bool(near) == bool(expected)


def distance(one, other):
    """The definition, letter by letter (optimal string alignment)."""
    table = {(row, -1): row + 1 for row in range(-1, len(one))} | {(-1, col): col + 1 for col in range(-1, len(other))}
    for row, mine in enumerate(one):
        for col, theirs in enumerate(other):
            steps = [table[row - 1, col] + 1, table[row, col - 1] + 1, table[row - 1, col - 1] + (mine != theirs)]
            if row and col and one[row - 1] == theirs and mine == other[col - 1]:
                steps.append(table[row - 2, col - 2] + 1)
            table[row, col] = min(steps)
    return table[len(one) - 1, len(other) - 1]


SHORT_WORDS = st.text(alphabet="abc", min_size=1, max_size=7)


@given(SHORT_WORDS.filter(lambda word: len(word) > 1), st.sets(SHORT_WORDS, max_size=30))
def test_every_word_near_enough_is_found_and_no_other(word, vocabulary):
    most = 1 if len(word) <= 4 else 2
    expected = sorted((far, other) for other in vocabulary if 0 < (far := distance(word, other)) <= most)
    assert nearest_words(word, sorted(vocabulary)) == expected
