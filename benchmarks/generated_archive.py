"""A throw-away archive that holds the generated corpus, and the same words as ready tokens for other engines.

`open_archive(folder)` comes first, because the folder decides Django's settings. `fill(count)` writes articles
straight into the database; what an import does besides is measured in `importing.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus import MadeArticle, make_articles

ROOT = Path(__file__).resolve().parent.parent
TOKENS = "tokens.tsv"
PARAGRAPH_END = "zzparagraphzz"
"""Stands between paragraphs in the tokens, so that no phrase of another engine's runs across their end."""
AT_ONCE = 1_000


@dataclass(frozen=True)
class Tokens:
    """An article for another engine: folded words parted by spaces. `day` is a proleptic Gregorian ordinal."""

    number: int
    outlet: str
    day: int
    text: str


def open_archive(folder: Path) -> None:
    """Sets Django up for an archive in this folder; also in processes that are started from here."""
    os.environ["ARCHIVE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill(count: int, folder: Path) -> None:
    """The first `count` articles of the corpus in the database, and their tokens in a file."""
    from archive.models import Article
    from archive.words import folded_words

    articles = make_articles(count)
    with (folder / TOKENS).open("w", encoding="utf-8") as file:
        while batch := list(islice(articles, AT_ONCE)):
            Article.objects.bulk_create(_rows(batch))
            for each in batch:
                parts = [" ".join(folded_words(part)) for part in (each.headline, *each.paragraphs)]
                text = f" {PARAGRAPH_END} ".join(parts)
                file.write(f"{each.number}\t{each.outlet}\t{each.published.toordinal()}\t{text}\n")


def _rows(batch: Iterable[MadeArticle]) -> list[object]:
    from archive.models import Article, Outlet

    outlets = {outlet.name: outlet for outlet in Outlet.objects.all()}
    for each in batch:
        if each.outlet not in outlets:
            slug = each.outlet.lower().replace(" ", "-")
            outlets[each.outlet] = Outlet.objects.create(name=each.outlet, slug=slug)
    return [
        Article(
            pk=each.number + 1,
            outlet=outlets[each.outlet],
            headline=each.headline,
            slug=f"made-{each.number}",
            published=each.published.isoformat(),
            body="\n\n".join(each.paragraphs),
            extent="full",
            state="published",
        )
        for each in batch
    ]


def tokens(folder: Path) -> Iterator[Tokens]:
    """What `fill` wrote, article by article."""
    with (folder / TOKENS).open(encoding="utf-8") as file:
        for line in file:
            number, outlet, day, text = line.rstrip("\n").split("\t")
            yield Tokens(int(number), outlet, int(day), text)


def text_megabytes() -> float:
    """The size of all headlines and bodies as UTF-8."""
    from archive.models import Article

    texts = Article.objects.values_list("headline", "body").iterator()
    return sum(len(headline.encode()) + len(body.encode()) for headline, body in texts) / 1e6


def megabytes(place: Path) -> float:
    """The size of a file, or of all files of a folder."""
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6
