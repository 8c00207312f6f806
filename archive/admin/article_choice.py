"""Choosing an article where several outlets print the same headline: each is offered with its outlet and its date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet

from archive.models import Article


def named(article: Article) -> str:
    """“Thousands march (Harbour Courier, 15 October 2018, draft)”: enough to tell it from its copies."""
    day = article.published_date
    parts = [str(article.outlet or "no outlet"), day.in_words if day else "no date"]
    if article.state != Article.State.PUBLISHED:
        parts.append(article.get_state_display().lower())
    return f"{article.headline} ({', '.join(parts)})"


class ArticleChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The chosen article, named so."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name."""
        return named(obj)


class ArticleSelect(AutocompleteSelect):
    """The box to choose it in; it asks `ArticleChoices` as the editor types."""

    url_name = "%s:archive_article_choices"


class ArticleChoices(AutocompleteJsonView):
    """What answers the box, with the same permissions and the same search as the list of articles."""

    def get_queryset(self) -> QuerySet[Article]:
        """With their outlets."""
        return super().get_queryset().select_related("outlet")

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """One line to choose."""
        return {"id": str(getattr(obj, to_field_name)), "text": named(obj)}
