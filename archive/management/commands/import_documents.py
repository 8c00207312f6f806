"""Imports documents."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.importing.importer import import_documents
from archive.importing.outcome import Outcome, Verdict
from archive.models import Outlet
from archive.search.keep_index import build_index, deferred, index_exists, work_off_queue

SAID_SINGLY = {Verdict.ATTACHED, Verdict.NEEDS_EDITOR, Verdict.PASSED_OVER, Verdict.FAILED}
SAY_EVERY = 5_000
"""Documents between two lines of progress: some seconds of work."""


class Command(BaseCommand):
    """Asks for files and folders, imports them, indexes what is new, and accounts for every document."""

    help = (
        "Imports plain text (.txt) and JSON Lines (.jsonl), files or whole folders. A text whose record is waiting for "
        "it is attached; another text becomes a draft for an editor; the articles of JSON Lines are published. Every "
        "document is accounted for, and running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and whose the texts are."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--outlet", help="Whose the plain texts are: the name or slug of an outlet.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen, and keep nothing.")

    def handle(self, *, paths: list[Path], outlet: str | None, dry_run: bool, **options: Any) -> None:
        """Exits with 1 if a document failed."""
        tally: Counter[Verdict] = Counter()
        try:
            with deferred():
                for outcome in import_documents(paths, outlet=self.outlet_called(outlet), dry_run=dry_run):
                    tally[outcome.verdict] += 1
                    self.say(outcome, number=tally.total())
        except FileNotFoundError as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        if not dry_run:
            self.bring_index_up_to_date()
        self.stdout.write("\n" + table(tally) + ("\nThis was a dry run: nothing was kept." if dry_run else ""))
        if tally[Verdict.FAILED]:
            raise CommandError(f"{tally[Verdict.FAILED]:,} failed; the reasons stand above.", returncode=1)

    def outlet_called(self, name: str | None) -> Outlet | None:
        """The outlet that was named."""
        if name is None:
            return None
        outlet = Outlet.objects.called(name).first()
        if outlet is None:
            known = ", ".join(Outlet.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no outlet called “{name}”. Add it in the admin, or choose one of: {known}")
        return outlet

    def say(self, outcome: Outcome, *, number: int) -> None:
        """A line for what an editor or a keeper must know, and a sign of life on long work."""
        if outcome.verdict in SAID_SINGLY or outcome.warnings:
            about = " ".join((*outcome.reasons, *outcome.warnings))
            self.stdout.write(f"{outcome.document}: {outcome.verdict}{f' ({outcome.slug})' if outcome.slug else ''}")
            if about:
                self.stdout.write(f"    {about}")
        if number % SAY_EVERY == 0:
            self.stdout.write(f"  {number:,} documents read")
            self.stdout.flush()

    def bring_index_up_to_date(self) -> None:
        """Whatever is queued is found by the next search; an index that cannot be written loses nothing."""
        try:
            work_off_queue() if index_exists() else build_index()
        except Exception as error:  # the documents are safe in the database, whatever ails the index
            self.stderr.write(f"The index is not up to date yet: {error}. Run: manage.py sync_index")


def table(tally: Counter[Verdict]) -> str:
    """What became of how many, and that the sum is right."""
    rows = [(str(verdict), tally[verdict]) for verdict in Verdict if tally[verdict]]
    lines = [f"  {name:<22}{count:>10,}" for name, count in [*rows, ("documents in all", tally.total())]]
    return "\n".join(lines)
