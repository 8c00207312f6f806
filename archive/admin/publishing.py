"""Publishing many drafts at once: all in one transaction, each article by the rules that hold for one."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from archive.models import Article


@dataclass(frozen=True)
class Outcome:
    """What became of each article: published, or left as it was, by reason."""

    published: list[Article] = field(default_factory=list)
    refused: dict[str, list[Article]] = field(default_factory=dict)


@transaction.atomic
def publish_drafts(articles: QuerySet[Article]) -> Outcome:
    """Publishes every draft among them that is ready; nothing else is touched."""
    outcome = Outcome()
    for article in articles:
        if reason := _why_not(article):
            outcome.refused.setdefault(reason, []).append(article)
        else:
            article.save()
            outcome.published.append(article)
    return outcome


def _why_not(article: Article) -> str:
    """Makes a draft published, unsaved, or says why it cannot be."""
    match article.state:
        case Article.State.PUBLISHED:
            return "Already published:"
        case Article.State.WITHDRAWN:
            return "Withdrawn, and published again only from its own page:"
    article.state = Article.State.PUBLISHED
    try:
        article.full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
