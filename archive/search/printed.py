"""Words exactly as printed: looked for in the texts, because an index holds folded words and no characters.

The articles that have the words as a phrase are read from the database, and each is asked how often it has them in just
these characters. That is as slow as reading, so no more than some thousand articles are read; the receipt says when.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.models import Article
from archive.search.concordance import find_hits
from archive.search.query_language import AllOf, AnyOf, Checked, Not, Phrase, Printed, Query
from archive.words import Hashtags

MOST_READ = 2_000
"""Articles: about a second's reading."""


def check_printed(query: Query, backend: Any, hashtags: Hashtags) -> tuple[Query, tuple[str, ...]]:
    """The tree with every `Printed` looked up, and a sentence for each that there were too many articles to look up."""
    match query:
        case Printed(_, words):
            answer = backend.search(Phrase(words), end_offset=MOST_READ)
            checked = Checked(query, _counts(query, [int(result.pk) for result in answer["results"]], hashtags))
            too_many = answer["hits"] > MOST_READ
            return checked, (_say_too_many(query, answer["hits"]),) if too_many else ()
        case Not(inner):
            checked_inner, said = check_printed(inner, backend, hashtags)
            return Not(checked_inner), said
        case AllOf(queries) | AnyOf(queries):
            checked_each = [check_printed(each, backend, hashtags) for each in queries]
            said = tuple(sentence for _, sentences in checked_each for sentence in sentences)
            return replace(query, queries=tuple(each for each, _ in checked_each)), said
    return query, ()


def _counts(leaf: Printed, article_ids: list[int], hashtags: Hashtags) -> tuple[tuple[int, int], ...]:
    articles = Article.objects.published().with_parts().filter(pk__in=article_ids)
    counted = (
        (article.pk, len(find_hits(article.parts(), [leaf], language=article.language, hashtags=hashtags)))
        for article in articles.iterator(chunk_size=500)
    )
    return tuple((pk, count) for pk, count in counted if count)


def _say_too_many(leaf: Printed, hits: int) -> str:
    return (
        f"{hits:,} articles have the words of “{leaf.text[:60]}”; only the {MOST_READ:,} with the most of them were "
        "read for just these characters. Add words or filters to read the rest."
    )
