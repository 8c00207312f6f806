"""Serves the site."""

import resource
import signal
import sys
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

import waitress
from django.core.management.base import BaseCommand, CommandError

from archive.wsgi import application

OPEN_FILES = 8_192
"""Two or three for each connection."""
SETTINGS = {
    "threads": 8,
    # With the default of 100, a hundred slow clients shut everyone out; poll, because select stops at 1,023 files.
    "connection_limit": 2_000,
    "asyncore_use_poll": True,
    "channel_timeout": 30,
    "cleanup_interval": 5,
    "outbuf_overflow": 262_144,
    # A search of 100,000 characters, each written as three (%22), is answered and not refused.
    "max_request_header_size": 512 * 1024,
    "max_request_body_size": 60 * 1024 * 1024,
    "ident": None,
}
"""Why these: benchmarks/BENCHMARKS.md, "Servers"."""


class Command(BaseCommand):
    """Serves with waitress, one process with eight threads, until it is told to stop."""

    help = "Serves the site with a production server. Run set_up first; `make serve` does both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1", help="Address to listen on (default 127.0.0.1).")
        parser.add_argument("--port", type=int, default=8000, help="Port to listen on (default 8000).")

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        """Stops on SIGTERM and Ctrl-C after the requests under way."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        _allow_open_files()
        try:
            server = waitress.create_server(application, host=host, port=port, **SETTINGS)
        except OSError as error:
            raise CommandError(
                f"Nothing can be served on {host}:{port} ({error.strerror or error}). "
                f"Is it served already? Another port: make serve PORT={port + 1}"
            ) from error
        self.stdout.write(
            f"\nThe archive is at   http://{host}:{port}/\n"
            f"The editor's desk   http://{host}:{port}/admin/\n"
            f"An editor's account {python()} manage.py add_editor NAME\n"
            "To stop             Ctrl-C\n"
        )
        self.stdout.flush()
        with suppress(KeyboardInterrupt):
            server.run()


def python() -> str:
    """This Python, as one would type it here: `.venv/bin/python`."""
    executable = Path(sys.executable)
    return str(executable.relative_to(Path.cwd())) if executable.is_relative_to(Path.cwd()) else str(executable)


def _allow_open_files() -> None:
    """As many open files as the system lets this process have, up to what the connections need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
