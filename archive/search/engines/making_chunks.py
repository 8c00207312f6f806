"""Makes the chunks of many articles, in as many processes as the machine has cores where there are enough of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

import django
from django.db import connection

from archive.search.engines.blocks import Chunk, make_chunk

CHUNK = 500
"""Articles a chunk: a second of work."""
WORTH_PROCESSES = 4_000
"""Articles. Starting a process takes as long as the words of some hundred articles."""
MOST_PROCESSES = 4

Progress = Callable[[int, int], None]


def chunks_of(article_ids: Sequence[int], progress: Progress | None = None) -> Iterator[Chunk]:
    """The chunks of the articles that readers may see, in the order of the ids. Others have no rows in them."""
    parts = [article_ids[at : at + CHUNK] for at in range(0, len(article_ids), CHUNK)]
    made = _in_processes(parts) if len(article_ids) >= WORTH_PROCESSES and not _in_memory() else map(chunk_of, parts)
    for number, chunk in enumerate(made, 1):
        yield chunk
        if progress:
            progress(min(number * CHUNK, len(article_ids)), len(article_ids))


def chunk_of(article_ids: Sequence[int]) -> Chunk:
    """The chunk of some articles, read from the database in a constant number of queries."""
    from archive.models import Article, Topic
    from archive.search.entry import make_entry

    taught = Topic.objects.taught()
    articles = Article.objects.for_index().filter(pk__in=article_ids).order_by("pk")
    return make_chunk(make_entry(article, taught) for article in articles)


def _in_processes(parts: list[Sequence[int]]) -> Iterator[Chunk]:
    """New processes and not forked ones: a forked one would share this one's connection to the database."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        waiting = iter(parts)
        running = [pool.submit(chunk_of, part) for part in islice(waiting, processes * 2)]
        while running:
            yield running.pop(0).result()
            running.extend(pool.submit(chunk_of, part) for part in islice(waiting, 1))


def _in_memory() -> bool:
    """Whether the database lives in this process only, as in tests."""
    return connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]
