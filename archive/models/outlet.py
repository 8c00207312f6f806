"""Outlets and their lives: what became of a newspaper, and when, each change dated and sourced.

Whether an outlet is closed, and the sentence that says so, are computed from its life and never typed.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from archive.dates import UncertainDate, parse_date
from archive.models.fields import EarliestDayField, EDTFField, LatestDayField


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Outlets, by what became of them."""

    def closed(self) -> OutletQuerySet:
        """Those whose life has a closing that has begun by today."""
        return self.filter(self._has_closed())

    def open(self) -> OutletQuerySet:
        """Those not known to have closed."""
        return self.exclude(self._has_closed())

    @staticmethod
    def _has_closed() -> models.Exists:
        closings = LifeChange.objects.filter(outlet=models.OuterRef("pk"), kind=LifeChange.Kind.CLOSED)
        return models.Exists(closings.filter(models.Q(earliest=None) | models.Q(earliest__lte=date.today())))

    def with_life(self) -> OutletQuerySet:
        """With all that a page says of an outlet, in a constant number of queries."""
        return self.prefetch_related("life__successor", "notices", "lost_features")

    def with_holdings(self) -> OutletQuerySet:
        """Each with `articles_count` published articles, and the `first_day` and `last_day` that they may be of."""
        held = models.Q(articles__state="published")
        return self.annotate(
            articles_count=models.Count("articles", filter=held, distinct=True),
            first_day=models.Min("articles__published_earliest", filter=held),
            last_day=models.Max("articles__published_latest", filter=held),
        )

    def called(self, name: str) -> OutletQuerySet:
        """The outlet of this name or slug, however it is capitalised."""
        return self.filter(models.Q(name__iexact=name) | models.Q(slug=name.lower()))


class Outlet(models.Model):
    """A newspaper, magazine, site, broadcaster, agency or aggregator that printed articles."""

    class Kind(models.TextChoices):
        """What an outlet is."""

        NEWSPAPER = "newspaper"
        MAGAZINE = "magazine"
        SITE = "site"
        BROADCASTER = "broadcaster"
        AGENCY = "agency"
        AGGREGATOR = "aggregator"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SITE)
    home_page = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, for example en or en-AU.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166, two letters, for example AU.")
    about = models.TextField(blank=True, help_text="In our own words.")

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The outlet's page."""
        return reverse("outlet", args=[self.slug])

    @property
    def closing(self) -> LifeChange | None:
        """The change that ended the outlet, where its life has one that has begun by today."""
        closings = [change for change in self.life.all() if change.kind == LifeChange.Kind.CLOSED and change.has_begun]
        return closings[-1] if closings else None

    @property
    def is_closed(self) -> bool:
        """Whether its life says that it closed."""
        return self.closing is not None

    @property
    def keeper(self) -> str:
        """Who has kept its archive since, where its life says so."""
        kept = [change for change in self.life.all() if change.kind == LifeChange.Kind.ARCHIVE_TAKEN_OVER]
        return kept[-1].successor_named if kept else ""

    @property
    def closure_sentence(self) -> str:
        """What became of it: “HuffPost Australia closed in 2021. Its archive is kept by HuffPost.” Blank while open."""
        closing = self.closing
        if closing is None:
            return ""
        day = f" {_when(closing.uncertain_date)}" if closing.uncertain_date else ""
        kept = f" Its archive is kept by {self.keeper}." if self.keeper else ""
        return f"{self.name} closed{day}.{kept}"


class LifeChange(models.Model):
    """One dated, sourced change in an outlet's life."""

    class Kind(models.TextChoices):
        """What happened to the outlet."""

        FOUNDED = "founded"
        RENAMED = "renamed"
        MERGED = "merged"
        ACQUIRED = "acquired"
        CLOSED = "closed"
        MOVED = "moved"
        DOMAIN_LOST = "domain_lost", "domain lost"
        ARCHIVE_TAKEN_OVER = "archive_taken_over", "archive taken over"

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="life")
    kind = models.CharField(max_length=20, choices=Kind)
    date = EDTFField(blank=True, help_text="EDTF, for example 2021, 2021-03-05 or 2021~ (about 2021).")
    earliest = EarliestDayField(of="date")
    latest = LatestDayField(of="date")
    detail = models.TextField(blank=True, help_text="In our own words.")
    successor = models.ForeignKey(Outlet, models.SET_NULL, null=True, blank=True, related_name="predecessor_changes")
    successor_name = models.CharField(max_length=200, blank=True, help_text="Where it is no outlet of this archive.")
    source = models.CharField(max_length=300, blank=True, help_text="How we know.")
    source_url = models.URLField(max_length=2000, blank=True)

    class Meta:
        ordering = [models.F("earliest").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(successor=None) | models.Q(successor_name=""),
                name="life_change_one_successor",
                violation_error_message="Give the successor as an outlet or as a name, not as both.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.get_kind_display()} {self.date}".strip()

    @property
    def uncertain_date(self) -> UncertainDate | None:
        """Its date, or None."""
        return parse_date(self.date) if self.date else None

    @property
    def has_begun(self) -> bool:
        """Whether its first possible day is not after today."""
        return self.earliest is None or self.earliest <= date.today()

    @property
    def successor_named(self) -> str:
        """The name of what came after, whether this archive has it as an outlet or not."""
        return self.successor.name if self.successor else self.successor_name


def _when(day: UncertainDate) -> str:
    """The date with its preposition: “in 2021”, “on 5 March 2021”, “about 2021”."""
    preposition = {"day": "on ", "month": "in ", "season": "in ", "year": "in "}.get(day.precision, "")
    return day.in_words if day.is_approximate or day.is_uncertain else preposition + day.in_words
