"""Brings the index up to date."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.search.keep_index import build_index, index_exists, work_off_queue

SAY_EVERY = 5_000
"""Articles between two lines of progress: some seconds of work."""


class Command(BaseCommand):
    """Builds the index where there is none or where it is asked to, then indexes whatever is queued."""

    help = (
        "Brings the search index up to date with the database: builds it where there is none of this version, and "
        "indexes every article whose change is still queued. Safe to run at any time, also while the site is served."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to begin anew."""
        parser.add_argument(
            "--rebuild", action="store_true", help="Build a new index, and put it in the place of the one in use."
        )

    def handle(self, *, rebuild: bool = False, **options: Any) -> None:
        """Says how far it is on long work, and what it did."""
        self.said = 0
        try:
            built = build_index(self.progress) if rebuild or not index_exists() else None
            self.said = 0
            done = work_off_queue(self.progress)
        except Exception as error:
            raise CommandError(
                f"The index is not up to date: {error}. Nothing is lost: what is queued stays queued. "
                "Is another import still running, is the disk full, may this user write the index folder?"
            ) from error
        if built is not None:
            self.stdout.write(f"Index built: {built:,} articles.")
        self.stdout.write(f"Changes indexed: {done:,}." if done else "The index is up to date.")

    def progress(self, done: int, total: int) -> None:
        """A line now and then."""
        if done - self.said >= SAY_EVERY:
            self.said = done
            self.stdout.write(f"  {done:,} of {total:,} indexed")
            self.stdout.flush()
