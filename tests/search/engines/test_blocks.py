import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.engines.blocks import PARAGRAPH_END, Table, decode, invert, make_chunk
from archive.search.engines.phrases import phrase_slots
from archive.search.entry import Entry

WORDS = st.sampled_from("abc")
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=12).map(tuple)
TEXTS = st.lists(st.lists(PARAGRAPH, max_size=3), min_size=1, max_size=6)


def make_entry(number, exact, **fields):
    fields = {"outlet": "courier", "topics": [], "language": "en", "extent": "full", "year": 2018, **fields}
    return Entry(article=number, exact=exact, earliest=1, latest=2, text=number, **fields)


def slots_of(texts, *, chunk=2):
    entries = [make_entry(number, exact) for number, exact in enumerate(texts)]
    chunks = [make_chunk(entries[at : at + chunk]) for at in range(0, len(entries), chunk)]
    table, postings = invert(chunks, sequence=1)
    return table, {word: decode(slots) for word, _, slots in postings}


def laid_out(texts):
    """Every word at its slot, by hand."""
    return [word for exact in texts for paragraph in exact for word in (*paragraph, PARAGRAPH_END)]


@given(TEXTS)
def test_every_word_stands_at_its_slots_and_nowhere_else(texts):
    table, slots = slots_of(texts)
    there = laid_out(texts)
    assert table.starts[-1] == len(there)
    for word in {*there}:
        assert slots[word].tolist() == [at for at, each in enumerate(there) if each == word]


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=4))
def test_a_phrase_begins_where_its_words_follow_each_other(texts, phrase):
    _, slots = slots_of(texts)
    there = laid_out(texts)
    if all(word in slots for word in phrase):
        wanted = [at for at in range(len(there)) if there[at : at + len(phrase)] == phrase]
        assert phrase_slots(phrase, slots).tolist() == wanted


@pytest.mark.parametrize("gap", [1, 200, 300, 70_000])
def test_differences_of_every_width_are_read_back(gap):
    filler = ("x",) * gap
    _, slots = slots_of([[("a", *filler, "a", "a")]])
    assert slots["a"].tolist() == [0, gap + 1, gap + 2]


def test_a_table_is_read_back_from_its_bytes():
    entries = [
        make_entry(7, [("a",)], topics=["one", "two"], outlet="courier"),
        make_entry(9, [], topics=[], outlet="tribune"),
    ]
    table, _ = invert([make_chunk(entries)], sequence=3, replaces=[4, 7])
    read = Table.from_bytes(table.to_bytes())
    assert (read.sequence, read.size, read.starts.tolist()) == (3, 2, [0, 2, 2])
    assert read.replaces.tolist() == [4, 7, 9]
    assert {name: column.tolist() for name, column in read.numbers.items()} == {
        name: column.tolist() for name, column in table.numbers.items()
    }
    topics = [read.values["topics"][code] for code in read.codes["topics"]]
    assert list(zip(read.owners["topics"].tolist(), topics, strict=True)) == [(0, "one"), (0, "two")]


def test_a_block_of_nothing_only_replaces():
    table, postings = invert([], sequence=1, replaces=[5])
    read = Table.from_bytes(table.to_bytes())
    assert (read.size, read.replaces.tolist(), list(postings)) == (0, [5], [])
    assert read.numbers["article"].dtype == np.int64
