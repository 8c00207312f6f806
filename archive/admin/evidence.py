"""Evidence, edited on the event that it supports, with what became of its words."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from archive.admin.article_choice import ArticleChoice, ArticleSelect
from archive.admin.desk import WIDE, StackedRows
from archive.admin.fields import QuotationField
from archive.models import Article, Evidence, Topic
from archive.models.timeline import Standing
from archive.words import Hashtags


class EvidenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A piece of evidence, its words no more than a short quotation."""

    class Meta:
        field_classes = {"words": QuotationField}
        widgets = {"words": WIDE, "account": WIDE}


class EvidenceRows(StackedRows):
    """The evidence of an event."""

    model = Evidence
    form = EvidenceForm
    fields = ["article", "words", ("standing", "in_notice"), "account", "date_given"]
    readonly_fields = ["standing"]
    verbose_name = "piece of evidence"
    verbose_name_plural = "evidence"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        """With the words of their articles."""
        return with_words(Evidence.objects.all())

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Articles are chosen as they are told apart: by headline, outlet and date."""
        if db_field.name == "article":
            kwargs |= {
                "form_class": ArticleChoice,
                "queryset": Article.objects.select_related("outlet"),
                "widget": ArticleSelect(db_field, self.admin_site, attrs={"data-width": "100%"}),
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="as checked")
    def standing(self, evidence: Evidence) -> str:
        """Whether the words stand in the article, looked for just now."""
        return str(evidence.standing(self._hashtags).label) if evidence.pk else "when it is saved"

    @cached_property
    def _hashtags(self) -> Hashtags:
        return Topic.objects.taught()  # Django makes these rows anew for each request


def with_words(evidence: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """The evidence with its event and its article's words, in a constant number of queries."""
    return evidence.select_related("event", "article__outlet").prefetch_related(
        "article__captions", "article__excerpts"
    )


def warn_of_missing_words(request: HttpRequest, evidence: QuerySet[Evidence]) -> None:
    """Tells the editor of each piece whose words are not found in an article that is held in full."""
    hashtags = Topic.objects.taught()
    for piece in with_words(evidence):
        if piece.standing(hashtags) is Standing.MISSING:
            messages.warning(
                request,
                f"“{piece.words}” is not found in “{piece.article}”, on which “{piece.event.title}” rests."
                " Saved all the same: check the words as printed.",
            )
