"""The archive's revision: a number that rises with every change that readers can see."""

from django.db import models
from django.db.models import F


class RevisionManager(models.Manager["Revision"]):
    """There is one row."""

    def current(self) -> int:
        """The revision now; 0 for an archive that nothing was ever published in."""
        return self.values_list("number", flat=True).first() or 0

    def advance(self) -> None:
        """Raises the revision, in the transaction of the change."""
        if not self.update(number=F("number") + 1):
            self.create(pk=1, number=1)


class Revision(models.Model):
    """The one row that holds the number."""

    number = models.PositiveBigIntegerField(default=0)

    objects = RevisionManager()

    def __str__(self) -> str:
        return str(self.number)
