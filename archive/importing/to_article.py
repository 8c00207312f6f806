"""A draft as an article that can be saved: fields, address, captions, notices. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from archive.importing.draft import BadField, Draft
from archive.models import Article, Caption, Notice, Outlet

LONGEST_SLUG = 100
"""Characters: room is left for what tells two articles of one headline apart."""
OWN_FIELDS = (
    *("headline", "standfirst", "abstract", "body", "section", "language"),
    *("published", "published_basis", "updated", "syndication_credit"),
)


@dataclass
class Made:
    """An unsaved article with its captions and notices, the names of its topics, and what the reader warned of."""

    article: Article
    captions: list[Caption] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    topics: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def make_article(draft: Draft, *, outlet: Outlet | None, digest: str, state: Article.State) -> Made:
    """The article of the draft. Raises BadField where a field is longer than the archive keeps, or no address."""
    article = Article(
        outlet=outlet,
        slug=make_slug(draft.headline, digest),
        bylines=list(draft.bylines),
        original_url=draft.url,
        sender_id=draft.sender_id,
        extent=Article.Extent.FULL if draft.body else Article.Extent.RECORD,
        state=state,
        source_sha256=digest,
        **{name: getattr(draft, name) for name in OWN_FIELDS},
    )
    article.language = draft.language or (outlet.language if outlet else "en")
    check(article)
    return Made(article, make_captions(draft, article), make_notices(draft, article), draft.topics, draft.warnings)


def check(article: Article) -> None:
    """Raises BadField, naming the field, for what the database would not keep or a page could not show."""
    try:
        article.clean_fields(exclude=["outlet", "source", "bylines"])
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise BadField(f"The field “{name}” cannot be kept: {' '.join(messages)}", field=name) from error


def make_captions(draft: Draft, article: Article) -> list[Caption]:
    """The captions of the draft, in order."""
    return [
        Caption(article=article, caption=each.caption, credit=each.credit[:300], position=position)
        for position, each in enumerate(draft.captions, 1)
    ]


def make_notices(draft: Draft, article: Article, *, except_kinds: Iterable[str] = ()) -> list[Notice]:
    """The notices that the page itself carries, but for the kinds that the archive already shows."""
    told = set(except_kinds)
    return [
        Notice(article=article, kind=each.kind, text=each.text, placement=each.placement, source="The captured page")
        for each in draft.notices
        if each.kind not in told
    ]


def make_slug(headline: str, digest: str) -> str:
    """An address from the headline; from the fingerprint, where the headline has no letters that addresses have."""
    slug = slugify(headline)
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug or f"article-{digest[:12]}"


def tell_apart(slug: str, digest: str) -> str:
    """The address for an article whose headline another article has already."""
    return f"{slug}-{digest[:8]}"
