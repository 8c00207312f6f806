"""Which WSGI server keeps answering while slow clients hang on it?

The archive runs as one process, because the open search index and the page cache live in its memory. So the server
must do with few threads what others do with many processes: let no thread wait for a client that sends or reads slowly.
Every server here serves the same small application on 127.0.0.1 and meets, in each round and freshly started:

- 8 keep-alive connections, on a page that costs 3 ms of CPU and on one that costs none (what the server itself costs);
- hundreds of connections sending headers, then bodies, one byte a second; the view reads the bodies, as a login does;
- readers taking 1 kB a second of 1 MB, sent in one piece (as a page is) and in pieces of 64 kB (as a file is).

While slow clients hang on it, a probe is sent every 50 ms on a fresh connection: how many are answered in a second?
The first round ends with 25 malformed requests, and SIGTERM while a request is under way and a connection lies idle.

Servers take turns within a round, so that a busy moment of the machine falls on all; tables give medians over rounds.
CPU a request comes from /proc for the whole process tree and is what to compare on a shared machine: the client is
Python too and has the same cores, so requests a second say less.

    python benchmarks/servers.py [--rounds 3] [--slow 500] [--only waitress]

Needs Linux and, beside the standard library, the servers: waitress, granian, gunicorn. Install them in an environment
of their own and run this with its Python; a server that is not installed is named and skipped.
"""

import argparse
import asyncio
import contextlib
import importlib.metadata
import importlib.util
import math
import os
import platform
import resource
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import clients
from processes import Running, running

WARM_UP = 0.7  # seconds for the slow clients to connect before probing begins
PROBING = 2.0
ASKING = 1.5
SLOW_READERS = 100
STOP_WITHIN = 10.0
PAGE, BIG = b"p" * 10_000, b"b" * 1_000_000


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI application under test. Bodies are iterators, not lists, as Django's are."""
    path, body = environ["PATH_INFO"], PAGE
    if environ["REQUEST_METHOD"] == "POST":
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    elif path == "/":
        _spend_cpu(0.003)
    elif path == "/sleep":
        time.sleep(0.5)
    elif path in {"/big", "/file"}:
        body = BIG
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    piece = 65_536 if path == "/file" else len(body)
    return (body[start : start + piece] for start in range(0, len(body), piece))


def _spend_cpu(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(200))


@dataclass(frozen=True)
class Server:
    """A server as it would be run in production. `arguments` are Python's; `{port}` is filled in."""

    name: str
    package: str
    arguments: str


_GRANIAN = (
    "-m granian --interface wsgi --host 127.0.0.1 --port {port} --no-ws --http 1 --log-level warning"
    " --backlog 2048 --backpressure 2000 --http1-header-read-timeout 10000 servers:application"
)
_GUNICORN = "-m gunicorn --bind 127.0.0.1:{port} --log-level warning --backlog 2048 servers:application"
_GTHREAD = "--worker-class gthread --threads 8 --worker-connections 2000 --keep-alive 5"
SERVERS = (
    Server("waitress, 8 threads", "waitress", "servers.py --serve-waitress {port}"),
    Server("granian, 8 threads", "granian", f"{_GRANIAN} --workers 1 --blocking-threads 8"),
    Server("granian, up to 1,000 threads", "granian", f"{_GRANIAN} --workers 1 --blocking-threads 1000"),
    Server("granian, 2 workers × 8 threads", "granian", f"{_GRANIAN} --workers 2 --blocking-threads 8"),
    Server("gunicorn gthread, 8 threads", "gunicorn", f"{_GUNICORN} {_GTHREAD}"),
    Server("gunicorn sync, 3 workers", "gunicorn", f"{_GUNICORN} --workers 3"),
)


