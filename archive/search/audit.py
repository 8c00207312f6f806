"""The audit of the index: that it holds the articles that the database publishes, and finds each by its own words.

For every article (or a share of them, chosen by chance) a run of its own words is asked for. The index must find the
article, and every other article that it finds must have the run too, by a plain scan of its text. `audit()` is the one
function to call; what it finds wrong is queued to be indexed again by `repair()`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from haystack import connections

from archive.models import Article, IndexChange, Topic
from archive.search.keep_index import work_off_queue
from archive.search.query_language import Everything, Phrase
from archive.words import Hashtags, find_phrase, folded_words

RUN = 8
"""Words: eight in a row are one article's own, or a copy's."""
OTHERS_READ = 5
"""Of the other articles that a run finds, as many are read: copies are many and alike."""

Progress = Callable[[int, int], None]


@dataclass
class Audit:
    """What was looked at, and the ids of the articles with which something is wrong."""

    published: int = 0
    indexed: int = 0
    waiting: int = 0
    asked: int = 0
    missing: list[int] = field(default_factory=list)
    surplus: list[int] = field(default_factory=list)
    not_found: list[int] = field(default_factory=list)
    found_wrongly: list[int] = field(default_factory=list)

    @property
    def wrong(self) -> set[int]:
        """Every article to be indexed again."""
        return {*self.missing, *self.surplus, *self.not_found, *self.found_wrongly}

    @property
    def is_sound(self) -> bool:
        """Whether database and index agree."""
        return not self.wrong


def audit(*, share: float = 1.0, progress: Progress | None = None) -> Audit:
    """Compares the index with the database. Changes that are still queued are not counted as wrong.

    `share` is how many of the articles are asked for by their own words, from 0 to 1. Raises what the engine raises.
    """
    backend = connections["default"].get_backend()
    waiting = set(IndexChange.objects.values_list("article_id", flat=True))
    published = set(Article.objects.published().values_list("pk", flat=True))
    indexed = {int(result.pk) for result in backend.search(Everything())["results"]}
    found = Audit(
        published=len(published),
        indexed=len(indexed),
        waiting=len(waiting),
        missing=sorted(published - indexed - waiting),
        surplus=sorted(indexed - published - waiting),
    )
    _ask_for_each(found, _chosen(published & indexed - waiting, share), progress)
    return found


def repair(found: Audit) -> int:
    """Indexes again what was found wrong; gives how many articles that was."""
    IndexChange.objects.queue(found.wrong)
    work_off_queue()
    return len(found.wrong)


def _chosen(article_ids: set[int], share: float) -> list[int]:
    every = sorted(article_ids)
    return every if share >= 1 else sorted(random.sample(every, round(len(every) * max(share, 0))))


def _ask_for_each(found: Audit, article_ids: list[int], progress: Progress | None) -> None:
    taught = Topic.objects.taught()
    backend = connections["default"].get_backend()
    wrongly: set[int] = set()
    for number, (pk, run) in enumerate(_runs(article_ids, taught), 1):
        others = {int(result.pk) for result in backend.search(Phrase(run))["results"]}
        found.asked += 1
        if pk not in others:
            found.not_found.append(pk)
        wrongly.update(_without(run, sorted(others - {pk})[:OTHERS_READ], taught))
        if progress and number % 1_000 == 0:
            progress(number, len(article_ids))
    found.found_wrongly = sorted(wrongly)


def _runs(article_ids: list[int], taught: Hashtags) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each article with a run of words of its own, from the middle of its longest part."""
    for at in range(0, len(article_ids), 500):
        articles = Article.objects.published().with_parts().filter(pk__in=article_ids[at : at + 500])
        for article in articles:
            longest = max((folded_words(part.text, taught) for part in article.parts()), key=len)
            begin = max(0, (len(longest) - RUN) // 2)
            if longest:
                yield article.pk, longest[begin : begin + RUN]


def _without(run: tuple[str, ...], article_ids: Iterable[int], taught: Hashtags) -> list[int]:
    """Which of these articles have not got the run in any of their parts."""
    articles = Article.objects.published().with_parts().filter(pk__in=list(article_ids))
    return [
        article.pk
        for article in articles
        if not any(find_phrase(folded_words(part.text, taught), run) for part in article.parts())
    ]
