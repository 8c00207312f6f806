"""Loads a catalogue of records."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.importing.catalogue import CatalogueError, load_catalogue


class Command(BaseCommand):
    """Asks for a folder, loads it, says how many of each noun were new."""

    help = (
        "Adds the outlets, topics, records and timelines of a catalogue that this archive does not have yet. "
        "What it has stays as it is. Without a folder: the founding catalogue."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CATALOGUE_DIR)

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Loads it whole or not at all."""
        try:
            new = load_catalogue(folder)
        except CatalogueError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        told = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in new.items() if count)
        self.stdout.write(f"New in the archive: {told}." if told else "The archive has all of this catalogue already.")
