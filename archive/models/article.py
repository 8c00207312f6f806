"""Articles: what an outlet printed, when, and how much of it this copy holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from archive.dates import UncertainDate, parse_date
from archive.markdown import paragraphs
from archive.models.fields import EarliestDayField, EDTFField, LatestDayField
from archive.models.outlet import Outlet
from archive.models.source_document import SourceDocument
from archive.models.topic import Topic
from archive.parts import CAPTION, CREDIT, EXCERPT, HEADLINE, PARAGRAPH, STANDFIRST, Part
from archive.words import folded_words


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, by what they are, whose they are and when they are from."""

    def published(self) -> ArticleQuerySet:
        """Those that readers may see."""
        return self.filter(state=Article.State.PUBLISHED)

    def withdrawn(self) -> ArticleQuerySet:
        """Those that have left a tombstone."""
        return self.filter(state=Article.State.WITHDRAWN)

    def once_published(self) -> ArticleQuerySet:
        """Those that have a public address: published, or withdrawn with a tombstone."""
        return self.exclude(state=Article.State.DRAFT)

    def from_outlet(self, outlet: Outlet) -> ArticleQuerySet:
        """Those that this outlet printed."""
        return self.filter(outlet=outlet)

    def about(self, topic: Topic) -> ArticleQuerySet:
        """Those with this topic."""
        return self.filter(topics=topic)

    def dated_within(self, first: date, last: date) -> ArticleQuerySet:
        """Those surely published in this span: both ends of their date lie in it."""
        return self.filter(published_earliest__gte=first, published_latest__lte=last)

    def on_day_of_any_year(self, month: int, day: int) -> ArticleQuerySet:
        """Those published on this day of some year, where the date is known to the day."""
        return self.filter(
            published_earliest=F("published_latest"), published_earliest__month=month, published_earliest__day=day
        )

    def newest_first(self) -> ArticleQuerySet:
        """By the latest day that they may be of; those without a date last."""
        return self.order_by(F("published_latest").desc(nulls_last=True), "pk")

    def oldest_first(self) -> ArticleQuerySet:
        """By the earliest day that they may be of; those without a date last."""
        return self.order_by(F("published_earliest").asc(nulls_last=True), "pk")

    def with_outlet(self) -> ArticleQuerySet:
        """With what a line in a list says of an article, in a constant number of queries."""
        return self.select_related("outlet").prefetch_related("outlet__life__successor")

    def with_parts(self) -> ArticleQuerySet:
        """With all the words that are printed in them."""
        return self.select_related("outlet").prefetch_related("captions", "excerpts")

    def for_index(self) -> ArticleQuerySet:
        """What belongs in the search index, with all that the index holds of it."""
        return self.published().with_parts().prefetch_related("topics")

    def with_reading(self) -> ArticleQuerySet:
        """With all that the article's page shows."""
        return (
            self.with_outlet()
            .select_related("source")
            .prefetch_related(
                "captions",
                "excerpts",
                "topics",
                "notices",
                "lost_features",
                "outlet__notices",
                "outlet__lost_features",
            )
        )

    def same_text(self, digest: str) -> ArticleQuerySet:
        """Those whose text has this fingerprint (`text_digest`); none for a blank one."""
        return self.filter(text_digest=digest) if digest else self.none()

    def awaiting(self, digest: str) -> ArticleQuerySet:
        """The record that waits for the document of this SHA-256."""
        return self.filter(source_sha256=digest, source=None)


class TextDigestField(models.CharField):  # type: ignore[type-arg]
    """The SHA-256 of the body's folded words: equal for the same text, however it is set. Blank without a full text."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Reckons the digest anew from the body whenever a row is written."""
        digest = text_digest(model_instance.body) if model_instance.extent == Article.Extent.FULL else ""
        setattr(model_instance, self.attname, digest)
        return digest


