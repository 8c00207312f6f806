"""Source documents: the bytes as they were captured. Content-addressed and write-once.

The bytes lie under `DOCUMENTS_DIR`, at the path that their SHA-256 spells; a row says what they are and where they
came from. A file is put in place whole, read-only, and is never opened for writing again.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

PIECE = 1024 * 1024
"""Bytes read at a time, so that a capture of any size is kept in the same memory."""


class CapturedBytesStay(Exception):
    """Somebody tried to change or delete a captured document."""


class SourceDocumentQuerySet(models.QuerySet["SourceDocument"]):
    """Captured documents. They can be added and read, and nothing else."""

    def keep(self, file: BinaryIO, *, name: str = "", media_type: str, address: str = "") -> "SourceDocument":
        """The document of these bytes, stored now or long since. The bytes are on disk before the row is written.

        The file is read once from where it stands to its end, however large, in pieces.
        """
        digest, size = store(file)
        document, _ = self.get_or_create(
            sha256=digest,
            defaults={"size": size, "name": name[:255], "media_type": media_type, "address": address},
        )
        return document

    def delete(self) -> NoReturn:
        """Refused: captured bytes are never lost."""
        raise CapturedBytesStay("Captured documents are never deleted; withdraw the article instead.")

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: what was captured is never altered."""
        raise CapturedBytesStay("Captured documents are never altered; keep a corrected one beside this one.")


class SourceDocument(models.Model):
    """Captured bytes: their fingerprint (SHA-256, FIPS 180-4), size, media type, name, address and capture date."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255, blank=True, help_text="The file it came in.")
    address = models.URLField(max_length=2000, blank=True, help_text="Where it was captured.")
    captured = models.DateTimeField(null=True, blank=True, help_text="When it was captured, where that is known.")
    received = models.DateTimeField(auto_now_add=True)

    objects = SourceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-received", "-pk"]
        constraints = [models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="sha256_is_whole")]

    def __str__(self) -> str:
        return f"{self.name or self.media_type} ({self.sha256[:12]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new document; refuses to alter one that is held."""
        if not self._state.adding:
            raise CapturedBytesStay("Captured documents are never altered; keep a corrected one beside this one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: captured bytes are never lost."""
        raise CapturedBytesStay("Captured documents are never deleted; withdraw the article instead.")

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return path_of(self.sha256)

    def read(self, *, offset: int = 0, length: int | None = None) -> bytes:
        """The bytes, or a part of them. Raises FileNotFoundError where they are missing."""
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.read(-1 if length is None else length)


def fingerprint(file: BinaryIO) -> str:
    """The SHA-256 of what is left of the file, read in pieces."""
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def path_of(digest: str) -> Path:
    """Where the bytes of this SHA-256 lie, or would lie."""
    return Path(settings.DOCUMENTS_DIR) / digest[:2] / digest[2:4] / digest


def store(file: BinaryIO) -> tuple[str, int]:
    """Puts the bytes in place, whole or not at all, on disk and read-only; gives their SHA-256 and their number."""
    root = Path(settings.DOCUMENTS_DIR)
    root.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=root, prefix="incoming-")
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as kept:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += kept.write(piece)
            kept.flush()
            os.fchmod(kept.fileno(), 0o440)
            os.fsync(kept.fileno())
        place = path_of(digest.hexdigest())
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(draft).replace(place)
        return digest.hexdigest(), size
    finally:
        Path(draft).unlink(missing_ok=True)
