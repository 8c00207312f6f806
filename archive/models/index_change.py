"""Articles whose index entry is out of date.

A row is written in the transaction that changes the article, and taken away when the index has caught up. So an
index that was down, locked or broken loses nothing: the next write, or `manage.py sync_index`, brings it up to date.
"""

from collections.abc import Iterable, Sequence

from django.db import models

from archive.models.revision import Revision

TAKEN_AT_ONCE = 5_000
"""Rows a statement: databases limit how many values one may name."""


class IndexChangeQuerySet(models.QuerySet["IndexChange"]):
    """The queue, oldest first."""

    def queue(self, article_ids: Iterable[int]) -> None:
        """Notes that these articles' entries are out of date, which is a new revision of the archive."""
        Revision.objects.advance()
        self.bulk_create([IndexChange(article_id=pk) for pk in article_ids], batch_size=5000)

    def take_off(self, changes: Sequence[int]) -> None:
        """Takes away just these changes: one that came in meanwhile, whatever its number, stays queued."""
        for at in range(0, len(changes), TAKEN_AT_ONCE):
            self.filter(pk__in=changes[at : at + TAKEN_AT_ONCE]).delete()


class IndexChange(models.Model):
    """One article to be indexed again, or taken out. Not a foreign key: the article may be gone."""

    article_id = models.BigIntegerField()
    queued = models.DateTimeField(auto_now_add=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"article {self.article_id}"
