"""Other engines with the same texts, for comparison: SQLite FTS5, tantivy, and Haystack's own Whoosh backend.

FTS5 and tantivy get ready tokens, joined by spaces, and store no text: their indexing is timed without reading a
database and without making words, which is in their favour. Each answers a phrase with how many articles have it
and the ten that rank first. Haystack's backend gets the articles through an ordinary `SearchIndex`, as its
documentation has it, and is asked through `SearchQuerySet`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from generated_archive import Tokens

SHOWN = 10
STOCK_AT_ONCE = 1_000
"""Articles that Haystack's `update_index` commits at once."""


class Peer(Protocol):
    """An engine that was given the tokens. `place` is what its index takes on disk."""

    name: str
    place: Path

    def index(self, articles: Iterable[Tokens]) -> None:
        """Makes the index."""

    def phrase(self, words: list[str]) -> int:
        """How many articles have the phrase; the ten that rank first are fetched too."""

    def faceted(self, word: str, first: int, last: int) -> int:
        """How many articles of these days have the word; counts by outlet and the ten newest are fetched too."""


class Fts5:
    """SQLite's full-text table, without content, with its own ranking (BM25)."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self.place = folder / "fts5.sqlite3"
        self.database = sqlite3.connect(self.place)

    def index(self, articles: Iterable[Tokens]) -> None:
        """One transaction."""
        self.database.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61')")
        self.database.execute("CREATE TABLE articles (outlet TEXT, day INTEGER)")
        with self.database:
            for each in articles:
                self.database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (each.number, each.text))
                self.database.execute(
                    "INSERT INTO articles (rowid, outlet, day) VALUES (?, ?, ?)", (each.number, each.outlet, each.day)
                )

    def phrase(self, words: list[str]) -> int:
        """Every match in the order of its rank: the count and the first ten in one pass."""
        matching = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank"
        return len(self.database.execute(matching, (f'"{" ".join(words)}"',)).fetchall())

    def faceted(self, word: str, first: int, last: int) -> int:
        """One pass, counted by outlet outside of the database."""
        rows = self.database.execute(
            "SELECT articles.rowid, outlet FROM words JOIN articles ON articles.rowid = words.rowid "
            "WHERE words MATCH ? AND day BETWEEN ? AND ? ORDER BY day DESC, articles.rowid",
            (f'"{word}"', first, last),
        ).fetchall()
        Counter(outlet for _, outlet in rows)
        return len(rows)


class Tantivy:
    """tantivy, with positions, from PyPI."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self.tantivy: Any = tantivy
        self.place = folder / "tantivy"
        self.place.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("outlet", fast=True, tokenizer_name="raw")
        builder.add_integer_field("day", indexed=True, fast=True)
        builder.add_integer_field("number", stored=True)
        self.schema: Any = builder.build()
        self.opened: Any = tantivy.Index(self.schema, path=str(self.place))

    def index(self, articles: Iterable[Tokens]) -> None:
        """With two threads, as the machine has cores, and all merging awaited."""
        writer = self.opened.writer(heap_size=256_000_000, num_threads=2)
        for each in articles:
            writer.add_document(
                self.tantivy.Document(text=each.text, outlet=each.outlet, day=each.day, number=each.number)
            )
        writer.commit()
        writer.wait_merging_threads()
        self.opened.reload()

    def phrase(self, words: list[str]) -> int:
        """Its own phrase query and ranking (BM25)."""
        make = self.tantivy.Query
        query = make.phrase_query(self.schema, "text", words)
        return self._ask(query)

    def faceted(self, word: str, first: int, last: int) -> int:
        """The matches, newest first, and an aggregation by outlet."""
        make, occur = self.tantivy.Query, self.tantivy.Occur
        days = make.range_query(self.schema, "day", self.tantivy.FieldType.Integer, first, last)
        query = make.boolean_query([(occur.Must, make.term_query(self.schema, "text", word)), (occur.Must, days)])
        self.opened.searcher().aggregate(query, {"outlets": {"terms": {"field": "outlet", "size": 50}}})
        return self._ask(query, order_by_field="day")

    def _ask(self, query: Any, **order: str) -> int:
        searcher = self.opened.searcher()
        answer = searcher.search(query, SHOWN, **order)
        for _, address in answer.hits:
            searcher.doc(address)
        return int(answer.count)


class Stock:
    """Haystack with its Whoosh backend as it comes, as a second connection beside the archive's own."""

    name = "stock Haystack + Whoosh"

    def __init__(self, folder: Path) -> None:
        from haystack import connections

        self.place = folder / "stock"
        connections.connections_info["stock"] = {
            "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
            "PATH": str(self.place),
            "SILENTLY_FAIL": False,
        }
        self.articles = _stock_index()
        connections["stock"].get_unified_index().build([self.articles])
        self.backend = connections["stock"].get_backend()

    def index(self, count: int) -> None:
        """The first `count` articles from the database, in batches as `update_index` makes them."""
        queryset = self.articles.index_queryset().order_by("pk")[:count]
        for at in range(0, count, STOCK_AT_ONCE):
            self.backend.update(self.articles, queryset[at : min(at + STOCK_AT_ONCE, count)])

    def phrase(self, words: list[str]) -> int:
        """Neither highlighted nor loaded from the database, which is in its favour."""
        from haystack.query import SearchQuerySet

        found = SearchQuerySet(using="stock").auto_query(f'"{" ".join(words)}"')
        list(found[:SHOWN])
        return int(found.count())


def _stock_index() -> Any:
    from haystack import indexes

    from archive.models import Article

    class StockIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
        text = indexes.CharField(document=True)
        outlet = indexes.CharField(model_attr="outlet__slug", faceted=True)
        published = indexes.DateField(model_attr="published_earliest")

        def get_model(self) -> type[Article]:
            return Article

        def prepare_text(self, article: Article) -> str:
            return f"{article.headline}\n\n{article.body}"

        def index_queryset(self, using: str | None = None) -> Any:
            return Article.objects.published().select_related("outlet")

    return StockIndex()


def make_peers(folder: Path) -> list[Peer]:
    """FTS5, and tantivy where it is installed."""
    try:
        return [Fts5(folder), Tantivy(folder)]
    except ImportError:
        print("tantivy is not installed, and left out: pip install tantivy\n")
        return [Fts5(folder)]
