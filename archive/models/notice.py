"""Notices and lost features: what a reader must be told beside the text. On an outlet or on an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from archive.dates import UncertainDate, parse_date
from archive.models.fields import EarliestDayField, EDTFField, LatestDayField

if TYPE_CHECKING:
    from archive.models.article import Article
    from archive.models.outlet import Outlet


class Placement(models.TextChoices):
    """Where a notice stands on the article's page."""

    ABOVE = "above", "above the text"
    BELOW = "below", "below the text"


class NoticeKind(models.TextChoices):
    """What a notice is about."""

    CLOSURE = "closure"
    ARCHIVE = "archive"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    SYNDICATION = "syndication"
    CONTENT = "content", "content note"
    WITHDRAWAL = "withdrawal"


# One owner, never none or both: said once for notices and lost features.
ONE_OWNER = models.Q(outlet__isnull=True, article__isnull=False) | models.Q(outlet__isnull=False, article__isnull=True)


class Notice(models.Model):
    """A statement about an outlet or an article, dated and sourced, above or below the text."""

    outlet = models.ForeignKey("archive.Outlet", models.CASCADE, null=True, blank=True, related_name="notices")
    article = models.ForeignKey("archive.Article", models.CASCADE, null=True, blank=True, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    text = models.TextField()
    placement = models.CharField(max_length=5, choices=Placement, default=Placement.ABOVE)
    date = EDTFField(blank=True, help_text="EDTF: as of when.")
    earliest = EarliestDayField(of="date")
    latest = LatestDayField(of="date")
    source = models.CharField(max_length=300, blank=True, help_text="How we know.")
    source_url = models.URLField(max_length=2000, blank=True)
    help = models.JSONField(
        default=list, blank=True, help_text="Where help is found: a list of country, name, phone and url."
    )

    class Meta:
        ordering = ["placement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=ONE_OWNER,
                name="notice_has_one_owner",
                violation_error_message="A notice stands on an outlet or on an article.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"


class LostFeature(models.Model):
    """What no longer works on the archived page, why, and where it survives."""

    outlet = models.ForeignKey("archive.Outlet", models.CASCADE, null=True, blank=True, related_name="lost_features")
    article = models.ForeignKey("archive.Article", models.CASCADE, null=True, blank=True, related_name="lost_features")
    feature = models.CharField(max_length=100, help_text="For example comments, newsletter sign-up or video.")
    why = models.CharField(max_length=500, blank=True)
    survives_at = models.URLField(max_length=2000, blank=True)

    class Meta:
        ordering = ["feature"]
        constraints = [
            models.CheckConstraint(
                condition=ONE_OWNER,
                name="lost_feature_has_one_owner",
                violation_error_message="A lost feature stands on an outlet or on an article.",
            )
        ]

    def __str__(self) -> str:
        return self.feature


@dataclass(frozen=True)
class ShownNotice:
    """A notice as it is shown, whether it was written or computed from an outlet's life."""

    kind: str
    title: str
    text: str
    placement: str
    date: UncertainDate | None = None
    source: str = ""
    source_url: str = ""
    help: list[dict[str, Any]] = field(default_factory=list)


def notices_of_outlet(outlet: Outlet) -> list[ShownNotice]:
    """The closure that the outlet's life tells, then what was written on it."""
    return [*_closure(outlet), *(_shown(notice) for notice in outlet.notices.all())]


def notices_of_article(article: Article) -> list[ShownNotice]:
    """Everything a reader of the article must be told: the outlet's closure first, then its notices, then its own."""
    inherited = notices_of_outlet(article.outlet) if article.outlet else []
    return [*inherited, *(_shown(notice) for notice in article.notices.all())]


def lost_features_of_article(article: Article) -> list[LostFeature]:
    """The outlet's register, with the article's own lines in place of the outlet's of the same name."""
    inherited = article.outlet.lost_features.all() if article.outlet else []
    by_name = {feature.feature.lower(): feature for feature in [*inherited, *article.lost_features.all()]}
    return [by_name[name] for name in sorted(by_name)]


def _closure(outlet: Outlet) -> list[ShownNotice]:
    closing = outlet.closing
    if closing is None:
        return []
    return [
        ShownNotice(
            kind=NoticeKind.CLOSURE,
            title="This outlet has closed",
            text=outlet.closure_sentence,
            placement=Placement.ABOVE,
            date=closing.uncertain_date,
            source=closing.source,
            source_url=closing.source_url,
        )
    ]


TITLES = {
    NoticeKind.CLOSURE: "This outlet has closed",
    NoticeKind.ARCHIVE: "From an archive",
    NoticeKind.CORRECTION: "Correction",
    NoticeKind.RETRACTION: "Retracted",
    NoticeKind.SYNDICATION: "Syndicated",
    NoticeKind.CONTENT: "Content note",
    NoticeKind.WITHDRAWAL: "Withdrawn",
}


def _shown(notice: Notice) -> ShownNotice:
    return ShownNotice(
        kind=notice.kind,
        title=TITLES[NoticeKind(notice.kind)],
        text=notice.text,
        placement=notice.placement,
        date=parse_date(notice.date) if notice.date else None,
        source=notice.source,
        source_url=notice.source_url,
        help=notice.help,
    )
