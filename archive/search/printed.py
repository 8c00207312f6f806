"""Words exactly as printed: looked for in the texts, because an index holds folded words and no characters.

The articles that have the words as a phrase are read from the database, and each is asked how often it has them in just
these characters. That is as slow as reading, so it is given so long and no longer; the receipt says when it was not
enough.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.models import Article
from archive.search.concordance import find_hits
from archive.search.limit import Limit
from archive.search.query_language import AllOf, AnyOf, Checked, Not, Phrase, Printed, Query
from archive.words import Hashtags

MOST_READ = 2_000
"""Articles: more than are read in the time there is."""
READING_TIME = 0.25
"""Seconds for all that one search wants read."""
READ_AT_ONCE = 20
NOTHING: dict[str, Any] = {"results": [], "hits": 0}


def check_printed(
    query: Query, backend: Any, hashtags: Hashtags, limit: Limit | None = None
) -> tuple[Query, tuple[str, ...]]:
    """The tree with every `Printed` looked up, and a sentence for each that there were too many articles to read."""
    limit = limit or Limit(READING_TIME)
    match query:
        case Printed(_, words):
            answer = backend.search(Phrase(words), end_offset=MOST_READ) if not limit.is_up() else NOTHING
            counts, read = _counts(query, [int(result.pk) for result in answer["results"]], hashtags, limit)
            said: tuple[str, ...] = (
                () if read == answer["hits"] and answer is not NOTHING else (_say_too_many(query, read),)
            )
            return Checked(query, counts), said
        case Not(inner):
            checked_inner, said = check_printed(inner, backend, hashtags, limit)
            return Not(checked_inner), said
        case AllOf(queries) | AnyOf(queries):
            checked_each = [check_printed(each, backend, hashtags, limit) for each in queries]
            said = tuple(sentence for _, sentences in checked_each for sentence in sentences)
            return replace(query, queries=tuple(each for each, _ in checked_each)), said
    return query, ()


def _counts(
    leaf: Printed, article_ids: list[int], hashtags: Hashtags, limit: Limit
) -> tuple[tuple[tuple[int, int], ...], int]:
    """How often each article has it, where it has it at all; and how many articles were read in the time there is."""
    counted: list[tuple[int, int]] = []
    read = 0
    for at in range(0, len(article_ids), READ_AT_ONCE):
        if limit.is_up():
            break
        articles = Article.objects.published().with_parts().filter(pk__in=article_ids[at : at + READ_AT_ONCE])
        for article in articles:
            hits = find_hits(article.parts(), [leaf], language=article.language, hashtags=hashtags)
            counted += [(article.pk, len(hits))] if hits else []
        read += len(article_ids[at : at + READ_AT_ONCE])
    return tuple(counted), read


def _say_too_many(leaf: Printed, read: int) -> str:
    return (
        f"More articles have the words of “{leaf.text[:60]}” than could be read for just these characters; "
        f"{read:,} were. Add words or filters to read the rest."
    )
