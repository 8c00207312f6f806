"""How an article's entry lies in a Whoosh index.

The exact field has a posting for each folded word with its positions; between two paragraphs lies a gap, so that no
phrase runs from one into the next. The stemmed field has frequencies only. Both are marked as scorable, though nothing
is scored by it: without the column of lengths that this makes, Whoosh looks for one on disk at every posting. Columns
carry what is sorted, filtered and counted by. No text is stored. Of Whoosh this uses fields, formats and columns as its
three packages share them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from struct import Struct
from typing import Any

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Existence, Frequency, Positions

from archive.search.entry import Entry

PARAGRAPH_GAP = 100
"""Positions left free between paragraphs; more than any search for words near each other may reach."""

FREQUENCY = Struct("!I")
"""How Whoosh's Frequency format writes a posting's value."""

Posting = tuple[bytes, int, float, bytes]


class ExactField(FieldType):  # type: ignore[misc]
    """Folded words with their positions. Takes a list of paragraphs, each a sequence of words."""

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=None, scorable=True)

    def index(self, value: list[tuple[str, ...]], **kwargs: Any) -> Iterator[Posting]:
        """A posting for each word of the article."""
        places: dict[str, list[int]] = defaultdict(list)
        begin = 0
        for paragraph in value:
            for at, word in enumerate(paragraph, begin):
                places[word].append(at)
            begin += len(paragraph) + PARAGRAPH_GAP
        encode = self.format.encode
        for word, positions in places.items():
            yield word.encode(), len(positions), float(len(positions)), encode(positions)


class StemmedField(FieldType):  # type: ignore[misc]
    """Stems with their frequencies. Takes a list of tokens."""

    def __init__(self) -> None:
        super().__init__(format=Frequency(), analyzer=None, scorable=True)

    def index(self, value: list[str], **kwargs: Any) -> Iterator[Posting]:
        """A posting for each stem of the article."""
        for token, count in Counter(value).items():
            yield token.encode(), count, float(count), FREQUENCY.pack(count)


class LabelsField(FieldType):  # type: ignore[misc]
    """Whole values, such as the slugs of topics. Takes a list of them."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None, scorable=False)

    def index(self, value: list[str], **kwargs: Any) -> Iterator[Posting]:
        """A posting for each value."""
        for label in set(value):
            yield label.encode(), 1, 1.0, b""


NUMBERS = ("article", "year", "earliest", "latest", "text")
COLUMNS = (*NUMBERS, "outlet", "language")


def make_schema() -> Schema:
    """The schema of the archive's index."""
    return Schema(
        id=ID(unique=True),
        exact=ExactField(),
        stemmed=StemmedField(),
        outlet=ID(sortable=VarBytesColumn()),
        topic=LabelsField(),
        language=ID(sortable=VarBytesColumn()),
        extent=ID(),
        **{name: COLUMN(NumericColumn("q")) for name in NUMBERS},
    )


def make_document(entry: Entry, identifier: str) -> dict[str, Any]:
    """The entry as the keyword arguments of Whoosh's writer."""
    return {
        "id": identifier,
        "exact": entry.exact,
        "stemmed": entry.stemmed,
        "outlet": entry.outlet,
        "topic": entry.topics,
        "language": entry.language,
        "extent": entry.extent,
        **{name: getattr(entry, name) for name in NUMBERS},
    }
