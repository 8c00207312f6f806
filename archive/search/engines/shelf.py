"""Shelves and snapshots: the index opened for reading.

A shelf is one segment of the index with its blocks, its vocabulary and the slots that were asked for of late. A
snapshot is all shelves of one commit, with the rows of all blocks as one table. A new commit makes a new snapshot that
shares the shelves that are still there; a snapshot in use stays as it is. All threads of a process share them.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.engines.blocks import LABELS, NUMBERS, Numbers, Table, decode
from archive.search.engines.whoosh_schema import EXACT, term
from archive.search.stemming import stem_all

Slots = dict[int, NDArray[np.int32]]
"""Sequence number of a block → the sorted slots of a word in it."""
REMEMBERED = 96 * 1024 * 1024
"""Bytes of slots that a shelf remembers: the twenty most frequent words of 100,000 articles."""


class Shelf:
    """One segment. Its files are read under a lock, because Whoosh seeks in them; what was read is shared."""

    def __init__(self, reader: Any, deleted: frozenset[int]) -> None:
        self.reader, self.deleted = reader, deleted
        self.lock = threading.Lock()
        self.tables: dict[int, Table] = {}
        for number in set(range(reader.doc_count_all())) - deleted:
            self.tables[number] = Table.from_bytes(_stored(reader, number)["table"])
        self._remembered: OrderedDict[str, Slots] = OrderedDict()
        self._remembered_bytes = 0
        self._vocabulary: list[str] | None = None
        self._forms: dict[str, dict[str, list[str]]] = {}

    def __del__(self) -> None:
        self.reader.close()

    def slots(self, word: str) -> Slots:
        """Where the word stands, block by block."""
        with self.lock:
            if word in self._remembered:
                self._remembered.move_to_end(word)
                return self._remembered[word]
            found = self._read(word)
            self._remembered[word] = found
            self._remembered_bytes += _bytes_of(found)
            while self._remembered_bytes > REMEMBERED and len(self._remembered) > 1:
                _, forgotten = self._remembered.popitem(last=False)
                self._remembered_bytes -= _bytes_of(forgotten)
            return found

    def _read(self, word: str) -> Slots:
        key = term(word)
        found: Slots = {}
        if (EXACT, key) in self.reader:
            matcher = self.reader.postings(EXACT, key)
            while matcher.is_active():
                found[self.tables[matcher.id()].sequence] = decode(matcher.value())
                matcher.next()
        return found

    @property
    def vocabulary(self) -> list[str]:
        """Every word of the segment, sorted."""
        with self.lock:
            if self._vocabulary is None:
                self._vocabulary = sorted(word.decode("utf-8", "ignore") for word in self.reader.lexicon(EXACT))
            return self._vocabulary

    def beginning_with(self, letters: str) -> list[str]:
        """The words that begin with these letters."""
        words = self.vocabulary
        return words[bisect_left(words, letters) : bisect_left(words, letters + "\U0010ffff")]

    def forms(self, stem: str, language: str) -> list[str]:
        """The words whose stem in this language is this one."""
        if language not in self._forms:
            forms: defaultdict[str, list[str]] = defaultdict(list)
            for word, its_stem in zip(self.vocabulary, stem_all(self.vocabulary, language), strict=True):
                forms[its_stem].append(word)
            self._forms[language] = dict(forms)
        return self._forms[language].get(stem, [])


def _stored(reader: Any, number: int) -> dict[str, Any]:
    """What is stored of a block. Raises FileNotFoundError where a writer has taken the file away meanwhile."""
    try:
        stored: dict[str, Any] = reader.stored_fields(number)
    except TypeError as error:  # how Whoosh says so
        raise FileNotFoundError("a writer has taken the files of this segment away") from error
    return stored


def _bytes_of(slots: Slots) -> int:
    return 200 + sum(each.nbytes for each in slots.values())


class Snapshot:
    """The index at one commit. Rows are numbered through all blocks, the oldest block first."""

    def __init__(self, shelves: dict[str, Shelf], folder: Path, generation: int) -> None:
        self.shelves, self.folder, self.generation = shelves, folder, generation
        self.tables = sorted((t for shelf in shelves.values() for t in shelf.tables.values()), key=lambda t: t.sequence)
        self.first_row: dict[int, int] = {}
        rows = 0
        for table in self.tables:
            self.first_row[table.sequence] = rows
            rows += table.size
        self.rows = rows
        self.numbers = {name: _joined([table.numbers[name] for table in self.tables]) for name in NUMBERS}
        self.alive = self._alive()
        self.text_numbers = np.unique(self.numbers["text"], return_inverse=True)[1]
        self.remembered: dict[Any, NDArray[np.int32]] = {}
        """Counts of words and phrases that were asked for of late, by whoever asked."""
        self.labels = {name: _Label(self.tables, name) for name in LABELS}

    def _alive(self) -> NDArray[np.bool_]:
        """Which rows are true: not replaced by a later block."""
        alive = np.ones(self.rows, dtype=bool)
        newest = np.zeros(max((int(t.replaces.max(initial=0)) for t in self.tables), default=0) + 1, dtype=np.int64)
        for table in self.tables:
            newest[table.replaces] = table.sequence
        for table in self.tables:
            first = self.first_row[table.sequence]
            alive[first : first + table.size] = newest[table.numbers["article"]] == table.sequence
        return alive

    def slots(self, word: str) -> Slots:
        """Where the word stands, block by block."""
        found: Slots = {}
        for shelf in self.shelves.values():
            found.update(shelf.slots(word))
        return found

    def counts(self, slots: Slots) -> NDArray[np.int32]:
        """How many of the slots each row has."""
        counted = np.zeros(self.rows, dtype=np.int32)
        for table in self.tables:
            if table.sequence in slots and table.size:
                own = np.searchsorted(table.starts, slots[table.sequence], side="right") - 1
                first = self.first_row[table.sequence]
                counted[first : first + table.size] = np.bincount(own, minlength=table.size)
        return counted


class _Label:
    """A label of all rows: its values, and the rows that have each."""

    def __init__(self, tables: list[Table], name: str) -> None:
        numbered: dict[str, int] = {}
        codes, owners, rows = [], [], 0
        for table in tables:
            own = [numbered.setdefault(value, len(numbered)) for value in table.values[name]]
            codes.append(
                np.array(own, dtype=np.int64)[table.codes[name]] if len(table.codes[name]) else table.codes[name]
            )
            owners.append(table.owners[name] + rows)
            rows += table.size
        self.values, self.number = list(numbered), numbered
        self.codes, self.owners = _joined(codes), _joined(owners)


def _joined(columns: list[Numbers]) -> Numbers:
    return np.concatenate(columns) if columns else np.empty(0, dtype=np.int64)
