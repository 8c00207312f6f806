"""The embedded engine: Whoosh behind Haystack's interface, fed with ready tokens and asked with a query tree.

It subclasses Haystack's own Whoosh backend and keeps its interface (`update`, `remove`, `clear`, `search`), so that
another engine is a setting. Three things differ from the backend as it comes: words are made by `archive.words` and
never by Whoosh; nothing that a reader typed meets Whoosh's query parser; readers stay open until the index changes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.constants import ID
from haystack.models import SearchResult
from haystack.utils import get_identifier
from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError
from whoosh.query import Every

from archive.search.engines import IndexMissing
from archive.search.engines.haystack_query import TreeQuery
from archive.search.engines.whoosh_matching import Matching, Segment
from archive.search.engines.whoosh_schema import make_document, make_schema
from archive.search.entry import VERSION
from archive.search.query_language import Query, read_query

WAIT_FOR_WRITER = 20.0
"""Seconds to wait for another writer to finish. An import commits every few seconds."""
OPENING_ATTEMPTS = 5
# Segments are not packed into compound files: Whoosh copies a packed segment into memory whole whenever it opens it.
MEMORY_FOR_WRITER = 256
"""Megabytes that a writer gathers before it puts a sorted run on disk."""


class WhooshBackend(WhooshSearchBackend):  # type: ignore[misc]
    """Haystack's Whoosh backend, with the archive's words and the archive's queries."""

    def setup(self) -> None:
        """Opens the index of this version. Raises IndexMissing where there is none."""
        self.content_field_name, self.schema = self.build_schema({})
        try:
            self.storage = FileStorage(str(self.place))
            self.index = self.storage.open_index()
        except (EmptyIndexError, OSError) as error:
            raise IndexMissing("The index has not been built yet. Run: manage.py sync_index") from error
        self.setup_complete = True

    _reader: Any = None
    _segments: list[Segment]
    _generation = -1

    def close(self) -> None:
        """Closes the files of the open reader."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def __del__(self) -> None:
        """Haystack keeps a backend for each thread, and lets go of it when the thread ends."""
        self.close()

    @property
    def place(self) -> Path:
        """Where the index of this version lies: another version's is another index."""
        return Path(self.path) / VERSION

    def exists(self) -> bool:
        """Whether there is an index of this version."""
        with suppress(IndexMissing):
            self.setup()
            return True
        return False

    def build_schema(self, fields: Any) -> tuple[str, Any]:
        """The archive's own schema, whatever Haystack's fields say: see `whoosh_schema`."""
        return "exact", make_schema()

    def build(self, index: Any, iterable: Iterable[Any]) -> int:
        """A whole new index, made beside its place and put there when it is complete. Gives how many it holds.

        Raises FileExistsError where another process put one in place meanwhile.
        """
        Path(self.path).mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = tempfile.mkdtemp(prefix=f"{VERSION}-draft-", dir=self.path)
        try:
            whole = FileStorage(draft).create_index(make_schema())
            count = self._write(whole, index, iterable, fresh=True)
            if self.place.exists():
                raise FileExistsError(f"there is an index in {self.place} already")
            Path(draft).rename(self.place)
            return count
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        """Puts these articles into the index, in place of what it held of them."""
        if not self.setup_complete:
            self.setup()
        self._write(self.index, index, iterable, fresh=False)

    def renew(self, index: Any, article_ids: Iterable[int]) -> None:
        """Makes the index agree with the database about these articles, in one commit.

        They are read after the writer's lock is held, so that of two renewals the later one writes the later state.
        """
        if not self.setup_complete:
            self.setup()
        wanted = list(article_ids)
        with self._writer(self.index) as writer:
            _delete(writer, [f"archive.article.{pk}" for pk in wanted])
            current = index.index_queryset().filter(pk__in=wanted)
            for prepared in index.prepare_all(current.iterator(chunk_size=500)):
                writer.add_document(**make_document(prepared["entry"], prepared[ID]))

    def _write(self, whoosh_index: Any, index: Any, iterable: Iterable[Any], *, fresh: bool) -> int:
        count = 0
        with self._writer(whoosh_index) as writer:
            for prepared in index.prepare_all(iterable):
                if not fresh:
                    _delete(writer, [prepared[ID]])
                writer.add_document(**make_document(prepared["entry"], prepared[ID]))
                count += 1
        return count

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Takes an article out of the index."""
        if not self.setup_complete:
            self.setup()
        with self._writer(self.index) as writer:
            _delete(writer, [get_identifier(obj_or_string)])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """Empties the index; `manage.py sync_index --rebuild` is the way that keeps readers served."""
        if not self.exists():
            return
        with self._writer(self.index) as writer:
            writer.delete_by_query(Every())

    @contextmanager
    def _writer(self, whoosh_index: Any) -> Iterator[Any]:
        """The one writer, waited for; what it did is committed whole, or not at all."""
        writer = whoosh_index.writer(timeout=WAIT_FOR_WRITER, limitmb=MEMORY_FOR_WRITER, compound=False)
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def matching(self) -> Matching:
        """Queries against the index as it now is; opened anew only when the index has changed."""
        if not self.setup_complete:
            self.setup()
        generation = self.index.latest_generation()
        if self._reader is None or generation != self._generation:
            self._open(generation)
        return Matching(self._segments)

    def _open(self, generation: int) -> None:
        """Opens the newest state; a writer may take its files away while they are being opened, so more than once."""
        for attempt in range(1, OPENING_ATTEMPTS + 1):
            self.close()
            self._reader = self.index.reader()
            leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers() if leaf.doc_count_all()]
            try:
                self._segments = [Segment(leaf, offset) for leaf, offset in leaves]
            except OSError:
                if attempt == OPENING_ATTEMPTS:
                    raise
            else:
                self._generation = generation
                return

    def search(
        self,
        query_string: Query | str,
        *,
        start_offset: int = 0,
        end_offset: int | None = None,
        sort_by: Any = None,
        facets: Iterable[str] | None = None,
        result_class: Any = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Haystack's search. Takes a query tree, or text in the archive's query language.

        Besides Haystack's keys the answer has `occurrences` (None where the query has no phrase) and `texts`.
        Facets are counters by value, as the index holds it.
        """
        query = read_query(query_string).query if isinstance(query_string, str) else query_string
        if query is None:
            return {"results": [], "hits": 0, "facets": {}, "spelling_suggestion": None}
        matching = self.matching()
        documents = matching.documents(query)
        order = sort_by if isinstance(sort_by, str) else "relevance"
        shown = matching.in_order(documents, query, order)[start_offset:end_offset]
        article = matching.column("article")
        result = result_class or SearchResult
        return {
            "results": [result("archive", "article", str(article(number)), 0) for number in shown],
            "hits": len(documents),
            "facets": {name: matching.tally(documents, name) for name in facets or ()},
            "spelling_suggestion": None,
            "occurrences": matching.occurrences(documents, query),
            "texts": len(matching.tally(documents, "text")),
        }


def _delete(writer: Any, identifiers: Iterable[str]) -> None:
    """Marks the documents of these identifiers as deleted, with one reader for all of them.

    Whoosh's own `delete_by_term` opens the whole index once for every term.
    """
    reader = writer.reader()
    numbers = [
        number
        for identifier in identifiers
        if ("id", identifier) in reader
        for number in list(reader.postings("id", identifier).all_ids())
    ]
    reader.close()
    for number in numbers:
        writer.delete_document(number)


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    """What `HAYSTACK_CONNECTIONS` names."""

    backend = WhooshBackend
    query = TreeQuery
