import hashlib
from io import BytesIO

import pytest

from archive.models import SourceDocument
from archive.models.source_document import CapturedBytesStay

DATA = b"As it was captured.\r\n\x00\xff"


def keep(data=DATA, **about):
    return SourceDocument.objects.keep(BytesIO(data), media_type="text/plain", **about)


def test_bytes_are_kept_as_they_were_at_the_place_of_their_fingerprint(db, settings):
    document = keep(name="page.txt")
    digest = hashlib.sha256(DATA).hexdigest()
    assert (document.sha256, document.size, document.read()) == (digest, len(DATA), DATA)
    assert document.path == settings.DOCUMENTS_DIR / digest[:2] / digest[2:4] / digest
    assert document.read(offset=3, length=2) == DATA[3:5]
    assert document.path.stat().st_mode & 0o222 == 0


def test_the_same_bytes_are_kept_once(db, settings):
    first, second = keep(name="one.txt"), keep(name="two.txt")
    assert first == second
    assert second.name == "one.txt"
    assert [path for path in settings.DOCUMENTS_DIR.rglob("*") if path.is_file()] == [first.path]


def test_nothing_is_left_behind_when_keeping_fails(db, settings):
    class Broken(BytesIO):
        def read(self, size=-1):
            raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        SourceDocument.objects.keep(Broken(), media_type="text/plain")
    assert not list(settings.DOCUMENTS_DIR.iterdir())
    assert not SourceDocument.objects.exists()


def test_captured_bytes_are_never_altered_or_deleted(db):
    document = keep()
    for change in (document.save, document.delete, SourceDocument.objects.all().delete):
        with pytest.raises(CapturedBytesStay):
            change()
    with pytest.raises(CapturedBytesStay):
        SourceDocument.objects.update(name="other")
    assert SourceDocument.objects.get().read() == DATA
