"""Addresses of searches: what they may ask, and the links that ask for less, for more, or for the same otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from archive.dates import NotADate, first_day, last_day
from archive.search.facets import Facet
from archive.search.periods import Period
from archive.search.query_language import FILTERS, LONGEST_QUERY

NO_CHANGES: Mapping[str, str | None] = MappingProxyType({})
LAST_PAGE = 1_000_000_000
LONGEST_VALUE = 200
SHOWN = ("order", "copies", "lines", "page")
"""What an address says beside the query and its filters: how the results are shown."""
FEW = 8
"""Values of a facet that are shown at once; the others unfold."""
FACET_LABELS = {
    "outlet": ("Outlet", "every outlet"),
    "year": ("Year", "every year"),
    "topic": ("Topic", "every topic"),
    "language": ("Language", "every language"),
    "closed": ("Closed or open", "both"),
}
FILTER_LABELS = {
    "outlet": "outlet",
    "topic": "topic",
    "language": "language",
    "from": "from",
    "to": "to",
    "on": "on this day of any year",
    "extent": "held",
    "closed": "outlet closed",
}


@dataclass(frozen=True)
class Choice:
    """A link that changes the search: what it says, how many articles it leads to, and where; blank where nowhere."""

    name: str
    articles: int
    address: str


@dataclass(frozen=True)
class FacetList:
    """One facet on the page: its first values, the others, and the way back where one was chosen."""

    label: str
    choices: list[Choice]
    more: list[Choice]
    every: Choice | None


@dataclass(frozen=True)
class ChosenFilter:
    """A filter that was chosen beside the query, and the search without it."""

    label: str
    value: str
    address: str


def read_address(given: QueryDict) -> QueryDict:
    """What the search page knows of the address, as far as it is read: no more of it goes into links."""
    asked = QueryDict(mutable=True)
    for name in ("q", *FILTERS, *SHOWN):
        value = given.get(name, "").replace("\0", " ").strip()[: LONGEST_QUERY if name == "q" else LONGEST_VALUE]
        if value:
            asked[name] = value
    return asked


def filters_of(asked: QueryDict) -> dict[str, str]:
    """The filters chosen beside the query."""
    return {name: str(asked[name]) for name in FILTERS if name in asked}


def page_number(asked: QueryDict) -> int:
    """The page asked for; the first, where that is no number."""
    page = asked.get("page", "")
    return min(int(page), LAST_PAGE) if page.isdecimal() else 1


def address_of(asked: QueryDict, changes: Mapping[str, str | None] = NO_CHANGES) -> str:
    """The search with these changes (None takes away), from its first page on, as seen from its own page: `?q=…`."""
    changed = asked.copy()
    for name, value in {"page": None, **changes}.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return f"?{changed.urlencode()}"


def full_address(request: HttpRequest, asked: QueryDict) -> str:
    """The permanent address of a search."""
    return request.build_absolute_uri(f"{reverse('search')}{address_of(asked)}")


def narrowed_to(asked: QueryDict, period: Period, *, outlet: str | None = None) -> str:
    """The search in this period, and in this outlet; blank for a period that no filter names.

    Where dates were chosen already, the narrower bound holds, so that the search never grows.
    """
    if not period.first:
        return ""
    changes = {"from": _later(asked.get("from"), period.first), "to": _earlier(asked.get("to"), period.last)}
    return address_of(asked, {**changes, "outlet": outlet} if outlet else changes)


def facet_lists(asked: QueryDict, facets: dict[str, list[Facet]]) -> list[FacetList]:
    """The facets that can still narrow the search, or that have narrowed it."""
    lists = []
    for name, (label, every) in FACET_LABELS.items():
        values = facets.get(name, [])
        removed = ("from", "to") if name == "year" else (name,)
        chosen = any(each in asked for each in removed)
        choices = [_choice(asked, name, facet) for facet in values] if len(values) > 1 or name == "topic" else []
        if choices or chosen:
            few = len(choices) if name == "year" else FEW
            back = Choice(every, 0, address_of(asked, dict.fromkeys(removed))) if chosen else None
            lists.append(FacetList(label, choices[:few], choices[few:], back))
    return lists


def chosen_filters(asked: QueryDict, names: dict[str, str]) -> list[ChosenFilter]:
    """The filters that were chosen, each with the search without it; `names` are the outlets' by slug."""
    return [
        ChosenFilter(FILTER_LABELS[name], names.get(value, value), address_of(asked, {name: None}))
        for name, value in filters_of(asked).items()
    ]


def _choice(asked: QueryDict, name: str, facet: Facet) -> Choice:
    if name == "year":
        period = Period(facet.name, facet.value, facet.value, frozenset({facet.value}))
        return Choice(facet.name, facet.articles, narrowed_to(asked, period))
    return Choice(facet.name, facet.articles, address_of(asked, {name: facet.value}))


def _later(given: str | None, bound: str) -> str:
    """The bound that was given where it lies after this one, else this one; so for one that is no date."""
    try:
        return given if given and first_day(given) > first_day(bound) else bound
    except NotADate:
        return bound


def _earlier(given: str | None, bound: str) -> str:
    """The bound that was given where it lies before this one, else this one; so for one that is no date."""
    try:
        return given if given and last_day(given) < last_day(bound) else bound
    except NotADate:
        return bound
