"""How fast the archive finds, beside other engines with the same texts, in one run.

Ours is measured twice: through `find()`, from what was typed to the finished page of ten articles with their
concordance lines, and the engine alone. The others give a count and ten numbers, and store no text: see `peers.py`.
Each search is made once (`first`), when only what earlier searches left behind is warm, and then again (`again`).
Haystack's own backend indexes a sample; with `--stock-queries` it gets everything, at some twelve articles a
second. Whether the engines agree on how many articles have each phrase is checked too, and planted phrases are
counted against what is known of the corpus.

    python benchmarks/search.py [--articles 10000 100000] [--stock-queries] [--quick]

tantivy takes part where it is installed: `pip install tantivy`, which the archive itself has no need of.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from changing import Changing, Weight, add_articles, ask_find, middle_and_most, weigh_reader
from corpus import PLANTED
from generated_archive import fill, megabytes, open_archive, text_megabytes, tokens
from peers import Peer, Stock, make_peers
from queries import FIRST, LAST, ONE_WORD, PHRASES, Search, cut_queries

OURS, ENGINE = "ours, through find()", "ours, engine alone"
AGAIN = 2
"""How often each search is made again."""
STOCK_SAMPLE = 500
SEARCHING_ALONE = 10.0
"""Seconds of searching before articles are added, to compare with."""
LIMIT = 100.0
"""Milliseconds, of the 95th percentile: beyond it a keeper should move up to another engine."""

FAR = 1_000_000
"""Articles. A line through two sizes says nothing of ten times the larger one."""

Times = dict[str, dict[str, tuple[list[float], list[float]]]]
"""Class → engine → seconds of first searches, seconds of later ones."""


def main() -> None:
    """One size after another, each in a process of its own; tables in Markdown."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[10_000])
    options.add_argument("--stock-queries", action="store_true", help="the smallest size whole into stock Haystack")
    options.add_argument("--quick", action="store_true", help="a fifth of the searches")
    chosen = options.parse_args()
    sizes = sorted(chosen.articles)
    print(f"{os.cpu_count()} cores, load average before {os.getloadavg()[0]:.1f}\n")
    measured = {}
    for size in sizes:
        with _process() as process:
            stock = chosen.stock_queries and size == sizes[0]
            measured[size] = process.submit(measure, size, 20 if chosen.quick else 100, stock).result()
    if len(sizes) > 1:
        print_growth(measured)


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def measure(size: int, queries: int, stock_queries: bool) -> Times:
    """Everything about an archive of this size, printed as it is measured."""
    with tempfile.TemporaryDirectory(prefix="of-record-benchmark-") as name:
        folder = Path(name)
        open_archive(folder)
        fill(size, folder)
        print(f"## {size:,} articles\n", flush=True)
        peers = make_peers(folder)
        stock = Stock(folder)
        print_indexing(folder, peers, stock, size if stock_queries else STOCK_SAMPLE)
        articles = list(islice(tokens(folder), 0, None, max(1, size // (queries * 8))))
        classes = cut_queries(articles, queries)
        times = time_all(classes, engines(peers, stock if stock_queries else None))
        print_times(times)
        print_agreement(classes, peers, size)
        everything = [search for searches in classes.values() for search in searches]
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_set_up) as process:
            print_weight(process.submit(weigh_reader, everything).result())
        print_changing(add_articles(everything, size, SEARCHING_ALONE))
        return times


def _set_up() -> None:
    import django

    django.setup()


@dataclass(frozen=True)
class Engine:
    """Something to ask: for a phrase, and for one word with facets, where it can."""

    phrase: Callable[[Search], int]
    faceted: Callable[[Search], int] | None = None
    any_form: Callable[[Search], int] | None = None

    def asks(self, name: str) -> Callable[[Search], int] | None:
        """How it is asked for a class of searches; None where it cannot be compared."""
        return self.phrase if name in PHRASES else self.faceted if name == ONE_WORD else self.any_form


def engines(peers: Sequence[Peer], stock: Stock | None) -> dict[str, Engine]:
    """All engines by name, ours first."""
    from archive.dates import first_day, last_day

    first, last = first_day(FIRST).toordinal(), last_day(LAST).toordinal()
    found = {OURS: Engine(ask_find, ask_find, ask_find), ENGINE: Engine(ask_engine, ask_engine, ask_engine)}
    for peer in peers:
        found[peer.name] = Engine(
            partial(_phrase_in, peer), lambda search, peer=peer: peer.faceted(search.words[0], first, last)
        )
    if stock:
        found[stock.name] = Engine(partial(_phrase_in, stock))
    return found


def _phrase_in(peer: Peer | Stock, search: Search) -> int:
    return peer.phrase(list(search.words))


def ask_engine(search: Search) -> int:
    """The engine alone, from a query tree to ten numbers and all counts."""
    from haystack import connections

    from archive.search.query_language import read_filter, read_query, with_filters

    filters = tuple(read_filter(name, value) for name, value in search.filters.items())
    query = with_filters(read_query(search.typed).query, filters)
    backend = connections["default"].get_backend()
    answer = backend.search(query, end_offset=10, sort_by=search.order, facets=("outlet", "year", "language"))
    return int(answer["hits"])


def time_all(classes: dict[str, list[Search]], asked: dict[str, Engine]) -> Times:
    """Seconds by class and engine. The engines take turns class by class, so that they meet the same machine."""
    times: Times = {name: {} for name in classes}
    for name, searches in classes.items():
        for engine_name, engine in asked.items():
            ask = engine.asks(name)
            if ask:
                first = [_seconds(ask, search) for search in searches]
                again = [_seconds(ask, search) for _ in range(AGAIN) for search in searches]
                times[name][engine_name] = first, again
    return times


def _seconds(ask: Callable[[Search], int], search: Search) -> float:
    started = time.perf_counter()
    ask(search)
    return time.perf_counter() - started


def print_indexing(folder: Path, peers: Sequence[Peer], stock: Stock, stock_articles: int) -> None:
    """Makes every index, and says how fast and how large."""
    from archive.models import Article
    from archive.search.keep_index import build_index

    size, text = Article.objects.count(), text_megabytes()
    print(f"{text:,.0f} MB of text. Indexing, in the order it was done:\n")
    print(
        "| engine | articles | articles/s | size of the index, MB | of the text |\n| --- | ---: | ---: | ---: | ---: |"
    )
    made_of = partial(tokens, folder)
    work: list[tuple[str, int, Path, Callable[[], object]]] = [
        ("ours, from database to searchable", size, folder / "index", build_index),
        *((f"{peer.name}, from ready tokens", size, peer.place, partial(peer.index, made_of())) for peer in peers),
        (f"{stock.name}, from database", stock_articles, stock.place, partial(stock.index, stock_articles)),
    ]
    for name, count, place, make in work:
        started = time.perf_counter()
        make()
        rate, share = count / (time.perf_counter() - started), text * count / size
        print(
            f"| {name} | {count:,} | {rate:,.0f} | {megabytes(place):,.0f} | {megabytes(place) / share:.0%} |",
            flush=True,
        )


def print_times(times: Times) -> None:
    """Two tables: searches made again, and first ones."""
    names = list(dict.fromkeys(engine for engines in times.values() for engine in engines))
    for at, title in ((1, "Searches made again"), (0, "First searches")):
        print(f"\n{title}: median · 95th percentile, ms\n")
        print(f"| class | {' | '.join(names)} |\n| --- |{' ---: |' * len(names)}")
        for name, by_engine in times.items():
            cells = [_cell(by_engine[engine][at]) if engine in by_engine else "–" for engine in names]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)


def _cell(seconds: Sequence[float]) -> str:
    return " · ".join(f"{value:,.0f}" if value >= 10 else f"{value:.1f}" for value in middle_and_most(seconds))


def print_agreement(classes: dict[str, list[Search]], peers: Sequence[Peer], size: int) -> None:
    """Whether all engines count the same articles for each phrase, and whether planted ones are all found."""
    searches = [search for name in PHRASES for search in classes[name]]
    counts = {search.typed: ask_find(search) for search in searches}
    print()
    for peer in peers:
        other = [search.typed for search in searches if peer.phrase(list(search.words)) != counts[search.typed]]
        print(
            f"{len(searches) - len(other)} of {len(searches)} phrases: as many articles in {peer.name} as in ours.",
            *other[:3],
        )
    planted = {each: ask_find(Search(f'"{each.text}"', ())) for each in PLANTED}
    right = sum(found == each.articles(size) for each, found in planted.items())
    print(f"{right} of {len(planted)} planted phrases: in as many articles as they were put into.\n")


def print_weight(weight: Weight) -> None:
    """A reader's memory."""
    print(f"A process of its own that made all these searches: {weight.searched:,.0f} MB of its own (USS); ", end="")
    print(f"{weight.django:,.0f} MB before it opened the index, {weight.opened:,.0f} MB after the first search.\n")


def print_changing(changing: Changing) -> None:
    """Articles added, and searches meanwhile."""
    print("| | median · 95th percentile, ms |\n| --- | ---: |")
    print(f"| an article saved until found, nobody searching | {_cell(changing.found_alone)} |")
    print(f"| an article saved until found, one thread searching | {_cell(changing.found_while_searching)} |")
    print(f"| a search, nothing added | {_cell(changing.searches_alone)} |")
    print(
        f"| a search while articles are added, one after the other | {_cell(changing.searches_while_adding)} |\n",
        flush=True,
    )


def print_growth(measured: dict[int, Times]) -> None:
    """From the smallest size to the largest, through `find()`; and the size at which the limit is passed."""
    small, large = min(measured), max(measured)
    print(f"## Growth from {small:,} to {large:,} articles, {OURS}, searches made again\n")
    print(f"| class | median | 95th percentile | 95th passes {LIMIT:.0f} ms at about |\n| --- | ---: | ---: | ---: |")
    for name in measured[small]:
        before, after = (middle_and_most(measured[size][name][OURS][1]) for size in (small, large))
        factors = [then / now for now, then in zip(before, after, strict=True)]
        slope = math.log(factors[1]) / math.log(large / small)
        passes = large * (LIMIT / after[1]) ** (1 / slope) if slope > 0 else math.inf
        at = f"{float(f'{passes:.1g}'):,.0f} articles" if passes < FAR else f"more than {FAR:,}"
        print(f"| {name} | × {factors[0]:.1f} | × {factors[1]:.1f} | {at} |")


if __name__ == "__main__":
    main()
