"""How blocks lie in a Whoosh index.

A document of Whoosh's is a block of articles. Its field `exact` has one posting for each word of the block, whose value
is the word's slots; its stored `table` has a row for each article. Whoosh keeps the terms, compresses the postings,
commits, locks and merges; of its interface this uses fields, formats and stored values, as its three packages share
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Format

from archive.search.engines.blocks import Posting

EXACT = "exact"
LONGEST_TERM = 60_000
"""Bytes. Whoosh counts a term's bytes in sixteen bits; a longer word is cut, and no reader can type one that long."""


class SlotsFormat(Format):  # type: ignore[misc]
    """Values of any length, made and read by `blocks`."""


class BlockField(FieldType):  # type: ignore[misc]
    """The postings of a block. Takes what `blocks.invert` gives."""

    def __init__(self) -> None:
        super().__init__(format=SlotsFormat(), analyzer=None, scorable=True)

    def index(self, value: Iterable[Posting], **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """A posting for each word of the block."""
        for word, number, slots in value:
            yield term(word), number, 1.0, slots


def term(word: str) -> bytes:
    """A word as Whoosh's term."""
    return word.encode()[:LONGEST_TERM]


def make_schema() -> Schema:
    """The schema of the archive's index."""
    return Schema(**{EXACT: BlockField(), "table": STORED(), "sequence": STORED()})
