"""Timelines and their events, each with evidence: articles, and the words in them that support it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.urls import reverse

from archive.dates import UncertainDate, parse_date
from archive.models.article import Article
from archive.models.fields import EarliestDayField, EDTFField, LatestDayField
from archive.models.topic import Topic
from archive.parts import Part
from archive.words import Hashtags, find_phrase, folded_words


class TimelineQuerySet(models.QuerySet["Timeline"]):
    """Timelines."""

    def with_evidence(self) -> TimelineQuerySet:
        """With events, evidence, articles and their words, in a constant number of queries."""
        return self.prefetch_related(
            models.Prefetch("events", Event.objects.prefetch_related("topics")),
            models.Prefetch(
                "events__evidence",
                Evidence.objects.filter(article__state=Article.State.PUBLISHED).prefetch_related(
                    models.Prefetch("article", Article.objects.with_parts().with_outlet())
                ),
            ),
        )


class Timeline(models.Model):
    """A course of events as the archive's articles tell it."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    introduction = models.TextField(blank=True, help_text="In our own words.")
    topics = models.ManyToManyField(Topic, related_name="timelines", blank=True)

    objects = TimelineQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The timeline's page."""
        return reverse("timeline", args=[self.slug])


class Event(models.Model):
    """Something that happened, with a date that may be uncertain."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="events")
    date = EDTFField(help_text="EDTF, for example 2017-10-15 or 2006~ (about 2006).")
    earliest = EarliestDayField(of="date")
    latest = LatestDayField(of="date")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, help_text="In our own words.")
    topics = models.ManyToManyField(Topic, related_name="events", blank=True)

    class Meta:
        ordering = [models.F("earliest").asc(nulls_first=True), models.F("latest").asc(nulls_last=True), "pk"]
        constraints = [models.UniqueConstraint(fields=["timeline", "date", "title"], name="event_once_a_timeline")]

    def __str__(self) -> str:
        return f"{self.date}: {self.title}"

    @property
    def anchor(self) -> str:
        """Where it stands on the timeline's page."""
        return f"event-{self.pk}"

    @property
    def uncertain_date(self) -> UncertainDate:
        """When it happened."""
        return parse_date(self.date)


class Standing(models.TextChoices):
    """What became of a piece of evidence when its words were looked for."""

    FOUND = "found", "the words stand in the article"
    NOTICE = "notice", "stands in a notice, not in the article"
    NOT_HELD = "not held", "the text is not held here, so the words cannot be checked"
    MISSING = "missing", "the words are not found in the article"


class Evidence(models.Model):
    """An article that reports an event, in these words, with the date that it gives where that differs."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="evidence")
    article = models.ForeignKey(Article, models.CASCADE, related_name="evidence")
    words = models.CharField(max_length=500, blank=True, help_text="As printed, at most 15 words.")
    in_notice = models.BooleanField(default=False, help_text="It stands in a notice and not in the article’s text.")
    date_given = EDTFField(blank=True, help_text="EDTF: what this account says, where it differs.")
    account = models.CharField(max_length=300, blank=True, help_text="How this outlet tells it, in our own words.")

    class Meta:
        ordering = ["article__outlet__name", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(fields=["event", "article", "words"], name="evidence_once_an_event"),
            models.CheckConstraint(
                condition=~models.Q(words="") | models.Q(in_notice=True),
                name="evidence_has_words",
                violation_error_message="Give the words in the article that support the event.",
            ),
        ]

    def __str__(self) -> str:
        return self.words or "in a notice"

    @property
    def given_date(self) -> UncertainDate | None:
        """The date that this account gives, or None."""
        return parse_date(self.date_given) if self.date_given else None

    def standing(self, hashtags: Hashtags) -> Standing:
        """Whether the words stand in the article, looked for by the archive's rule of matching."""
        if not self.words:
            return Standing.NOTICE
        if holds(self.article.parts(), self.words, hashtags):
            return Standing.FOUND
        return Standing.MISSING if self.article.extent == Article.Extent.FULL else Standing.NOT_HELD


def holds(parts: Iterable[Part], phrase: str, hashtags: Hashtags) -> bool:
    """Whether one of the parts has these words, by the archive's rule of matching."""
    wanted = folded_words(phrase, hashtags)
    return any(find_phrase(folded_words(part.text, hashtags), wanted) for part in parts)
