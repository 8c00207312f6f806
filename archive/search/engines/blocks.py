"""Blocks: some thousand articles inverted at once, as arrays.

Every article of a block gets a run of slots, one for each word in reading order and one for the end of each paragraph.
What the index holds of a word is the sorted slots where it stands. So a phrase is an intersection of shifted arrays, an
article is a range of slots, and no posting is ever made or read one by one: inverting costs a sort, whatever the number
of words.

Slots are stored as differences, each word's in the narrowest of three widths. Beside them a block has a table with a
row for each article: whose it is, when it is from. This is pure numpy: it knows neither Whoosh nor the database. The
method is that of inverted files with word positions (Zobel and Moffat, "Inverted files for text search engines", 2006).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count

import numpy as np
from numpy.typing import NDArray

from archive.search.entry import Entry

Numbers = NDArray[np.int64]
Posting = tuple[str, int, bytes]
"""A word, how often it stands in the block, and its slots, encoded."""

PARAGRAPH_END = "\n"
"""What stands at the end of each paragraph: no word, so that no phrase runs across it."""
BLOCK = 20_000
"""Articles in a block at the most. Its slots then stay below 2³¹, and inverting it takes some 300 MB."""
WIDTHS = ((1, np.uint8), (2, np.uint16), (4, np.uint32))


@dataclass
class Chunk:
    """Some articles on their way into a block: their words as numbers of a vocabulary of their own, and their rows."""

    vocabulary: list[str]
    numbers: NDArray[np.uint32]
    lengths: list[int]
    rows: dict[str, list[int]]
    labels: dict[str, list[list[str]]]


def make_chunk(entries: Iterable[Entry]) -> Chunk:
    """The entries as arrays: small to send from one process to another, quick to join."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    end = vocabulary[PARAGRAPH_END]
    numbers: list[int] = []
    lengths: list[int] = []
    rows: dict[str, list[int]] = {name: [] for name in NUMBERS}
    labels: dict[str, list[list[str]]] = {name: [] for name in LABELS}
    for entry in entries:
        before = len(numbers)
        for paragraph in entry.exact:
            numbers.extend(map(vocabulary.__getitem__, paragraph))
            numbers.append(end)
        lengths.append(len(numbers) - before)
        for name, column in rows.items():
            column.append(getattr(entry, name))
        for name, values in labels.items():
            value = getattr(entry, name)
            values.append(value if isinstance(value, list) else [value])
    return Chunk(list(vocabulary), np.array(numbers, dtype=np.uint32), lengths, rows, labels)


NUMBERS = ("article", "year", "earliest", "latest", "text")
LABELS = ("outlet", "language", "extent", "topics")


@dataclass(eq=False)
class Table:
    """The rows of a block: a column of numbers each, and labels as codes into a list of values.

    `starts` has the first slot of each article, and one more for the end. `replaces` are articles whose rows in all
    earlier blocks are no longer true: those of this block, and those that were taken out.
    """

    sequence: int
    starts: Numbers
    replaces: Numbers
    numbers: dict[str, Numbers]
    values: dict[str, list[str]] = field(default_factory=dict)
    codes: dict[str, Numbers] = field(default_factory=dict)
    owners: dict[str, Numbers] = field(default_factory=dict)
    """For each label: the row that each code belongs to."""

    @property
    def size(self) -> int:
        """How many articles the block has."""
        return len(self.starts) - 1

    def to_bytes(self) -> bytes:
        """The table as numpy's own archive of arrays; nothing in it is code (no pickles)."""
        arrays = {"sequence": np.array(self.sequence), "starts": self.starts, "replaces": self.replaces}
        arrays |= {f"number.{name}": column for name, column in self.numbers.items()}
        for name, values in self.values.items():
            joined = np.frombuffer("\0".join(values).encode(), dtype=np.uint8)
            arrays |= {f"values.{name}": joined, f"codes.{name}": self.codes[name], f"owners.{name}": self.owners[name]}
        file = BytesIO()
        np.savez_compressed(file, allow_pickle=False, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Table:
        """The table of `to_bytes`."""
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            table = cls(
                sequence=int(arrays["sequence"]),
                starts=arrays["starts"],
                replaces=arrays["replaces"],
                numbers={name: arrays[f"number.{name}"] for name in NUMBERS},
            )
            for name in LABELS:
                table.values[name] = arrays[f"values.{name}"].tobytes().decode().split("\0")
                table.codes[name] = arrays[f"codes.{name}"]
                table.owners[name] = arrays[f"owners.{name}"]
        return table


def invert(chunks: list[Chunk], *, sequence: int, replaces: Iterable[int] = ()) -> tuple[Table, Iterator[Posting]]:
    """The block of these chunks: its table, and its postings in no order that counts."""
    numbers, vocabulary = _join(chunks)
    lengths = [length for chunk in chunks for length in chunk.lengths]
    rows = {
        name: np.array([value for chunk in chunks for value in chunk.rows[name]], dtype=np.int64) for name in NUMBERS
    }
    table = Table(
        sequence=sequence,
        starts=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
        replaces=np.union1d(rows["article"], np.fromiter(replaces, dtype=np.int64)).astype(np.int64),
        numbers=rows,
    )
    for name in LABELS:
        _add_labels(table, name, [values for chunk in chunks for values in chunk.labels[name]])
    return table, _postings(numbers, vocabulary)


def _join(chunks: list[Chunk]) -> tuple[NDArray[np.uint32], list[str]]:
    """The words of all chunks as numbers of one vocabulary."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    joined = []
    for chunk in chunks:
        own = np.fromiter(map(vocabulary.__getitem__, chunk.vocabulary), dtype=np.uint32, count=len(chunk.vocabulary))
        joined.append(own[chunk.numbers])
    return (np.concatenate(joined) if joined else np.empty(0, np.uint32)), list(vocabulary)


def _add_labels(table: Table, name: str, labels: list[list[str]]) -> None:
    numbered: defaultdict[str, int] = defaultdict(count().__next__)
    table.codes[name] = np.array([numbered[value] for values in labels for value in values], dtype=np.int64)
    table.owners[name] = np.repeat(np.arange(len(labels)), [len(values) for values in labels]).astype(np.int64)
    table.values[name] = list(numbered)


def _postings(numbers: NDArray[np.uint32], vocabulary: list[str]) -> Iterator[Posting]:
    """Sorts the slots by word, and cuts each word's out of one buffer for each width."""
    if not len(numbers):
        return
    slots = np.argsort(numbers, kind="stable").astype(np.int64)
    counts = np.bincount(numbers, minlength=len(vocabulary))
    begins = np.concatenate([[0], np.cumsum(counts)[:-1]])
    differences = np.diff(slots, prepend=0)
    differences[begins] = slots[begins]
    largest = np.maximum.reduceat(differences, begins)
    buffers = {width: differences.astype(kind).tobytes() for width, kind in WIDTHS}
    for word, begin, number, most in zip(vocabulary, begins.tolist(), counts.tolist(), largest.tolist(), strict=True):
        width = 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
        yield word, number, bytes([width]) + buffers[width][begin * width : (begin + number) * width]


def decode(posting: bytes) -> NDArray[np.int32]:
    """The slots of an encoded posting."""
    kind = dict(WIDTHS)[posting[0]]
    return np.cumsum(np.frombuffer(posting, dtype=kind, offset=1), dtype=np.int32)