def serve_with_waitress(port: int) -> None:
    """Serve `application` until SIGTERM, with the settings proposed for the archive."""
    from waitress import serve

    # Without this SIGTERM ends the process at once; SystemExit lets waitress finish the requests under way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    serve(
        application,
        host=clients.HOST,
        port=port,
        threads=8,
        connection_limit=2000,  # the default, 100, would let 100 slow clients shut everybody out
        asyncore_use_poll=True,  # select() fails beyond file descriptor 1,023
        channel_timeout=30,
        cleanup_interval=5,
        outbuf_overflow=262_144,  # beyond it a response waits in a file, not in memory, for its slow reader
        ident=None,
    )


Figures = dict[str, tuple[float, ...]]  # the heading of a column, its units in order → the figures


def measure_speed(server: Running) -> Figures:
    """Requests a second, latencies and CPU a request, with nobody slow."""
    figures: Figures = {}
    for path, page in (("/", "3 ms page"), ("/free", "free page")):
        cpu = server.cpu_seconds()
        latencies = asyncio.run(clients.keep_asking(ASKING, server.port, path))
        figures[f"{page}: requests/s, median ms, 95 % ms, CPU ms a request"] = (
            len(latencies) / ASKING,
            statistics.median(latencies) * 1000,
            statistics.quantiles(latencies, n=20)[-1] * 1000,
            (server.cpu_seconds() - cpu) / len(latencies) * 1000,
        )
    return figures


def measure_patience(server: Running, slow: int) -> Figures:
    """Share of probes answered in time, their median, and CPU used, while each kind of slow client hangs on."""
    figures: Figures = {}
    for label, client, number in (
        ("slow headers", clients.slow_headers, slow),
        ("slow bodies", clients.slow_body, slow),
        ("slow readers of a page", clients.slow_reader_of_page, SLOW_READERS),
        ("slow readers of a file", clients.slow_reader_of_file, SLOW_READERS),
    ):
        with clients.hanging_on(server.port, client, number):
            time.sleep(WARM_UP)
            cpu, started = server.cpu_seconds(), time.monotonic()
            answers = asyncio.run(clients.probe_for(PROBING, server.port))
            busy = (server.cpu_seconds() - cpu) / (time.monotonic() - started)
        times = [answer for answer in answers if answer]
        figures[f"{number} {label}: % in time, median ms, CPU %"] = (
            100 * len(times) / len(answers),
            statistics.median(times) * 1000 if times else math.inf,
            100 * busy,
        )
        asyncio.run(clients.wait_until_answered(server.port, 5))
    return figures


def measure_round(server: Server, slow: int, *, to_the_end: bool) -> tuple[list[Figures], list[str]]:
    """The figures of each table, from a freshly started server; and, `to_the_end`, what it did in words."""
    with running(server.arguments) as started:
        idle = started.megabytes("status", "VmRSS"), started.unique_megabytes()
        speed, patience = measure_speed(started), measure_patience(started, slow)
        after = started.megabytes("status", "VmRSS"), started.unique_megabytes()
        memory = {
            "idle: RSS, USS MB": idle,
            "after it all: RSS, USS MB": after,
            "at most: RSS MB": (started.megabytes("status", "VmHWM"),),
        }
        words = [survive_malformed(started), stop(started)] if to_the_end else []
        return [speed, patience, memory], words


def survive_malformed(server: Running) -> str:
    """What became of the malformed requests, counted."""
    answers = asyncio.run(clients.send_malformed(server.port))
    statuses = [answer.partition(b" ")[2][:3].decode("latin-1") for answer in answers if answer]
    counts = {
        "refused": sum(status[:1] == "4" or status in {"501", "505"} for status in statuses),
        "closed": answers.count(b""),
        "answered": sum(status[:1] == "2" for status in statuses),
        "failed (500)": statuses.count("500"),
        "hung": answers.count(None),
        "traceback": sum(b"Traceback" in (answer or b"") for answer in answers),
    }
    alive = "alive" if asyncio.run(clients.wait_until_answered(server.port, 3)) else "dead"
    return ", ".join([*(f"{count} {what}" for what, count in counts.items() if count), alive])


