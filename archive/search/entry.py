"""What the index holds of an article: ready tokens, made once, here. Engines get these and never see text."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Article
from archive.search.stemming import primary
from archive.words import VERSION as WORDS_VERSION
from archive.words import Hashtags, folded_words

VERSION = f"{WORDS_VERSION}.2"
"""Of the words and of what is indexed of them. An index of another version is rebuilt and never half used."""

UNDATED = (3_652_060, -1)
"""Bounds that no filter by date lets through: the first day after the last, the last before the first."""
OPEN_START, OPEN_END = 0, 3_652_059
"""Ordinals beyond every day that the calendar has (`datetime.date.max.toordinal()` is 3,652,059)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article for an engine.

    `exact` is folded words, paragraph by paragraph. Words in any form are found through it too, by the stems of its
    words in the article's language: a second field of stems would say nothing that these do not. `earliest` and
    `latest` are proleptic Gregorian ordinals. `text` is equal for articles of the same text.
    """

    article: int
    exact: list[tuple[str, ...]]
    outlet: str
    topics: list[str]
    language: str
    extent: str
    year: int
    earliest: int
    latest: int
    text: int


def make_entry(article: Article, hashtags: Hashtags) -> Entry:
    """The entry of an article with its parts, topics and outlet at hand (`ArticleQuerySet.for_indexing`)."""
    exact = [tokens for part in article.parts() if (tokens := folded_words(part.text, hashtags))]
    earliest, latest = _bounds(article)
    return Entry(
        article=article.pk,
        exact=exact,
        outlet=article.outlet.slug if article.outlet else "",
        topics=[topic.slug for topic in article.topics.all()],
        language=primary(article.language),
        extent=article.extent,
        year=_year(article),
        earliest=earliest,
        latest=latest,
        text=int(article.text_digest[:15], 16) if article.text_digest else -article.pk,
    )


def _bounds(article: Article) -> tuple[int, int]:
    first, last = article.published_earliest, article.published_latest
    if first is None and last is None:
        return UNDATED
    return first.toordinal() if first else OPEN_START, last.toordinal() if last else OPEN_END


def _year(article: Article) -> int:
    """The year of publication, where that is sure; else 0."""
    first, last = article.published_earliest, article.published_latest
    return first.year if first and last and first.year == last.year else 0
