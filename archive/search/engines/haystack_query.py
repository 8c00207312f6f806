"""Haystack's SearchQuerySet on the archive's query tree, for whoever uses Haystack's own interface.

`SearchQuerySet().filter(content="silence norm").exclude(content__exact="me too")` becomes the same tree that a reader's
typed search becomes, so that any engine of the archive answers it.
"""

from __future__ import annotations

from typing import Any

from haystack.backends import BaseSearchQuery

from archive.search.query_language import AllOf, AnyOf, Everything, Filter, Not, Phrase, Query, read_query
from archive.words import folded_words


class TreeQuery(BaseSearchQuery):  # type: ignore[misc]
    """Builds a query tree from Haystack's conditions."""

    def build_query(self) -> Query:
        """The tree of all conditions; everything where there is none."""
        return _tree(self.query_filter) or Everything()

    def run(self, spelling_query: Any = None, **kwargs: Any) -> None:
        """Asks the engine and keeps its answer."""
        answer = self.backend.search(self.build_query(), **{**self.build_params(), **kwargs})
        self._results = answer["results"]
        self._hit_count = answer["hits"]
        self._facet_counts = answer["facets"]
        self._spelling_suggestion = None

    def build_params(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Paging, order and result class, by the names that the engine's `search` has for them."""
        return {
            "start_offset": self.start_offset,
            "end_offset": self.end_offset,
            "sort_by": self.order_by[0] if self.order_by else None,
            "result_class": self.result_class,
        }


def _tree(node: Any) -> Query | None:
    built = [
        query
        for child in node.children
        if (query := _tree(child) if hasattr(child, "children") else _condition(*child)) is not None
    ]
    if not built:
        return None
    joined = built[0] if len(built) == 1 else (AnyOf if node.connector == "OR" else AllOf)(tuple(built))
    return Not(joined) if node.negated else joined


def _condition(expression: str, value: Any) -> Query | None:
    field, _, lookup = expression.partition("__")
    text = str(getattr(value, "query_string", value))
    if field != "content":
        return Filter(field, text)
    if lookup == "exact":
        words = folded_words(text)
        return Phrase(words) if words else None
    return read_query(text).query
