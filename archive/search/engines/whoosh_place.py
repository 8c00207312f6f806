"""Where the index lies, and how one takes the place of another.

The folder of the index has a file for each version of the words and the schema, which names the folder that is in use.
A new index is made in a folder beside it, and takes its place by one rename of that file: readers see the old one or
the new one, whole. The folder is private to its owner, because Whoosh reads pickles.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex

from archive.search.engines import IndexBusy, IndexMissing
from archive.search.engines.shelf import Shelf, Snapshot
from archive.search.engines.whoosh_schema import make_schema
from archive.search.entry import VERSION

MISSING = "The index has not been built yet. Run: manage.py sync_index"
OPENING_ATTEMPTS = 5
"""A writer may take files away while they are being opened; the next attempt finds the newer ones."""

_snapshots: dict[Path, Snapshot] = {}
_lock = threading.Lock()


def folder_in_use(path: Path) -> Path:
    """The folder of the index of this version. Raises IndexMissing where there is none."""
    try:
        folder = path / _pointer(path).read_text(encoding="ascii").strip()
    except OSError as error:
        raise IndexMissing(MISSING) from error
    return folder


def open_index(path: Path) -> FileIndex:
    """Whoosh's index, for its writer. Raises IndexMissing where there is none."""
    try:
        return FileStorage(str(folder_in_use(path))).open_index()
    except (EmptyIndexError, OSError) as error:
        raise IndexMissing(MISSING) from error


def snapshot_of(path: Path) -> Snapshot:
    """The index as it now is, opened anew only if it has changed, and shared by all threads of the process.

    Raises IndexMissing where there is none.
    """
    for _ in range(OPENING_ATTEMPTS - 1):
        with suppress(OSError, EmptyIndexError, IndexMissing):
            return _current(path)
        if not _pointer(path).exists():
            break
    return _current(path)


def _current(path: Path) -> Snapshot:
    index = open_index(path)
    folder, generation = Path(index.storage.folder), index.latest_generation()
    with _lock:
        known = _snapshots.get(path)
        if known is None or (known.folder, known.generation) != (folder, generation):
            known = _snapshots[path] = _open(index, folder, generation, known)
        return known


def _open(index: FileIndex, folder: Path, generation: int, known: Snapshot | None) -> Snapshot:
    """A snapshot that takes over the shelves of the one before where their segments are still there."""
    there = known.shelves if known and known.folder == folder else {}
    shelves: dict[str, Shelf] = {}
    for leaf, _ in index.reader().leaf_readers():
        if not leaf.doc_count_all():
            continue
        name = leaf.segment().segment_id()
        deleted = frozenset(n for n in range(leaf.doc_count_all()) if leaf.is_deleted(n))
        if name in there and there[name].deleted == deleted:
            leaf.close()
            shelves[name] = there[name]
        else:
            shelves[name] = Shelf(leaf, deleted)
    return Snapshot(shelves, folder, generation)


def forget(path: Path) -> None:
    """Lets go of the open files: they close when nobody reads in them any more."""
    with _lock:
        _snapshots.pop(path, None)


@contextmanager
def new_index(path: Path) -> Iterator[FileIndex]:
    """An empty index beside the one in use, which takes its place if all goes well. Raises IndexBusy."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock_against_building(path, exclusive=True):
        folder = Path(tempfile.mkdtemp(prefix=f"{VERSION}-", dir=path))
        try:
            yield FileStorage(str(folder)).create_index(make_schema())
            draft = folder / "pointer"
            draft.write_text(folder.name, encoding="ascii")
            draft.replace(_pointer(path))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _remove_others(path, folder)


@contextmanager
def lock_against_building(path: Path, *, exclusive: bool = False) -> Iterator[None]:
    """Held by whoever writes; by whoever builds a new index alone. Raises IndexBusy at once where that is not possible.

    The system's own lock on a file: it ends with the process that holds it, however that ends.
    """
    try:
        file = (path / "lock").open("a")
    except FileNotFoundError as error:
        raise IndexMissing(MISSING) from error
    with file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy(
                "Another process is building the index; changes wait in the queue until it is done"
            ) from error
        yield


def _pointer(path: Path) -> Path:
    return path / f"current-{VERSION}"


def _remove_others(path: Path, folder: Path) -> None:
    """Folders of this version that are no longer in use; what is still being read stays readable while it is open."""
    for other in path.glob(f"{VERSION}-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
