"""An archive in use: articles are added while somebody searches, and a reader's process is weighed."""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from queries import Search

TIMES = 20
PAGE = 10


@dataclass(frozen=True)
class Changing:
    """Seconds: from saving an article until a search finds it, and what searches took meanwhile and before."""

    found_alone: list[float]
    found_while_searching: list[float]
    searches_alone: list[float]
    searches_while_adding: list[float]


def add_articles(searches: Sequence[Search], first_number: int, seconds: float) -> Changing:
    """Adds articles one by one, first alone, then beside a thread that searches without a pause."""
    alone = [_add_one(first_number + number) for number in range(TIMES)]
    with _searching(searches) as before:
        time.sleep(seconds)
    with _searching(searches) as meanwhile:
        while_searching = [_add_one(first_number + TIMES + number) for number in range(TIMES)]
    return Changing(alone, while_searching, before, meanwhile)


def _add_one(number: int) -> float:
    """An article as the admin saves it, looked for until it is found by a word that no other has."""
    from archive.models import Article, Outlet
    from archive.search.find import find

    word = "newcomer" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
    sentence = f"The {word} came in on the evening tide and was put in its place. " * 40
    article = Article(
        outlet=Outlet.objects.first(),
        headline=f"{word} arrives",
        slug=f"added-{number}",
        published="2025-12-31",
        body=sentence.strip(),
        extent="full",
        state="published",
    )
    started = time.perf_counter()
    article.save()
    while find(f'"the {word} came"', page_size=PAGE).articles_total != 1:
        time.sleep(0.001)
    return time.perf_counter() - started


@contextmanager
def _searching(searches: Sequence[Search]) -> Iterator[list[float]]:
    """A thread that searches in an order of its own until the block ends; gives its seconds."""
    taken: list[float] = []
    stop = threading.Event()
    thread = threading.Thread(target=_search_until, args=(stop, searches, taken))
    thread.start()
    try:
        yield taken
    finally:
        stop.set()
        thread.join()


def _search_until(stop: threading.Event, searches: Sequence[Search], taken: list[float]) -> None:
    from django.db import connection

    chance = random.Random(1)
    while not stop.is_set():
        search = chance.choice(searches)
        started = time.perf_counter()
        ask_find(search)
        taken.append(time.perf_counter() - started)
    connection.close()


def ask_find(search: Search) -> int:
    """From what was typed to the finished result with ten articles and their concordance lines; how many in all."""
    from archive.search.find import find

    results = find(search.typed, filters=search.filters, order=search.order, page_size=PAGE)
    return results.articles_total


@dataclass(frozen=True)
class Weight:
    """Megabytes that a reader's process has for itself (USS): with Django alone, the index open, after searching."""

    django: float
    opened: float
    searched: float


def weigh_reader(searches: Sequence[Search]) -> Weight:
    """Called in a process of its own, where Django is set up: opens the index and makes all searches."""
    django = _own_megabytes()
    ask_find(searches[0])
    opened = _own_megabytes()
    for search in searches:
        ask_find(search)
    return Weight(django, opened, _own_megabytes())


def _own_megabytes() -> float:
    lines = [line.split() for line in Path("/proc/self/smaps_rollup").read_text().splitlines()]
    return sum(int(line[1]) for line in lines if line[0] in {"Private_Clean:", "Private_Dirty:"}) / 1024


def middle_and_most(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[-(-95 * len(ordered) // 100) - 1] * 1000
