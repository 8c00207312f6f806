"""Copies counted once: articles of the same text as one, wherever each was printed.

What agencies send is printed by many. `fold_copies()` takes articles as they were ranked and gives groups of the same
text, each where its best article stood, the earliest first: the one that the others are copies of, as far as this
archive can tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from archive.models import Article

Copies = tuple[int, ...]
"""Articles of one text, the earliest first."""


def fold_copies(article_ids: Iterable[int]) -> list[Copies]:
    """The articles, grouped by their text, in two queries however many they are."""
    texts = _texts_with_copies()
    groups: dict[str | int, list[tuple[date, int]]] = {}
    for pk in article_ids:
        text, earliest = texts.get(pk, (pk, date.max))
        groups.setdefault(text, []).append((earliest, pk))
    return [tuple(pk for _, pk in sorted(group)) for group in groups.values()]


def _texts_with_copies() -> dict[int, tuple[str | int, date]]:
    """Article → its text's fingerprint and its earliest day, of all articles whose text is there more than once."""
    several = (
        Article.objects.exclude(text_digest="").values("text_digest").annotate(Count("pk")).filter(pk__count__gt=1)
    )
    digests = several.values_list("text_digest", flat=True)
    rows = Article.objects.published().filter(text_digest__in=digests)
    return {
        pk: (digest, earliest or date.max)
        for pk, digest, earliest in rows.values_list("pk", "text_digest", "published_earliest")
    }
