"""Facets: how the articles found are spread over outlets, years, topics and languages, by the names readers know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.models import Outlet, Topic

FACETS = ("outlet", "year", "topics", "language")
"""What the engine is asked to count. Whether outlets have closed is reckoned from them."""


@dataclass(frozen=True)
class Facet:
    """One value: what to put into a filter, what to show, and how many of the articles found have it."""

    value: str
    name: str
    articles: int


def name_facets(counted: Mapping[str, Counter[Any]]) -> dict[str, list[Facet]]:
    """The engine's counters as facets: the most frequent first, years in order; unknown years last."""
    outlets, topics = _by_number(counted.get("outlet", Counter())), _by_number(counted.get("topics", Counter()))
    names = dict(Outlet.objects.filter(slug__in=outlets).values_list("slug", "name"))
    topic_names = dict(Topic.objects.filter(slug__in=topics).values_list("slug", "name"))
    years = counted.get("year", Counter())
    return {
        "outlet": [Facet(slug, names.get(slug, slug), count) for slug, count in outlets.items()],
        "year": [
            Facet(f"{year:04}" if year else "", str(year) if year else "year not known", years[year])
            for year in sorted(years, key=lambda year: (year == 0, year))
        ],
        "topic": [Facet(slug, topic_names.get(slug, slug), count) for slug, count in topics.items()],
        "language": [Facet(tag, tag, n) for tag, n in _by_number(counted.get("language", Counter())).items()],
        "closed": _closed(outlets),
    }


def _closed(outlets: Mapping[str, int]) -> list[Facet]:
    """The articles of outlets that have closed, and of the others."""
    closed = set(Outlet.objects.closed().filter(slug__in=outlets).values_list("slug", flat=True))
    of_closed = sum(count for slug, count in outlets.items() if slug in closed)
    facets = [
        Facet("yes", "outlets that have closed", of_closed),
        Facet("no", "outlets not known to have closed", sum(outlets.values()) - of_closed),
    ]
    return [facet for facet in facets if facet.articles]


def _by_number(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
