"""Topics: people, organisations, places, subjects and hashtags."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.admin.desk import Desk, counted
from archive.admin.fields import LinesField
from archive.models import Article, Topic


class TopicForm(forms.ModelForm):  # type: ignore[type-arg]
    """A topic, with its other names as lines."""

    other_names = LinesField(help_text="Other names, one a line.")


@admin.register(Topic)
class TopicDesk(Desk):
    """Topics."""

    form = TopicForm
    slug_from = "name"
    fields = ["name", "slug", "kind", "other_names"]
    list_display = ["name", "kind", "also_called", "articles_about"]
    list_filter = ["kind"]
    search_fields = ["name", "slug", "other_names"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """With the number of articles of each, drafts included."""
        links = Article.topics.through._default_manager.all()
        return Topic.objects.annotate(articles_with_it=counted(links, by="topic"))

    @admin.display(description="other names")
    def also_called(self, topic: Topic) -> str | None:
        """Its other names on one line."""
        return ", ".join(topic.other_names) or None

    @admin.display(description="articles", ordering="articles_with_it")
    def articles_about(self, topic: Any) -> int:
        """Published, withdrawn and drafts."""
        return int(topic.articles_with_it)
