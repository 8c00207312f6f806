"""What is searchable. Haystack looks here."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from haystack import indexes
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.utils import get_identifier, get_model_ct

from archive.models import Article, Topic
from archive.search.entry import make_entry


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    """Published articles: every printed word that this copy holds of them."""

    text = indexes.CharField(document=True)

    def get_model(self) -> type[Article]:
        """Haystack asks for the model."""
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """What belongs in the index."""
        return Article.objects.for_index()

    def full_prepare(self, obj: Article, with_string_facet: bool = True) -> dict[str, Any]:
        """One article for an engine: Haystack's identifiers, and the entry with its ready tokens."""
        return {
            ID: get_identifier(obj),
            DJANGO_CT: get_model_ct(Article),
            DJANGO_ID: str(obj.pk),
            "entry": make_entry(obj, Topic.objects.taught()),
        }
