"""Writes blocks into a Whoosh index: a whole one, or what has changed.

A change makes a small block that replaces older rows. When there are `FANOUT` blocks of a like size they are made into
one again, from the database, so that an index of any age has few blocks and most articles are seldom written twice (the
logarithmic merge of Lester, Moffat and Zobel, "Efficient online index construction", 2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from math import log
from typing import Any

from archive.search.engines.blocks import BLOCK, Chunk, Table, invert
from archive.search.engines.making_chunks import Progress, chunks_of
from archive.search.engines.shelf import Snapshot
from archive.search.engines.whoosh_schema import EXACT

FANOUT = 4
MEMORY = 512
"""Megabytes of postings that Whoosh gathers before it puts a sorted run on disk."""


@contextmanager
def writing(index: Any, *, wait: float) -> Iterator[Any]:
    """The one writer, waited for so many seconds; what it did is committed whole or not at all.

    Whoosh's lock is the system's own on a file: it ends with the process that holds it, however that ends. Segments are
    not packed into compound files, because Whoosh copies a packed one into memory whole whenever it opens it.
    """
    writer = index.writer(timeout=wait, limitmb=MEMORY, compound=False)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=lambda _, segments: [segment for segment in segments if segment.doc_count()])


def write_all(writer: Any, article_ids: list[int], progress: Progress | None = None) -> int:
    """Blocks of all these articles into an empty index; gives how many articles they hold."""
    held = 0
    for sequence, chunks in enumerate(_by_block(chunks_of(article_ids, progress)), 1):
        held += _add_block(writer, chunks, sequence=sequence).size
    return held


def write_changes(
    writer: Any, snapshot: Snapshot, article_ids: Iterable[int], progress: Progress | None = None
) -> None:
    """Makes the index agree with the database about these articles, and keeps the number of blocks small.

    The first new block says what is no longer true in all earlier ones; the next ones have only their own articles to
    say it of, because what the first one holds is true.
    """
    changed = set(article_ids)
    merged = _to_merge(snapshot, len(changed))
    kept = [table for table in snapshot.tables if table not in merged]
    moved = _alive_in(snapshot, merged) - changed
    held = set(chain.from_iterable(table.numbers["article"].tolist() for table in kept))
    replaced = changed | moved | set(chain.from_iterable(table.replaces.tolist() for table in merged))
    gone = (replaced - (_alive_in(snapshot, kept) - changed)) & held
    _delete(writer, {table.sequence for table in merged})
    newest = max((table.sequence for table in snapshot.tables), default=0)
    for number, chunks in enumerate(_by_block(chunks_of(sorted(changed | moved), progress)), 1):
        _add_block(writer, chunks, sequence=newest + number, replaces=gone if number == 1 else ())


def _to_merge(snapshot: Snapshot, changed: int) -> list[Table]:
    """The blocks to be made into one with this change.

    Those of every size below a full block of which there would be `FANOUT` or more, and those that are mostly replaced.
    """
    full = _tier(BLOCK)
    tier, small = min(_tier(changed), full - 1), 0
    while True:
        alike = [table for table in snapshot.tables if _tier(table.size) <= tier]
        if len(alike) + 1 < FANOUT or len(alike) == small:
            break
        small = len(alike)
        tier = max(tier, min(_tier(sum(table.size for table in alike) + changed), full - 1))
    merged = alike if small else []
    return merged + [table for table in snapshot.tables if table not in merged and _mostly_replaced(snapshot, table)]


def _mostly_replaced(snapshot: Snapshot, table: Table) -> bool:
    first = snapshot.first_row[table.sequence]
    return 2 * int(snapshot.alive[first : first + table.size].sum()) < table.size


def _tier(size: int) -> int:
    return int(log(max(1, size), FANOUT))


def _alive_in(snapshot: Snapshot, tables: list[Table]) -> set[int]:
    """The articles whose true rows are in these blocks."""
    alive: set[int] = set()
    for table in tables:
        first = snapshot.first_row[table.sequence]
        alive.update(table.numbers["article"][snapshot.alive[first : first + table.size]].tolist())
    return alive


def _by_block(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    gathered: list[Chunk] = []
    size = 0
    for chunk in chunks:
        gathered.append(chunk)
        size += len(chunk.lengths)
        if size >= BLOCK:
            yield gathered
            gathered, size = [], 0
    if gathered:
        yield gathered


def _add_block(writer: Any, chunks: list[Chunk], *, sequence: int, replaces: Iterable[int] = ()) -> Table:
    table, postings = invert(chunks, sequence=sequence, replaces=replaces)
    writer.add_document(**{EXACT: postings, "table": table.to_bytes(), "sequence": sequence})
    return table


def _delete(writer: Any, sequences: set[int]) -> None:
    if not sequences:
        return
    reader = writer.reader()
    numbers = [number for number, stored in reader.iter_docs() if stored["sequence"] in sequences]
    reader.close()
    for number in numbers:
        writer.delete_document(number)
