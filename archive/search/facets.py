"""Facets: how the articles found are spread over outlets, years and languages, with the names that readers know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.models import Outlet


@dataclass(frozen=True)
class Facet:
    """One value: what to put into a filter, what to show, and how many of the articles found have it."""

    value: str
    name: str
    articles: int


def name_facets(counted: Mapping[str, Counter[Any]]) -> dict[str, list[Facet]]:
    """The engine's counters as facets: outlets and languages by number, years in order; unknown years last."""
    outlets = _by_number(_as_text(counted.get("outlet", Counter())))
    names = dict(Outlet.objects.filter(slug__in=outlets).values_list("slug", "name"))
    years = counted.get("year", Counter())
    return {
        "outlet": [Facet(slug, names.get(slug, slug), count) for slug, count in outlets.items()],
        "year": [
            Facet(str(year) if year else "", str(year) if year else "year not known", years[year])
            for year in sorted(years, key=lambda year: (year == 0, year))
        ],
        "language": [Facet(tag, tag, n) for tag, n in _by_number(_as_text(counted.get("language", Counter()))).items()],
    }


def _as_text(counted: Counter[Any]) -> Counter[str]:
    return Counter({value.decode() if isinstance(value, bytes) else value: n for value, n in counted.items()})


def _by_number(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
