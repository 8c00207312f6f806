"""The embedded engine: Whoosh behind Haystack's interface, fed with ready tokens and asked with a query tree.

It subclasses Haystack's own Whoosh backend and keeps its interface (`update`, `remove`, `clear`, `search`), so that
another engine is a setting. What differs from the backend as it comes: words are made by `archive.words` and never by
Whoosh; nothing that a reader typed meets Whoosh's query parser; articles lie in the index by the thousand (`blocks`),
and are matched as arrays (`whoosh_matching`); a new index is made beside the old one and takes its place in one step.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.models import SearchResult
from haystack.utils import get_identifier

from archive.models import Article
from archive.search.engines import IndexMissing
from archive.search.engines.blocks import PARAGRAPH_END
from archive.search.engines.haystack_query import TreeQuery
from archive.search.engines.making_chunks import Progress
from archive.search.engines.whoosh_matching import Matching
from archive.search.engines.whoosh_place import forget, lock_against_building, new_index, open_index, snapshot_of
from archive.search.engines.whoosh_schema import EXACT, make_schema
from archive.search.engines.whoosh_writing import write_all, write_changes, writing
from archive.search.query_language import Query, read_query

WAIT_FOR_WRITER = 10.0
"""Seconds to wait for another writer to finish. A change of some articles takes a tenth of one."""


class WhooshBackend(WhooshSearchBackend):  # type: ignore[misc]
    """Haystack's Whoosh backend, with the archive's words and the archive's queries."""

    @property
    def place(self) -> Path:
        """The folder that everything of the index lies in."""
        return Path(self.path)

    def exists(self) -> bool:
        """Whether there is an index of this version."""
        try:
            open_index(self.place)
        except IndexMissing:
            return False
        return True

    def close(self) -> None:
        """Lets go of the open files."""
        forget(self.place)

    def setup(self) -> None:
        """Haystack asks for this before it uses the attributes of its own backend."""
        self.content_field_name, self.schema = self.build_schema({})
        self.index = open_index(self.place)
        self.setup_complete = True

    def build_schema(self, fields: Any) -> tuple[str, Any]:
        """The archive's own schema, whatever Haystack's fields say: see `whoosh_schema`."""
        return EXACT, make_schema()

    def build(self, progress: Progress | None = None) -> int:
        """A whole new index, made beside the one in use and put in its place; gives how many articles it holds.

        Raises IndexBusy where another process is building one.
        """
        with new_index(self.place) as index:
            article_ids = list(Article.objects.for_index().values_list("pk", flat=True))
            with writing(index, wait=0) as writer:
                return write_all(writer, article_ids, progress)

    def renew(self, article_ids: Iterable[int], progress: Progress | None = None) -> None:
        """Makes the index agree with the database about these articles, in one commit.

        They are read after the writer's lock is held, so that of two renewals the later one writes the later state.
        Raises IndexMissing, IndexBusy, or Whoosh's LockError where another writer does not finish in time.
        """
        article_ids = list(article_ids)
        if not article_ids:
            return
        with (
            lock_against_building(self.place),
            writing(open_index(self.place), wait=WAIT_FOR_WRITER) as writer,
        ):
            write_changes(writer, snapshot_of(self.place), article_ids, progress)

    def vocabulary(self) -> list[str]:
        """Every folded word of the index, sorted."""
        shelves = snapshot_of(self.place).shelves.values()
        return sorted({word for shelf in shelves for word in shelf.vocabulary} - {PARAGRAPH_END})

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        """Puts these articles into the index, in place of what it held of them."""
        article_ids = [article.pk for article in iterable]
        if self.exists():
            self.renew(article_ids)
        else:
            self.build()

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        """Makes the index agree with the database about an article, which is gone or no longer to be seen."""
        self.renew([int(get_identifier(obj_or_string).rpartition(".")[2])])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """An empty index in the place of the old one. `manage.py sync_index --rebuild` never shows readers one."""
        with new_index(self.place) as index, writing(index, wait=0):
            pass

    def search(
        self,
        query_string: Query | str,
        *,
        start_offset: int = 0,
        end_offset: int | None = None,
        sort_by: Any = None,
        facets: Iterable[str] | None = None,
        spread: str | None = None,
        result_class: Any = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Haystack's search. Takes a query tree, or text in the archive's query language.

        Besides Haystack's keys the answer has `occurrences` (None where the query has no phrase), `texts`, and
        `partial`: whether a limit of time was reached, so that there may be more than was found.
        Facets are counters by value, as the index holds it; `spread` (year, month or day) is `Matching.spread`.
        """
        query = read_query(query_string).query if isinstance(query_string, str) else query_string
        if query is None:
            return {"results": [], "hits": 0, "facets": {}, "spelling_suggestion": None}
        matching = Matching(snapshot_of(self.place))
        rows = np.flatnonzero(matching.rows(query))
        order = sort_by if isinstance(sort_by, str) else "relevance"
        shown = matching.in_order(rows, query, order, end_offset)[start_offset:end_offset]
        occurrences = matching.occurrences(query)
        result = result_class or SearchResult
        articles = matching.snapshot.numbers["article"]
        return {
            "results": [result("archive", "article", str(pk), 0) for pk in articles[shown].tolist()],
            "hits": len(rows),
            "facets": {name: matching.tally(rows, name) for name in facets or ()},
            "spelling_suggestion": None,
            "occurrences": None if occurrences is None else int(occurrences[rows].sum()),
            "partial": matching.limit.reached,
            "spread": matching.spread(rows, spread, occurrences) if spread else {},
            "texts": int(np.count_nonzero(np.bincount(matching.snapshot.text_numbers[rows]))),
        }


class WhooshEngine(BaseEngine):  # type: ignore[misc]
    """What `HAYSTACK_CONNECTIONS` names."""

    backend = WhooshBackend
    query = TreeQuery
