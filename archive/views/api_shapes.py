"""The shapes of the API's answers, as its OpenAPI description states them."""

from __future__ import annotations

from ninja import Field, Schema


class ReceiptShape(Schema):
    """How a search was read, and the state of the archive that answered it."""

    typed: str
    read_as: str
    mended: list[str]
    filters: dict[str, str]
    order: str
    revision: int


class HitShape(Schema):
    """One occurrence: the part of the article it stands in, and the words left and right of it."""

    part: str
    anchor: str
    left: str
    match: str
    right: str


class ArticleLine(Schema):
    """An article in a list. `published` is EDTF, blank where no date is known."""

    id: int
    slug: str
    url: str
    headline: str
    outlet: str
    published: str
    published_basis: str
    extent: str
    state: str


class FoundShape(Schema):
    """An article of a search, with its occurrences; and, where copies are counted once, the others of the same text."""

    id: int
    slug: str
    url: str
    headline: str
    outlet: str
    published: str
    extent: str
    occurrences: int
    hits: list[HitShape]
    copies: list[str] = Field(default_factory=list)
    copies_total: int = 0


class FacetShape(Schema):
    """One value of a facet, and how many of the articles found have it."""

    value: str
    name: str
    articles: int


class SearchShape(Schema):
    """A page of a search. `occurrences_total` is null where the query has no phrase."""

    receipt: ReceiptShape
    articles_total: int
    occurrences_total: int | None = Field(None)
    texts_total: int
    page: int
    pages: int
    articles: list[FoundShape]
    facets: dict[str, list[FacetShape]]


class ArticlesShape(Schema):
    """A page of the published articles."""

    articles: list[ArticleLine]
    articles_total: int
    page: int
    pages: int


class NoticeShape(Schema):
    """What a reader must be told, whether it was written or computed from the life of the outlet."""

    kind: str
    title: str
    text: str
    placement: str
    date: str
    source: str
    source_url: str
    help: list[dict[str, str]]


class CaptionShape(Schema):
    """The caption and credit of a picture that is not held."""

    caption: str
    credit: str


class LostFeatureShape(Schema):
    """What no longer works on the archived page, why, and where it survives."""

    feature: str
    why: str
    survives_at: str


class ExcerptShape(Schema):
    """A short attributed quotation in a record whose text is not held."""

    words: str
    speaker: str


class TopicShape(Schema):
    """What an article is about."""

    slug: str
    name: str
    kind: str


class SourceShape(Schema):
    """The captured document: its SHA-256 (of the article's part, in a file of many), and whether it is held here."""

    sha256: str
    held: bool
    media_type: str
    size: int | None
    name: str


class OutletLine(Schema):
    """An outlet in a list."""

    slug: str
    url: str
    name: str
    kind: str
    closed: bool
    became: str
    articles: int


class LifeShape(Schema):
    """One dated, sourced change in the life of an outlet. `date` is EDTF."""

    kind: str
    date: str
    in_words: str
    detail: str
    successor: str
    source: str
    source_url: str


class OutletShape(OutletLine):
    """A whole outlet."""

    home_page: str
    language: str
    country: str
    about: str
    life: list[LifeShape]
    notices: list[NoticeShape]
    lost_features: list[LostFeatureShape]


class OutletsShape(Schema):
    """Every outlet."""

    outlets: list[OutletLine]
    outlets_total: int


class ArticleShape(ArticleLine):
    """A whole article, as far as this copy holds it. `body` is Markdown, `text` the same without markup."""

    sender_id: str
    outlet_slug: str
    outlet_closed: bool
    standfirst: str
    bylines: list[str]
    published_in_words: str
    published_note: str
    updated: str
    original_url: str
    archived_url: str
    language: str
    section: str
    abstract: str
    body: str
    text: list[str]
    excerpts: list[ExcerptShape]
    captions: list[CaptionShape]
    syndication_credit: str
    topics: list[TopicShape]
    notices: list[NoticeShape]
    lost_features: list[LostFeatureShape]
    source: SourceShape
    text_sha256: str
    citation: str


class EvidenceShape(Schema):
    """An article that reports an event, in these words, with the date it gives where that differs."""

    article: str
    url: str
    outlet: str
    words: str
    in_notice: bool
    standing: str
    date_given: str
    account: str


class EventShape(Schema):
    """Something that happened. `date` is EDTF, `earliest` and `latest` the days it may be."""

    date: str
    in_words: str
    earliest: str
    latest: str
    title: str
    summary: str
    topics: list[str]
    reported_by: list[str]
    evidence: list[EvidenceShape]


class TimelineShape(Schema):
    """A timeline with its events in order."""

    slug: str
    url: str
    title: str
    introduction: str
    outlets: list[str]
    events: list[EventShape]


class TombstoneShape(Schema):
    """What is left of a withdrawn article."""

    slug: str
    headline: str
    outlet: str
    published: str
    state: str
    reason: str


class ErrorShape(Schema):
    """What is wrong, and what to do."""

    detail: str
