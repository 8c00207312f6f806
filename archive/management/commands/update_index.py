"""Haystack's command, in this archive's version: every article is queued to be indexed again."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.management.commands.sync_index import Command as SyncIndex
from archive.models import Article, IndexChange


class Command(SyncIndex):
    """Indexes every published article again, in place."""

    help = (
        "Indexes every published article again. If it is killed, sync_index goes on where it stopped: what is left is "
        "still queued."
    )

    def add_arguments(self, parser: Any) -> None:
        """No options: the queue says what is to be done."""
        BaseCommand.add_arguments(self, parser)

    def handle(self, **options: Any) -> None:
        """Queues them all, and works the queue off."""
        waiting = IndexChange.objects.values_list("article_id", flat=True)
        IndexChange.objects.queue(Article.objects.published().exclude(pk__in=waiting).values_list("pk", flat=True))
        super().handle(rebuild=False)
