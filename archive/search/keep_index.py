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

from django.db import transaction
from haystack import connections

from archive.models import IndexChange
from archive.search.engines import IndexBusy, IndexMissing

logger = logging.getLogger(__name__)

BATCH = 50_000
"""Changes a commit of the index: a killed run repeats no more than the minute that one batch takes."""

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
    except (IndexMissing, IndexBusy) as reason:
        logger.debug("The change waits in the queue: %s", reason)
    except Exception:  # whatever ails an engine must not reach the reader or the editor whose change is saved
        logger.exception("The index could not be updated; the change waits in the queue. Run: manage.py sync_index")


def work_off_queue(progress: Progress | None = None) -> int:
    """Indexes every queued article, in batches; gives how many changes. Raises what the engine raises."""
    backend = connections["default"].get_backend()
    done = 0
    while batch := list(IndexChange.objects.values_list("pk", "article_id")[:BATCH]):
        backend.renew({article_id for _, article_id in batch}, progress)
        IndexChange.objects.take_off([pk for pk, _ in batch])
        done += len(batch)
    return done


def build_index(progress: Progress | None = None) -> int:
    """A whole new index in the place of the one in use, if any; gives how many articles it holds.

    Searches go on in the old one until the new one is complete. Raises what the engine raises.
    """
    queued_before = list(IndexChange.objects.values_list("pk", flat=True))
    held = connections["default"].get_backend().build(progress)
    IndexChange.objects.take_off(queued_before)
    return int(held)


def index_exists() -> bool:
    """Whether there is an index of this version."""
    return bool(connections["default"].get_backend().exists())
