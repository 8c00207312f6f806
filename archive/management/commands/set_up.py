"""Sets everything up that the site needs: safe to run at any time, and the first thing that `make serve` does."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.models import Outlet


class Command(BaseCommand):
    """Database, catalogue, static files, index; each said before it is done."""

    help = "Makes or brings up to date the database, the founding catalogue, the static files and the index."

    def handle(self, **options: Any) -> None:
        """What is there already is left as it is."""
        self.stdout.write(f"What this archive keeps lies in {settings.ARCHIVE_DATA}")
        self.say("Database")
        call_command("migrate", verbosity=0)
        if not Outlet.objects.exists():
            self.say("Catalogue")
            call_command("load_catalogue", stdout=self.stdout)
        self.say("Static files")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.say("Index")
        call_command("sync_index", stdout=self.stdout)

    def say(self, what: str) -> None:
        """A line before each step, so that a slow one is not mistaken for a stuck one."""
        self.stdout.write(f"{what} …")
        self.stdout.flush()
