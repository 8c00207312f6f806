"""How fast JSON Lines go in: reading, saving and indexing, beside SQLite FTS5 taking the same texts in the same run.

The articles are generated: a vocabulary by Zipf's law, about 500 words an article, deterministic. The archive is a
throw-away one. The peer stores and indexes the same texts in one FTS5 table, which neither compares nor accounts for
anything; it says how far the archive is from the least that a full-text engine must do on this machine.

    python benchmarks/importing.py [--articles 5000]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = 30_000
WORDS = 500
ROUNDS = 3


def main() -> None:
    """Prints a table of articles a second: the median of the rounds, the least and the most."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=5_000)
    count = options.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARCHIVE_DATA"] = folder
        set_up_archive()
        seconds: dict[str, list[float]] = {}
        for number in range(ROUNDS):
            file = Path(folder) / f"round-{number}.jsonl"
            articles = make_articles(count, seed=number)
            file.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
            for name, work in steps(file, articles).items():
                started = time.perf_counter()
                work()
                seconds.setdefault(name, []).append(time.perf_counter() - started)
    report(count, seconds)


def set_up_archive() -> None:
    """A new archive in the folder that ARCHIVE_DATA names."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def steps(file: Path, articles: list[dict[str, str]]) -> dict[str, Callable[[], object]]:
    """What is measured, in the order in which it is done."""
    from archive.importing.importer import import_documents
    from archive.search.keep_index import build_index, index_exists, work_off_queue

    return {
        "read, compared, saved": lambda: list(import_documents([file])),
        "indexed in bulk": lambda: work_off_queue() if index_exists() else build_index(),
        "SQLite FTS5, stored and indexed": lambda: fill_fts5(file.with_suffix(".fts5"), articles),
    }


def fill_fts5(path: Path, articles: list[dict[str, str]]) -> None:
    """The least that a full-text engine must do with the same texts."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIRTUAL TABLE articles USING fts5(headline, body)")
        database.executemany(
            "INSERT INTO articles VALUES (?, ?)", [(each["headline"], each["body"]) for each in articles]
        )
    database.close()


def make_articles(count: int, *, seed: int) -> list[dict[str, str]]:
    """Articles in the archive's exchange format, the same for the same seed."""
    chance = random.Random(seed)
    letters = "aeioubcdfghklmnprstvw"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
    return [
        {
            "outlet": f"Outlet {chance.randint(1, 40)}",
            "headline": " ".join(chance.choices(vocabulary, cum_weights=weights, k=9)).capitalize(),
            "published": (date(2000, 1, 1) + timedelta(days=chance.randint(0, 9_000))).isoformat(),
            "body": "\n\n".join(
                " ".join(chance.choices(vocabulary, cum_weights=weights, k=WORDS // 8)).capitalize() + "."
                for _ in range(8)
            ),
        }
        for _ in range(count)
    ]


def report(count: int, seconds: dict[str, list[float]]) -> None:
    """The table."""
    print(f"{count:,} articles of {WORDS} words, {ROUNDS} rounds; articles a second\n")
    print("| step | median | least | most |\n| --- | ---: | ---: | ---: |")
    for name, taken in seconds.items():
        rates = [count / each for each in taken]
        print(f"| {name} | {statistics.median(rates):,.0f} | {min(rates):,.0f} | {max(rates):,.0f} |")


if __name__ == "__main__":
    main()