def stop(server: Running) -> str:
    """What SIGTERM did to a request under way, and how long the process took to end."""

    async def ask_and_terminate() -> tuple[bool, float]:
        idle, busy = await clients.connect(server.port), await clients.connect(server.port)
        await clients.ask(idle, b"GET /free HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = asyncio.create_task(clients.ask(busy, b"GET /sleep HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        await asyncio.sleep(0.1)
        server.process.terminate()
        started = time.monotonic()
        while server.process.poll() is None and time.monotonic() - started < STOP_WITHIN:
            await asyncio.sleep(0.02)
        ended = time.monotonic() - started
        with idle, busy, contextlib.suppress(OSError, TimeoutError):
            return (await asyncio.wait_for(answer, 1)).endswith(PAGE), ended
        return False, ended

    answered, seconds = asyncio.run(ask_and_terminate())
    ended = (
        f"ended in {seconds:.1f} s" if server.process.poll() is not None else f"still there after {STOP_WITHIN:.0f} s"
    )
    return f"request {'answered' if answered else 'LOST'}, {ended}"


def run(rounds: int, slow: int, only: str) -> None:
    """Let the servers take turns, then print what they did."""
    absent = {server.package for server in SERVERS if not importlib.util.find_spec(server.package)}
    for package in sorted(absent):
        print(f"{package} is not installed: skipped", file=sys.stderr)
    present = [server for server in SERVERS if only in server.name and server.package not in absent]
    if not present:
        raise SystemExit("Nothing to measure: install waitress, granian or gunicorn, and run this with that Python.")
    _print_circumstances(present, rounds, slow)
    measured: dict[str, list[list[Figures]]] = {server.name: [] for server in present}
    endings: dict[str, list[str]] = {}
    for turn in range(rounds):
        for server in present:
            print(f"round {turn + 1}: {server.name}", file=sys.stderr, flush=True)
            figures, words = measure_round(server, slow, to_the_end=turn == 0)
            measured[server.name].append(figures)
            endings[server.name] = endings.get(server.name, words)
    for table, headings in enumerate(measured[present[0].name][0]):
        rows = {
            name: [_medians([figures[table][heading] for figures in turns]) for heading in headings]
            for name, turns in measured.items()
        }
        print_table(list(headings), rows)
    print_table([f"{len(clients.MALFORMED)} malformed requests", "SIGTERM"], endings)


def print_table(headings: list[str], rows: dict[str, list[str]]) -> None:
    """Print a Markdown table, a server a row."""
    print("", f"| server | {' | '.join(headings)} |", "|" + " --- |" * (len(headings) + 1), sep="\n")
    for name, cells in rows.items():
        print(f"| {name} | {' | '.join(cells)} |")


def _medians(turns: list[tuple[float, ...]]) -> str:
    medians = [statistics.median(figures) for figures in zip(*turns, strict=True)]
    return " · ".join("–" if math.isinf(m) else f"{m:,.0f}" if m >= 100 else f"{m:.2g}" for m in medians)


def _print_circumstances(present: list[Server], rounds: int, slow: int) -> None:
    versions = {server.package: importlib.metadata.version(server.package) for server in present}
    print(", ".join(f"{package} {version}" for package, version in versions.items()), end="; ")
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores,", end=" ")
    print(f"load average before {os.getloadavg()[0]:.1f}; medians of {rounds} rounds, {slow} slow clients.")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow", type=int, default=500, help="clients that send a byte a second")
    parser.add_argument("--only", default="", help="part of the names of the servers to measure")
    parser.add_argument("--serve-waitress", type=int, metavar="PORT", help=argparse.SUPPRESS)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if options.serve_waitress:
        serve_with_waitress(options.serve_waitress)
    else:
        run(options.rounds, options.slow, options.only)


if __name__ == "__main__":
    main()
