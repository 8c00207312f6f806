"""Imports documents: keeps the bytes, reads them, compares, saves, queues for the index, and accounts for each.

`import_documents()` is the one function to call. It yields an outcome for every document; running it again over the
same documents changes nothing. What is saved is queued for the index in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from archive.importing.draft import CannotRead
from archive.importing.from_text import read_text
from archive.importing.import_lines import import_lines
from archive.importing.outcome import Outcome, Verdict
from archive.importing.to_article import check, make_article, make_captions, make_notices, tell_apart
from archive.models import Article, Notice, Outlet, SourceDocument
from archive.models.article import text_digest
from archive.models.notice import notices_of_article
from archive.models.source_document import fingerprint

TEXT_SUFFIXES = {".txt", ".text"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes. A page of plain text is some thousands; one of twenty million is no page."""


def import_documents(
    paths: Iterable[Path], *, outlet: Outlet | None = None, dry_run: bool = False
) -> Iterator[Outcome]:
    """An outcome for every document of the files and folders.

    A folder is searched for text files and JSON Lines; other files in it are passed over, and said to be. `outlet` is
    whose the plain texts are that say nothing of it. A dry run reads and compares, and keeps nothing. Raises
    FileNotFoundError for a path that is not there, before anything is imported.
    """
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"There is no file or folder {path}.")
    for path in paths:
        if path.is_dir():
            for file in sorted(each for each in path.rglob("*") if each.is_file()):
                yield from _import_file(file, named=True, outlet=outlet, dry_run=dry_run)
        else:
            yield from _import_file(path, named=False, outlet=outlet, dry_run=dry_run)


def _import_file(path: Path, *, named: bool, outlet: Outlet | None, dry_run: bool) -> Iterator[Outcome]:
    """A file of a folder is known by its ending; one that was named outright is read as text if nothing else."""
    suffix = path.suffix.lower()
    try:
        if suffix in LINES_SUFFIXES:
            yield from import_lines(path, dry_run=dry_run)
        elif suffix in TEXT_SUFFIXES or not named:
            yield _import_text(path, outlet=outlet, dry_run=dry_run)
        else:
            yield Outcome(str(path), Verdict.PASSED_OVER, reasons=("It is neither .txt nor .jsonl.",))
    except OSError as error:
        yield Outcome(str(path), Verdict.FAILED, reasons=(f"It could not be read from disk: {error.strerror}.",))


def _import_text(path: Path, *, outlet: Outlet | None, dry_run: bool) -> Outcome:
    if path.stat().st_size > LARGEST_TEXT:
        return Outcome(str(path), Verdict.FAILED, reasons=(f"It is larger than {LARGEST_TEXT:,} bytes: no page is.",))
    with path.open("rb") as file:
        digest = fingerprint(file)
        held = Article.objects.filter(source_sha256=digest).exclude(source=None).first()
        if held:
            return Outcome(str(path), Verdict.HELD, held.slug)
        file.seek(0)
        source = None if dry_run else SourceDocument.objects.keep(file, name=path.name, media_type="text/plain")
    record = Article.objects.awaiting(digest).first()
    try:
        if record:
            return _attach(record, path, source)
        return _add_draft(path, digest, source, outlet)
    except CannotRead as error:
        kept = "Nothing was kept." if dry_run else "Its bytes are kept."
        return Outcome(str(path), Verdict.FAILED, reasons=(str(error), kept))


@transaction.atomic
def _attach(record: Article, path: Path, source: SourceDocument | None) -> Outcome:
    """Gives a record its full text. What the catalogue says of it stands; the document fills what is blank."""
    draft = read_text(path.read_bytes())
    warnings = list(draft.warnings)
    if draft.headline and draft.headline != record.headline:
        warnings.append(f"The document's headline is “{draft.headline}”; the record's was left as it is.")
    record.body, record.extent = draft.body, Article.Extent.FULL
    record.standfirst = record.standfirst or draft.standfirst
    record.bylines = record.bylines or list(draft.bylines)
    record.syndication_credit = record.syndication_credit or draft.syndication_credit[:300]
    record.source = source
    check(record)
    if source:
        record.save()
        for caption in make_captions(draft, record):
            caption.save()
        told = {notice.kind for notice in notices_of_article(record)}
        Notice.objects.bulk_create(make_notices(draft, record, except_kinds=told))
    return Outcome(str(path), Verdict.ATTACHED, record.slug, warnings=tuple(warnings))


@transaction.atomic
def _add_draft(path: Path, digest: str, source: SourceDocument | None, outlet: Outlet | None) -> Outcome:
    """A draft for an editor: a plain text alone does not say surely enough what it is to be published as it stands."""
    draft = read_text(path.read_bytes())
    owner = outlet or (Outlet.objects.called(draft.outlet).first() if draft.outlet else None)
    made = make_article(draft, outlet=owner, digest=digest, state=Article.State.DRAFT)
    article = made.article
    if Article.objects.filter(slug=article.slug).exists():
        article.slug = tell_apart(article.slug, digest)
    same = Article.objects.same_text(text_digest(article.body)).first()
    if source:
        article.source = source
        article.save()
        for caption in made.captions:
            caption.save()
        Notice.objects.bulk_create(made.notices)
    missing = [what for what, there in (("an outlet", owner), ("a date", article.published)) if not there]
    reasons = [f"It has the same text as “{same.slug}”."] if same else []
    reasons.append(f"It has not got {' or '.join(missing)} yet." if missing else "Read and complete, for an editor.")
    verdict = Verdict.SAME_TEXT if same else Verdict.NEEDS_EDITOR
    return Outcome(str(path), verdict, article.slug, tuple(reasons), draft.warnings)
