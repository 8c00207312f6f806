"""Keeps the index in step with the database.

A change is queued in the transaction that makes it (`queue_articles`), and worked off when that has committed
(`work_off_queue`). An index that cannot be written never fails a request: what is queued waits for the next write, or
for `manage.py sync_index`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from haystack import connections

from archive.models import Article, IndexChange
from archive.search.engines import IndexMissing

logger = logging.getLogger(__name__)

BATCH = 10_000
"""Articles a commit of the index: a killed run loses no more than one batch's work, and repeats it."""

Progress = Callable[[int, int], None]

_deferred: ContextVar[bool] = ContextVar("deferred", default=False)


def queue_articles(article_ids: Iterable[int]) -> None:
    """Notes, in the running transaction, that these articles' entries are out of date; works it off on commit."""
    IndexChange.objects.queue(article_ids)
    waiting = [function for _, function, *_ in transaction.get_connection().run_on_commit]
    if try_to_work_off_queue not in waiting:
        transaction.on_commit(try_to_work_off_queue)


@contextmanager
def deferred() -> Iterator[None]:
    """Within it, commits leave the queue alone: for imports, which bring the index up to date once, at their end."""
    token = _deferred.set(True)
    try:
        yield
    finally:
        _deferred.reset(token)


def try_to_work_off_queue() -> None:
    """Brings the index up to date, or says in the log why it could not; the queue keeps what is left."""
    if _deferred.get():
        return
    try:
        work_off_queue()
    except IndexMissing:
        logger.debug("There is no index yet; the change waits in the queue.")
    except Exception:  # whatever ails an engine must not reach the reader or the editor whose change is saved
        logger.exception("The index could not be updated; the change waits in the queue. Run: manage.py sync_index")


def work_off_queue(progress: Progress | None = None) -> int:
    """Indexes every queued article, in batches; gives how many changes. Raises what the engine raises."""
    backend, index = _engine()
    total, done = IndexChange.objects.count(), 0
    while batch := list(IndexChange.objects.values_list("pk", "article_id")[:BATCH]):
        backend.renew(index, {article_id for _, article_id in batch})
        IndexChange.objects.filter(pk__in=[pk for pk, _ in batch]).delete()
        done += len(batch)
        if progress:
            progress(done, max(total, done))
    return done


def build_index(progress: Progress | None = None) -> int:
    """A whole new index, where there is none of this version; gives how many articles it holds."""
    backend, index = _engine()
    queued_before = list(IndexChange.objects.values_list("pk", flat=True))
    articles = index.index_queryset()
    count = backend.build(index, _counted(articles.iterator(chunk_size=500), articles.count(), progress))
    IndexChange.objects.filter(pk__in=queued_before).delete()
    return int(count)


def index_exists() -> bool:
    """Whether there is an index of this version."""
    return bool(_engine()[0].exists())


def _engine() -> tuple[Any, Any]:
    connection = connections["default"]
    return connection.get_backend(), connection.get_unified_index().get_index(Article)


def _counted(articles: Iterable[Article], total: int, progress: Progress | None) -> Iterable[Article]:
    for number, article in enumerate(articles, 1):
        yield article
        if progress and number % 500 == 0:
            progress(number, total)
