"""Proves that the index holds what the database holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.search.audit import Audit, audit, repair


class Command(BaseCommand):
    """Audits the index, reports, and repairs it if asked to."""

    help = (
        "Checks that the search index and the database hold the same articles, and that each article is found by eight "
        "words of its own and only where they stand. Exits with 1 if something is wrong; --repair indexes that again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and what to do."""
        parser.add_argument(
            "--share", type=float, default=1.0, help="Share of the articles to ask for (default 1, all)."
        )
        parser.add_argument("--repair", action="store_true", help="Index again what is wrong.")

    def handle(self, *, share: float, repair: bool, **options: Any) -> None:
        """Asks, reports, repairs."""
        try:
            found = audit(share=share, progress=self.progress)
        except Exception as error:
            raise CommandError(f"The index could not be asked: {error}. Run: manage.py sync_index --rebuild") from error
        self.stdout.write(table(found))
        if found.is_sound:
            self.stdout.write("The index is sound.")
        elif repair:
            self.repair(found)
        else:
            raise CommandError("The index is not sound. To index again what is wrong: manage.py check_index --repair")

    def repair(self, found: Audit) -> None:
        """Indexes again, and looks a second time."""
        self.stdout.write(f"Indexed again: {repair(found):,} articles.")
        if not audit(share=0).is_sound:
            raise CommandError("Something is still wrong. To build a new index: manage.py sync_index --rebuild")

    def progress(self, done: int, total: int) -> None:
        """A sign of life."""
        self.stdout.write(f"  {done:,} of {total:,} asked for")
        self.stdout.flush()


def table(found: Audit) -> str:
    """The figures of the audit."""
    rows = {
        "published in the database": found.published,
        "in the index": found.indexed,
        "waiting in the queue": found.waiting,
        "asked for by their own words": found.asked,
        "missing from the index": len(found.missing),
        "in the index, not published": len(found.surplus),
        "not found by their own words": len(found.not_found),
        "found by words they do not have": len(found.found_wrongly),
    }
    return "\n".join(f"  {name:<34}{number:>10,}" for name, number in rows.items())
