"""Imports a file of JSON Lines, some hundred articles a transaction: they are published as they say.

The file is kept whole, as it was sent; each article knows its line in it by offset and length, and by its SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from archive.importing.draft import CannotRead
from archive.importing.from_jsonl import read_jsonl_line
from archive.importing.outcome import Outcome, Verdict
from archive.importing.to_article import Made, make_article, tell_apart
from archive.models import Article, Caption, IndexChange, Notice, Outlet, SourceDocument, Topic
from archive.models.article import text_digest

BATCH = 500
"""Lines a transaction: a killed run loses no more, and the database is asked seldom."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number (from 1), where it begins, its bytes without the line end, their SHA-256."""

    number: int
    offset: int
    data: bytes
    digest: str


def import_lines(path: Path, *, dry_run: bool) -> Iterator[Outcome]:
    """An outcome for every line of the file that is not blank."""
    source = None
    with path.open("rb") as file:
        if not dry_run:
            source = SourceDocument.objects.keep(file, name=path.name, media_type="application/jsonl")
            file.seek(0)
        lines = _lines(file)
        while batch := list(islice(lines, BATCH)):
            yield from _Batch(path, batch, source).outcomes()


def _lines(file: Iterable[bytes]) -> Iterator[Line]:
    offset = 0
    for number, data in enumerate(file, 1):
        bare = data.rstrip(b"\r\n")
        if bare.strip():
            yield Line(number, offset, bare, hashlib.sha256(bare).hexdigest())
        offset += len(data)


class _Batch:
    """Some lines, imported in one transaction; without a kept source it is a dry run, and rolled back."""

    def __init__(self, path: Path, lines: list[Line], source: SourceDocument | None) -> None:
        self.path, self.lines, self.source = path, lines, source
        self.made: list[tuple[Line, Made]] = []
        self.told: dict[int, Outcome] = {}
        self.new_outlets: dict[str, str] = {}

    def outcomes(self) -> list[Outcome]:
        """Reads, compares and saves the lines; their outcomes in the order of the file."""
        with transaction.atomic():
            self._set_held_aside()
            self.outlets = self._find_outlets()
            for line in self.lines:
                if line.number not in self.told:
                    self._read(line)
            self._settle_slugs()
            self._compare_texts()
            self._save()
            transaction.set_rollback(self.source is None)
        return [self.told[line.number] for line in self.lines]

    def _tell(self, line: Line, verdict: Verdict, slug: str = "", **why: tuple[str, ...]) -> None:
        self.told[line.number] = Outcome(f"{self.path}, line {line.number}", verdict, slug, **why)

    def _set_held_aside(self) -> None:
        digests = [line.digest for line in self.lines]
        held = dict(Article.objects.filter(source_sha256__in=digests).values_list("source_sha256", "slug"))
        for line in self.lines:
            if line.digest in held:
                self._tell(line, Verdict.HELD, held[line.digest])
            held.setdefault(line.digest, "")

    def _find_outlets(self) -> dict[str, Outlet]:
        return {outlet.name.casefold(): outlet for outlet in Outlet.objects.all()}

    def _read(self, line: Line) -> None:
        try:
            draft = read_jsonl_line(line.data, number=line.number)
            made = make_article(
                draft, outlet=self._outlet(draft.outlet), digest=line.digest, state=Article.State.PUBLISHED
            )
        except CannotRead as error:
            kept = "The file is kept as it was sent." if self.source else "Nothing was kept."
            self._tell(line, Verdict.FAILED, reasons=(str(error), kept))
            return
        made.article.source = self.source
        made.article.source_offset, made.article.source_length = line.offset, len(line.data)
        self.made.append((line, made))

    def _outlet(self, name: str) -> Outlet:
        """The outlet of this name; one that the archive has not got is made, and the outcome says so."""
        outlet = self.outlets.get(name.casefold())
        if outlet is None:
            outlet = Outlet(name=name[:200], slug=_free_slug(name, {each.slug for each in self.outlets.values()}))
            outlet.save()
            self.outlets[name.casefold()] = outlet
            self.new_outlets[name.casefold()] = name
        return outlet

    def _settle_slugs(self) -> None:
        """Gives every article an address of its own; the fingerprint tells two of one headline apart."""
        wanted = {made.article.slug for _, made in self.made}
        taken = set(Article.objects.filter(slug__in=wanted).values_list("slug", flat=True))
        for line, made in self.made:
            if made.article.slug in taken:
                made.article.slug = tell_apart(made.article.slug, line.digest)
            taken.add(made.article.slug)

    def _compare_texts(self) -> None:
        digests = {line.number: text_digest(made.article.body) for line, made in self.made}
        first = dict(Article.objects.filter(text_digest__in=set(digests.values())).values_list("text_digest", "slug"))
        first.pop("", None)
        for line, made in self.made:
            digest, slug = digests[line.number], made.article.slug
            same = first.get(digest)
            warnings = (*made.warnings, *self._news_of(made.article.outlet))
            if same:
                reason = f"It has the same text as “{same}”; both are held."
                self._tell(line, Verdict.SAME_TEXT, slug, reasons=(reason,), warnings=warnings)
            else:
                self._tell(line, Verdict.NEW, slug, warnings=warnings)
                first.setdefault(digest, slug)

    def _news_of(self, outlet: Outlet | None) -> tuple[str, ...]:
        """Said once an outlet: that it is new to the archive."""
        name = self.new_outlets.pop(outlet.name.casefold(), "") if outlet else ""
        return (f"The outlet “{name}” is new to the archive and was made; give it a kind and a life.",) if name else ()

    def _save(self) -> None:
        Article.objects.bulk_create([made.article for _, made in self.made])
        Caption.objects.bulk_create([caption for _, made in self.made for caption in made.captions])
        Notice.objects.bulk_create([notice for _, made in self.made for notice in made.notices])
        self._save_topics()
        if self.made:
            IndexChange.objects.queue([made.article.pk for _, made in self.made])

    def _save_topics(self) -> None:
        names = {name for _, made in self.made for name in made.topics}
        topics = {name: _topic(name) for name in names}
        through = Article.topics.through
        pairs = {(made.article.pk, topics[name].pk) for _, made in self.made for name in made.topics}
        through.objects.bulk_create([through(article_id=article, topic_id=topic) for article, topic in sorted(pairs)])


def _topic(name: str) -> Topic:
    """The topic of this name; a new one is a hashtag or a subject, until an editor says better."""
    known = Topic.objects.called(name).first()
    if known:
        return known
    kind = Topic.Kind.HASHTAG if name.startswith("#") else Topic.Kind.SUBJECT
    taken = set(Topic.objects.values_list("slug", flat=True))
    return Topic.objects.create(name=name[:200], kind=kind, slug=_free_slug(name, taken))


def _free_slug(name: str, taken: set[str]) -> str:
    slug = slugify(name)[:80] or hashlib.sha256(name.encode()).hexdigest()[:12]
    return slug if slug not in taken else f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
