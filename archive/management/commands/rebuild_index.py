"""Haystack's command, in this archive's version: readers keep the old index until the new one is complete."""

from argparse import ArgumentParser
from typing import Any

from archive.management.commands.sync_index import Command as SyncIndex


class Command(SyncIndex):
    """Builds a new index beside the old one."""

    help = "Builds a new search index beside the one in use, and puts it in its place when it is complete."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Haystack's own options are understood, and not needed."""
        parser.add_argument("--noinput", "--no-input", action="store_false", dest="interactive", help="Not asked.")

    def handle(self, **options: Any) -> None:
        """The same as `sync_index --rebuild`."""
        super().handle(rebuild=True)
