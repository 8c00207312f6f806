"""The plain text edition of an article: everything its page tells, for a screen of letters or a piece of paper."""

from __future__ import annotations

from collections.abc import Iterator

from archive.citations.dating import date_in_words
from archive.citations.reference import Reference
from archive.markdown import paragraphs
from archive.models import Article
from archive.models.notice import Placement, ShownNotice, notices_of_article

HELD = {
    Article.Extent.FULL: "The full text.",
    Article.Extent.EXCERPTS: "Excerpts. The full text is not held in this copy of the archive.",
    Article.Extent.RECORD: "The record only. The text is not held in this copy of the archive.",
}


def plain_text(article: Article, reference: Reference) -> str:
    """The article, loaded `with_reading`, in paragraphs apart by a blank line."""
    return "\n\n".join(paragraph for paragraph in _paragraphs(article, reference) if paragraph) + "\n"


def _paragraphs(article: Article, reference: Reference) -> Iterator[str]:
    notices = notices_of_article(article)
    yield article.headline
    yield f"{reference.outlet}, {date_in_words(article.published_date, article.published_basis)}"
    yield "By " + ", ".join(article.bylines) if article.bylines else ""
    yield from (_notice(each) for each in notices if each.placement == Placement.ABOVE)
    yield article.standfirst
    yield f"This archive’s own summary: {article.abstract}" if article.abstract else ""
    for caption in article.captions.all():
        yield "[Picture, not held: " + " ".join(filter(None, (caption.caption, caption.credit))) + "]"
    yield from paragraphs(article.body)
    if article.extent != Article.Extent.FULL:
        for excerpt in article.excerpts.all():
            yield f"“{excerpt.words}”" + (f" ({excerpt.speaker})" if excerpt.speaker else "")
    yield from (_notice(each) for each in notices if each.placement == Placement.BELOW)
    yield "\n".join(_provenance(article, reference))


def _provenance(article: Article, reference: Reference) -> Iterator[str]:
    yield "—"
    yield f"Held here: {HELD[Article.Extent(article.extent)]}"
    yield f"Kept by: {reference.archive_name}, {reference.url}"
    for label, value in (
        ("Came from", article.original_url),
        ("Also kept at", article.archived_url),
        ("Date rests on", article.published_note),
        ("SHA-256 of its document", article.source_sha256),
    ):
        if value:
            yield f"{label}: {value}"
    yield reference.rights


def _notice(notice: ShownNotice) -> str:
    lines = [f"{notice.title}: {notice.text}"]
    lines += [
        " ".join(str(line[key]) for key in ("country", "name", "phone", "url") if line.get(key)) for line in notice.help
    ]
    return "\n".join(lines)
