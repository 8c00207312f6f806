"""Loads a catalogue: outlets with their lives, topics, records of articles, and timelines, from four TOML files.

What an archive already has is left as it is, by slug: a catalogue is a beginning, and editors go on from there. It is
loaded whole or not at all. `fixtures/README.md` says what the files hold.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Model

from archive.models import (
    Article,
    Event,
    Evidence,
    Excerpt,
    LifeChange,
    LostFeature,
    Notice,
    Outlet,
    Timeline,
    Topic,
)
from archive.models.timeline import holds

Saved = TypeVar("Saved", bound=Model)
NESTED = ("life", "notice", "lost_feature", "excerpt", "event", "evidence", "topics")


class CatalogueError(Exception):
    """A file of the catalogue is missing or cannot be read as a catalogue; the message says which, and where."""


@transaction.atomic
def load_catalogue(folder: Path) -> Counter[str]:
    """Adds what the archive has not got yet; gives how many of each noun were new. Raises CatalogueError."""
    new: Counter[str] = Counter()
    loaders = {"outlet": _load_outlet, "topic": _load_topic, "article": _load_article, "timeline": _load_timeline}
    for noun, load in loaders.items():
        for entry in _entries(folder / f"{noun}s.toml", noun):
            try:
                new[noun] += load(entry)
            except (ValidationError, KeyError, TypeError, ObjectDoesNotExist) as error:
                raise CatalogueError(f"{noun}s.toml, {entry.get('slug', 'an entry without slug')}: {error}") from error
    return new


def _entries(path: Path, noun: str) -> list[dict[str, Any]]:
    try:
        with path.open("rb") as file:
            entries: list[dict[str, Any]] = tomllib.load(file).get(noun, [])
    except OSError as error:
        raise CatalogueError(f"{path.name} cannot be read: {error.strerror}. Is {path.parent} a catalogue?") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path.name} is no TOML: {error}") from error
    return entries


def _load_outlet(entry: dict[str, Any]) -> bool:
    if Outlet.objects.filter(slug=entry["slug"]).exists():
        return False
    outlet = _save(Outlet(**_own(entry)))
    for change in entry.get("life", []):
        successor = change.get("successor", "")
        held = Outlet.objects.filter(name=successor).first() if successor else None
        fields = _own(change, "successor") | {"successor": held, "successor_name": "" if held else successor}
        _save(LifeChange(outlet=outlet, **fields))
    _load_remarks(entry, outlet=outlet)
    return True


def _load_topic(entry: dict[str, Any]) -> bool:
    if Topic.objects.filter(slug=entry["slug"]).exists():
        return False
    _save(Topic(**_own(entry)))
    return True


def _load_article(entry: dict[str, Any]) -> bool:
    if Article.objects.filter(slug=entry["slug"]).exists():
        return False
    excerpts = entry.get("excerpt", [])
    article = _save(
        Article(
            outlet=Outlet.objects.get(slug=entry["outlet"]),
            source_sha256=entry.get("document_sha256", ""),
            extent=Article.Extent.EXCERPTS if excerpts else Article.Extent.RECORD,
            state=Article.State.PUBLISHED,
            **_own(entry, "outlet", "document_sha256"),
        )
    )
    for excerpt in excerpts:
        _save(Excerpt(article=article, **excerpt))
    _load_remarks(entry, article=article)
    article.topics.set(_topics(entry))
    return True


def _load_timeline(entry: dict[str, Any]) -> bool:
    if Timeline.objects.filter(slug=entry["slug"]).exists():
        return False
    timeline = _save(Timeline(**_own(entry)))
    timeline.topics.set(_topics(entry))
    for told in entry.get("event", []):
        event = _save(Event(timeline=timeline, **_own(told)))
        event.topics.set(_topics(told))
        for evidence in told.get("evidence", []):
            _load_evidence(event, evidence)
    return True


def _load_evidence(event: Event, entry: dict[str, Any]) -> None:
    """The evidence; its words become an excerpt of a record that would not show them otherwise."""
    article = Article.objects.get(slug=entry["article"])
    evidence = _save(
        Evidence(event=event, article=article, in_notice=entry.get("notice", False), **_own(entry, "article", "notice"))
    )
    if evidence.words and not holds(article.parts(), evidence.words, Topic.objects.taught()):
        _save(Excerpt(article=article, words=evidence.words))


def _load_remarks(entry: dict[str, Any], **owner: Model) -> None:
    for notice in entry.get("notice", []):
        _save(Notice(**owner, **notice))
    for feature in entry.get("lost_feature", []):
        _save(LostFeature(**owner, **feature))


def _topics(entry: dict[str, Any]) -> list[Topic]:
    return [Topic.objects.get(slug=slug) for slug in entry.get("topics", [])]


def _own(entry: dict[str, Any], *otherwise: str) -> dict[str, Any]:
    """The fields that the noun itself has."""
    return {name: value for name, value in entry.items() if name not in NESTED and name not in otherwise}


def _save(record: Saved) -> Saved:
    record.full_clean()
    record.save()
    return record
