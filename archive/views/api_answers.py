"""What the API answers, made from models and results: plain dictionaries in the shapes of `api_shapes`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from archive.citations.prose import cite
from archive.dates import worded
from archive.markdown import paragraphs
from archive.models import Article, Event, Evidence, LostFeature, Outlet, Timeline, Topic
from archive.models.notice import ShownNotice, lost_features_of_article, notices_of_article, notices_of_outlet
from archive.search.find import FoundArticle, Results
from archive.views.references import reference_to
from archive.words import Hashtags

Answer = dict[str, Any]


def search_answer(request: HttpRequest, results: Results) -> Answer:
    """A page of a search."""
    receipt = results.receipt
    names = ("typed", "read_as", "filters", "order", "revision")
    return {
        "receipt": {name: getattr(receipt, name) for name in names} | {"mended": list(receipt.mended)},
        "articles_total": results.articles_total,
        "occurrences_total": results.occurrences_total,
        "texts_total": results.texts_total,
        "page": results.page,
        "pages": results.pages,
        "articles": [found_answer(request, each) for each in results.articles],
        "facets": {
            name: [{"value": facet.value, "name": facet.name, "articles": facet.articles} for facet in facets]
            for name, facets in results.facets.items()
        },
    }


def found_answer(request: HttpRequest, found: FoundArticle) -> Answer:
    """An article of a search, with its occurrences and the copies of its text that were folded into it."""
    line = article_line(request, found.article)
    hits = [
        {"part": hit.part.anchor, "anchor": hit.anchor, "left": hit.left, "match": hit.match, "right": hit.right}
        for hit in found.hits
    ]
    copies = [request.build_absolute_uri(copy.get_absolute_url()) for copy in found.copies]
    folded = {"copies": copies, "copies_total": found.copies_total} if found.copies_total else {}
    return {**line, "occurrences": found.occurrences, "hits": hits, **folded}


def article_line(request: HttpRequest, article: Article) -> Answer:
    """An article in a list."""
    return {
        "id": article.pk,
        "slug": article.slug,
        "url": request.build_absolute_uri(article.get_absolute_url()),
        "headline": article.headline,
        "outlet": article.outlet.name if article.outlet else "",
        "published": article.published,
        "published_basis": article.published_basis,
        "extent": article.extent,
        "state": article.state,
    }


PLAIN = (
    *("sender_id", "standfirst", "bylines", "published_note", "updated", "original_url", "archived_url"),
    *("language", "section", "abstract", "body", "syndication_credit"),
)


def article_answer(request: HttpRequest, article: Article) -> Answer:
    """The whole article. Wants `ArticleQuerySet.with_reading`."""
    day, outlet = article.published_date, article.outlet
    full = article.extent == Article.Extent.FULL
    line = article_line(request, article)
    return {
        **line,
        **{name: getattr(article, name) for name in PLAIN},
        "outlet_slug": outlet.slug if outlet else "",
        "outlet_closed": bool(outlet and outlet.is_closed),
        "published_in_words": worded(day, basis=article.published_basis or None) if day else "",
        "text": paragraphs(article.body),
        "excerpts": [] if full else [{"words": e.words, "speaker": e.speaker} for e in article.excerpts.all()],
        "captions": [{"caption": each.caption, "credit": each.credit} for each in article.captions.all()],
        "topics": [_topic(topic) for topic in article.topics.all()],
        "notices": [_notice(notice) for notice in notices_of_article(article)],
        "lost_features": [_lost(feature) for feature in lost_features_of_article(article)],
        "source": _source(article),
        "text_sha256": article.text_digest,
        "citation": cite(reference_to(article, address=line["url"]), accessed=date.today()),
    }


def tombstone_answer(article: Article) -> Answer:
    """What is left of a withdrawn article."""
    return {
        "slug": article.slug,
        "headline": article.headline,
        "outlet": article.outlet.name if article.outlet else "",
        "published": article.published,
        "state": article.state,
        "reason": article.withdrawal_reason,
    }


def outlet_line(request: HttpRequest, outlet: Outlet) -> Answer:
    """An outlet in a list. Wants `with_life` and `with_holdings`."""
    return {
        "slug": outlet.slug,
        "url": request.build_absolute_uri(outlet.get_absolute_url()),
        "name": outlet.name,
        "kind": outlet.kind,
        "closed": outlet.is_closed,
        "became": outlet.closure_sentence,
        "articles": outlet.articles_count,  # type: ignore[attr-defined]
    }


def outlet_answer(request: HttpRequest, outlet: Outlet) -> Answer:
    """The whole outlet."""
    return {
        **outlet_line(request, outlet),
        **{name: getattr(outlet, name) for name in ("home_page", "language", "country", "about")},
        "life": [
            {
                "kind": change.kind,
                "date": change.date,
                "in_words": change.uncertain_date.in_words if change.uncertain_date else "",
                "detail": change.detail,
                "successor": change.successor_named,
                "source": change.source,
                "source_url": change.source_url,
            }
            for change in outlet.life.all()
        ],
        "notices": [_notice(notice) for notice in notices_of_outlet(outlet)],
        "lost_features": [_lost(feature) for feature in outlet.lost_features.all()],
    }


def timeline_answer(request: HttpRequest, timeline: Timeline) -> Answer:
    """The timeline with its events in order. Wants `with_evidence`."""
    taught = Topic.objects.taught()
    events = sorted(timeline.events.all(), key=lambda event: event.uncertain_date.sort_key)
    told = [_event(request, event, taught) for event in events]
    return {
        "slug": timeline.slug,
        "url": request.build_absolute_uri(timeline.get_absolute_url()),
        "title": timeline.title,
        "introduction": timeline.introduction,
        "outlets": sorted({outlet for event in told for outlet in event["reported_by"]}),
        "events": told,
    }


def _event(request: HttpRequest, event: Event, taught: Hashtags) -> Answer:
    day = event.uncertain_date
    evidence = [_evidence(request, each, taught) for each in event.evidence.all()]
    return {
        "date": event.date,
        "in_words": day.in_words,
        "earliest": day.earliest.isoformat() if day.earliest else "",
        "latest": day.latest.isoformat() if day.latest else "",
        "title": event.title,
        "summary": event.summary,
        "topics": [topic.name for topic in event.topics.all()],
        "reported_by": sorted({each["outlet"] for each in evidence}),
        "evidence": evidence,
    }


def _evidence(request: HttpRequest, evidence: Evidence, taught: Hashtags) -> Answer:
    article = evidence.article
    return {
        "article": article.slug,
        "url": request.build_absolute_uri(article.get_absolute_url()),
        "outlet": article.outlet.name if article.outlet else "",
        "words": evidence.words,
        "in_notice": evidence.in_notice,
        "standing": evidence.standing(taught).value,
        "date_given": evidence.date_given,
        "account": evidence.account,
    }


def _notice(notice: ShownNotice) -> Answer:
    return {
        "kind": str(notice.kind),
        "title": notice.title,
        "text": notice.text,
        "placement": str(notice.placement),
        "date": notice.date.edtf if notice.date else "",
        "source": notice.source,
        "source_url": notice.source_url,
        "help": notice.help,
    }


def _lost(feature: LostFeature) -> Answer:
    return {"feature": feature.feature, "why": feature.why, "survives_at": feature.survives_at}


def _topic(topic: Topic) -> Answer:
    return {"slug": topic.slug, "name": topic.name, "kind": topic.kind}


def _source(article: Article) -> Answer:
    source = article.source
    return {
        "sha256": article.source_sha256,
        "held": source is not None,
        "media_type": source.media_type if source else "",
        "size": (article.source_length or source.size) if source else None,
        "name": source.name if source else "",
    }
