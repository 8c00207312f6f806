"""Brings the index up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.search.keep_index import build_index, index_exists, work_off_queue


class Command(BaseCommand):
    """Builds the index where there is none, then indexes whatever is queued."""

    help = (
        "Brings the search index up to date with the database: builds it where there is none of this version, and "
        "indexes every article whose change is still queued. Safe to run at any time, also while the site is served."
    )

    def handle(self, **options: Any) -> None:
        """Says how far it is on long work, and what it did."""
        try:
            built = None if index_exists() else build_index(self.progress)
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
        """One line for each batch."""
        self.stdout.write(f"  {done:,} of {total:,} indexed")
        self.stdout.flush()