class Article(models.Model):
    """An article of an outlet: its record, and its text as far as this copy holds it."""

    class Basis(models.TextChoices):
        """How the date of publication is known."""

        PRINTED = "printed"
        ADDRESS = "address"
        METADATA = "metadata"
        STATED = "stated"
        INFERRED = "inferred"

    class Extent(models.TextChoices):
        """How much of the article this copy holds."""

        FULL = "full", "the full text"
        EXCERPTS = "excerpts", "excerpts"
        RECORD = "record", "the record only"

    class State(models.TextChoices):
        """Who may see it. A withdrawn article leaves a tombstone with the reason."""

        DRAFT = "draft"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    headline = models.CharField(max_length=500)
    slug = models.SlugField(max_length=120, unique=True, help_text="Its address, for ever.")
    standfirst = models.TextField(blank=True)
    bylines = models.JSONField(default=list, blank=True, help_text="People, one a line.")
    published = EDTFField(
        "date published", blank=True, help_text="EDTF, for example 2018-10-15, 2018-10 or 2018-10-15~ (about)."
    )
    published_earliest = EarliestDayField(of="published")
    published_latest = LatestDayField(of="published")
    published_basis = models.CharField("how we know", max_length=10, choices=Basis, blank=True)
    published_note = models.CharField("why", max_length=500, blank=True, help_text="What the date rests on.")
    updated = EDTFField("date updated", blank=True)
    original_url = models.URLField("original address", max_length=2000, blank=True)
    archived_url = models.URLField("archived address", max_length=2000, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, for example en or en-AU.")
    section = models.CharField(max_length=200, blank=True)
    abstract = models.TextField(blank=True, help_text="In our own words.")
    body = models.TextField(blank=True, help_text="Markdown, paragraphs apart by a blank line.")
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.RECORD)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    withdrawal_reason = models.TextField(blank=True, help_text="Readers see it on the tombstone.")
    topics = models.ManyToManyField(Topic, related_name="articles", blank=True)
    syndication_credit = models.CharField(max_length=300, blank=True)
    text_digest = TextDigestField(max_length=64, blank=True, editable=False, db_index=True)
    source = models.ForeignKey(SourceDocument, models.PROTECT, null=True, blank=True, related_name="articles")
    source_sha256 = models.CharField(
        "SHA-256 of its document", max_length=64, blank=True, help_text="Of its part, where a file holds many articles."
    )
    source_offset = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    source_length = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    sender_id = models.CharField("sender’s own id", max_length=200, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(outlet__isnull=False),
                name="published_article_has_an_outlet",
                violation_error_message="Choose the outlet before publishing.",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawal_reason=""),
                name="withdrawal_has_a_reason",
                violation_error_message="Say why the article is withdrawn; readers see the reason on its tombstone.",
            ),
            models.CheckConstraint(
                condition=~Q(extent="full") | ~Q(body=""),
                name="full_article_has_a_body",
                violation_error_message="An article held in full has a text; otherwise choose excerpts or record.",
            ),
            models.CheckConstraint(
                condition=Q(published_earliest=None)
                | Q(published_latest=None)
                | Q(published_earliest__lte=F("published_latest")),
                name="published_bounds_in_order",
            ),
            models.UniqueConstraint(
                fields=["source_sha256"], condition=~Q(source_sha256=""), name="one_article_a_document"
            ),
        ]
        indexes = [models.Index(fields=["outlet", "published_earliest"])]
        permissions = [("publish_article", "Can publish and withdraw articles")]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The article's page."""
        return reverse("article", args=[self.slug])

    @property
    def published_date(self) -> UncertainDate | None:
        """When it was published, or None."""
        return parse_date(self.published) if self.published else None

    @property
    def updated_date(self) -> UncertainDate | None:
        """When it was updated, or None."""
        return parse_date(self.updated) if self.updated else None

    @property
    def is_published(self) -> bool:
        """Whether readers may see it."""
        return self.state == self.State.PUBLISHED

    def parts(self) -> Iterator[Part]:
        """Every printed word of the article that this copy holds, paragraph by paragraph, in the order of the page."""
        yield Part(HEADLINE, 1, self.headline)
        if self.standfirst:
            yield Part(STANDFIRST, 1, self.standfirst)
        for number, caption in enumerate(self.captions.all(), 1):
            yield Part(CAPTION, number, caption.caption)
            if caption.credit:
                yield Part(CREDIT, number, caption.credit)
        for number, text in enumerate(paragraphs(self.body), 1):
            yield Part(PARAGRAPH, number, text)
        if self.extent != self.Extent.FULL:
            for number, excerpt in enumerate(self.excerpts.all(), 1):
                yield Part(EXCERPT, number, excerpt.words)


def text_digest(body: str) -> str:
    """The fingerprint of a text's words, paragraph by paragraph; blank for a text without words."""
    folded = "\n".join(" ".join(folded_words(paragraph)) for paragraph in paragraphs(body))
    return hashlib.sha256(folded.encode()).hexdigest() if folded.strip() else ""


class Caption(models.Model):
    """The caption and the credit of a picture, which this archive does not hold."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="captions")
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(caption="", credit=""),
                name="caption_or_credit",
                violation_error_message="Give a caption or a credit.",
            )
        ]

    def __str__(self) -> str:
        return (self.caption or self.credit)[:80]


class Excerpt(models.Model):
    """A short attributed quotation that stands in a record whose full text this copy does not hold."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="excerpts")
    words = models.CharField(max_length=500, help_text="As printed, at most 15 words.")
    speaker = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "words"], name="excerpt_once_an_article")]

    def __str__(self) -> str:
        return self.words
