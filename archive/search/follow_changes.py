"""Follows changes of the database into the queue of the index. Connected once, when the app is ready.

Whatever is part of an article's entry queues it: the article, its captions, excerpts and topics, its outlet's slug. A
hashtag changes what a word is, so it queues the articles that have it in either form.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from haystack import connections

from archive.models import Article, Caption, Excerpt, Outlet, Topic
from archive.search.keep_index import queue_articles
from archive.search.query_language import AnyOf, Phrase
from archive.words import NO_HASHTAGS, Hashtags, run_together

logger = logging.getLogger(__name__)


def follow_changes() -> None:
    """Connects the receivers below."""
    for signal in (post_save, post_delete):
        signal.connect(_article_changed, sender=Article, dispatch_uid="index.article")
        signal.connect(_part_changed, sender=Caption, dispatch_uid="index.caption")
        signal.connect(_part_changed, sender=Excerpt, dispatch_uid="index.excerpt")
        signal.connect(_topic_changed, sender=Topic, dispatch_uid="index.topic")
    pre_save.connect(_topic_about_to_change, sender=Topic, dispatch_uid="index.topic.before")
    post_save.connect(_outlet_changed, sender=Outlet, dispatch_uid="index.outlet")
    m2m_changed.connect(_topics_changed, sender=Article.topics.through, dispatch_uid="index.topics")


def _article_changed(instance: Article, **kwargs: Any) -> None:
    queue_articles([instance.pk])


def _part_changed(instance: Caption | Excerpt, **kwargs: Any) -> None:
    queue_articles([instance.article_id])


def _outlet_changed(instance: Outlet, created: bool, **kwargs: Any) -> None:
    if not created:
        queue_articles(instance.articles.published().values_list("pk", flat=True))


def _topics_changed(instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    if not action.startswith("post_"):
        return
    queue_articles([instance.pk] if isinstance(instance, Article) else pk_set or ())


def _topic_about_to_change(instance: Topic, **kwargs: Any) -> None:
    before = Topic.objects.filter(pk=instance.pk).first() if instance.pk else None
    instance.taught_before = _taught(before) if before else NO_HASHTAGS  # type: ignore[attr-defined]


def _topic_changed(instance: Topic, signal: Any, created: bool = False, **kwargs: Any) -> None:
    if not created:
        queue_articles(instance.articles.published().values_list("pk", flat=True) if instance.pk else ())
    before: Hashtags = getattr(instance, "taught_before", NO_HASHTAGS)
    now = NO_HASHTAGS if signal is post_delete else _taught(instance)
    if signal is post_delete:
        before = _taught(instance)
    changed = {form: words for form, words in {**before, **now}.items() if before.get(form) != now.get(form)}
    if changed:
        queue_articles(_articles_with(changed))


def _taught(topic: Topic) -> Hashtags:
    return run_together([topic.name]) if topic.kind == Topic.Kind.HASHTAG else NO_HASHTAGS


def _articles_with(taught: Hashtags) -> list[int]:
    """The published articles that have a form of the hashtag, run together or apart; all of them, if none can say."""
    backend = connections["default"].get_backend()
    forms = [*((form,) for form in taught), *taught.values()]
    try:
        if not backend.exists():
            return []
        return [int(result.pk) for result in backend.search(AnyOf(tuple(Phrase(words) for words in forms)))["results"]]
    except Exception:  # an index that cannot say which articles are touched means that any may be
        logger.exception("The index could not say which articles a hashtag touches; all are queued.")
        return list(Article.objects.published().values_list("pk", flat=True))
