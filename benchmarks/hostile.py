"""Whether the archive stays up: hostile searches, one by one and eight at once, beside an ordinary search.

Every search must be answered within one second and half a second of CPU: by `find()`, or with `--pages` by the
search page, through all of Django but the socket. Then eight threads make all of them at once, while another makes
ordinary searches.

    python benchmarks/hostile.py [--data FOLDER] [--articles 10000] [--pages]

`--data` is an archive that is there already; without it a throw-away one is made with generated articles.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from generated_archive import fill, open_archive
from hostile_queries import Hostile, make_hostile

MOST_SECONDS, MOST_CPU = 1.0, 0.5
AT_ONCE = 8
SLOWEST = 10
ORDINARY = ('"said that the"', '"of the"', "years people", '"in the"', "police", '"to be"')

Ask = Callable[[Hostile], str]
"""Gives what went wrong; blank for an ordinary answer."""


@dataclass(frozen=True)
class Answer:
    """What a search took in seconds, and what went wrong, if anything did."""

    asked: Hostile
    seconds: float
    cpu: float
    failure: str

    @property
    def is_good(self) -> bool:
        """Answered within the limits."""
        return not self.failure and self.seconds < MOST_SECONDS and self.cpu < MOST_CPU


def main() -> None:
    """Prints two tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="an ARCHIVE_DATA with articles and an index")
    options.add_argument("--articles", type=int, default=10_000, help="how many to generate without --data")
    options.add_argument("--pages", action="store_true", help="ask for pages, not only for results")
    chosen = options.parse_args()
    ask = ask_for_page if chosen.pages else ask_for_results
    if chosen.data:
        open_archive(chosen.data)
        ask_all(ask)
        return
    with tempfile.TemporaryDirectory(prefix="of-record-hostile-") as name:
        open_archive(Path(name))
        fill(chosen.articles, Path(name))
        from archive.search.keep_index import build_index

        build_index()
        ask_all(ask)


def ask_all(ask: Ask) -> None:
    """Asks everything of the archive that was opened."""
    from archive.models import Article

    _plain_pages()
    hostile = make_hostile(*_words_of_the_archive())
    _ordinary(ask, threading.Event(), rounds=1)
    print(f"{len(hostile)} hostile searches, {Article.objects.count():,} articles\n", flush=True)
    print_slowest([timed(ask, each) for each in hostile])
    print_at_once(ask, hostile)


def _plain_pages() -> None:
    """Pages without hashed names of style sheets, which are made when an archive is set up, and without warnings."""
    from django.conf import settings

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    logging.getLogger("django.request").setLevel(logging.CRITICAL)


def _words_of_the_archive() -> tuple[list[str], list[str]]:
    """The words that are most frequent in a sample of articles, and three letters that begin most words."""
    from archive.models import Article
    from archive.words import folded_words

    counted: Counter[str] = Counter()
    for body in Article.objects.order_by("pk").values_list("body", flat=True)[:500]:
        counted.update(folded_words(body))
    prefixes = Counter(word[:3] for word in counted if len(word) > 3)
    return [word for word, _ in counted.most_common(100)], [letters for letters, _ in prefixes.most_common(150)]


def timed(ask: Ask, asked: Hostile) -> Answer:
    """Asks, and lets go of the thread's connection to the database."""
    from django.db import connection

    started, cpu = time.perf_counter(), time.thread_time()
    try:
        failure = ask(asked)
    except Exception as error:  # whatever it is, it is what the table is for
        failure = repr(error)[:80]
    taken = time.perf_counter() - started, time.thread_time() - cpu
    connection.close()
    return Answer(asked, *taken, failure)


def ask_for_results(asked: Hostile) -> str:
    """`find()` with a page of twenty, as the page asks it."""
    from archive.search.find import find

    filters = dict(asked.parameters)
    order, page = filters.pop("order", "relevance"), filters.pop("page", "1")
    find(asked.typed, filters=filters, order=order, page=int(page) if page.isdecimal() and len(page) < 10 else 1)
    return ""


def ask_for_page(asked: Hostile) -> str:
    """The search page, which must be an ordinary one. What is no Unicode is sent as bytes that are none."""
    from django.test import Client

    client: Any = Client(SERVER_NAME="localhost")
    query = urlencode({"q": asked.typed, **asked.parameters}, errors="surrogatepass")
    status = client.get(f"/search/?{query}").status_code
    return "" if status == 200 else f"status {status}"


def print_slowest(answers: Sequence[Answer]) -> None:
    """How many were good, the slowest, and all others that were not good."""
    good = sum(answer.is_good for answer in answers)
    print(f"{good} of {len(answers)} answered within {MOST_SECONDS} s and {MOST_CPU} s of CPU.\n")
    print("| the slowest | seconds | CPU | |\n| --- | ---: | ---: | --- |")
    slowest = sorted(answers, key=lambda answer: -answer.seconds)
    for answer in slowest[:SLOWEST] + [answer for answer in slowest[SLOWEST:] if not answer.is_good]:
        name = answer.asked.name.replace("|", "\\|")
        verdict = answer.failure or ("" if answer.is_good else "too slow")
        print(f"| {name} | {answer.seconds:.2f} | {answer.cpu:.2f} | {verdict} |", flush=True)


def print_at_once(ask: Ask, hostile: Sequence[Hostile]) -> None:
    """Ordinary searches alone, and while eight threads make hostile ones."""
    alone = _ordinary(ask, threading.Event(), rounds=5)
    done = threading.Event()
    with ThreadPoolExecutor(AT_ONCE + 1) as pool:
        ordinary = pool.submit(_ordinary, ask, done)
        started = time.perf_counter()
        answers = list(pool.map(partial(timed, ask), hostile))
        seconds = time.perf_counter() - started
        done.set()
        beside = ordinary.result()
    each = _middle(answer.seconds for answer in answers)
    print(f"\nAll of them by {AT_ONCE} threads: {seconds:.1f} s, {each:.0f} ms each (median).")
    print(f"An ordinary search, median: {_middle(alone):.0f} ms alone, {_middle(beside):.0f} ms beside them.")


def _ordinary(ask: Ask, done: threading.Event, rounds: int = 1_000) -> list[float]:
    taken = []
    for typed in list(ORDINARY) * rounds:
        taken.append(timed(ask, Hostile("ordinary", typed)).seconds)
        if done.is_set():
            break
    return taken


def _middle(seconds: Any) -> float:
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
