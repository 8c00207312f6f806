"""Topics: the people, organisations, places, subjects and hashtags that articles are about."""

from django.db import models
from django.urls import reverse

from archive.words import Hashtags, run_together


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics, by what they are."""

    def hashtags(self) -> "TopicQuerySet":
        """Those that teach the archive how a hashtag is read."""
        return self.filter(kind=Topic.Kind.HASHTAG)

    def taught(self) -> Hashtags:
        """The run-together forms that the archive's hashtags teach, for `words()`."""
        return run_together(self.hashtags().values_list("name", flat=True))

    def called(self, name: str) -> "TopicQuerySet":
        """The topic of this name or slug, with or without a hashtag's sign, however it is capitalised."""
        bare = name.lstrip("#")
        return self.filter(
            models.Q(name__iexact=name) | models.Q(name__iexact=f"#{bare}") | models.Q(slug=name.lower())
        )

    def slugs(self) -> list[str]:
        """Their slugs."""
        return list(self.values_list("slug", flat=True))

    def in_use(self) -> "TopicQuerySet":
        """Those with at least one published article, each with `articles_count`."""
        return self.annotate(
            articles_count=models.Count("articles", filter=models.Q(articles__state="published"), distinct=True)
        ).filter(articles_count__gt=0)


class Topic(models.Model):
    """A person, organisation, place, subject or hashtag, with its other names."""

    class Kind(models.TextChoices):
        """What a topic is."""

        PERSON = "person"
        ORGANISATION = "organisation"
        PLACE = "place"
        SUBJECT = "subject"
        HASHTAG = "hashtag"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    other_names = models.JSONField(default=list, blank=True, help_text="Other names, one a line.")

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="topic_named_once_a_kind"),
            models.CheckConstraint(
                condition=~models.Q(kind="hashtag") | models.Q(name__startswith="#"),
                name="hashtag_begins_with_its_sign",
                violation_error_message="A hashtag begins with #, for example #MeToo.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The topic's page."""
        return reverse("topic", args=[self.slug])
