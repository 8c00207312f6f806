"""Search: the receipt, the concordance grouped by outlet, and what to try where nothing was found."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Outlet, Topic
from archive.search.concordance import Hit
from archive.search.find import ORDERS, FoundArticle, find
from archive.search.query_language import FILTERS, LONGEST_QUERY, Phrase, leaves, read_query
from archive.views.page import render_page

logger = logging.getLogger(__name__)

LINES_SHOWN = 10
"""Lines of the concordance an article; the rest are marked on its page."""
LAST_PAGE = 1_000_000_000
LONGEST_FILTER = 200


@dataclass(frozen=True)
class Lines:
    """An article of the concordance: the lines shown, and how many more it has."""

    found: FoundArticle
    hits: Sequence[Hit]
    more: int


@dataclass
class OutletGroup:
    """What was found in one outlet, on this page of results."""

    outlet: Outlet
    articles: list[Lines] = field(default_factory=list)

    @property
    def occurrences(self) -> int:
        """How often, in all its articles of this page."""
        return sum(each.found.occurrences for each in self.articles)


@dataclass(frozen=True)
class Wider:
    """A wider reading of a search that found nothing, and its address."""

    reading: str
    address: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the archive has of what was typed; the page with help where nothing was; 503 where there is no index."""
    asked = _asked(request.GET)
    typed = request.GET.get("q", "")
    filters = {name: str(asked[name]) for name in FILTERS if name in asked}
    try:
        results = find(typed, filters=filters, order=asked.get("order", ""), page=_number(asked.get("page", "")))
    except Exception:  # an index that is missing, locked or broken: reading goes on without it, and the log has why
        logger.exception("The index could not be asked. Run: manage.py sync_index")
        return render_page(request, "archive/search_unavailable.html", _form(asked), status=503)
    context = {
        **_form(asked),
        "results": results,
        "groups": group_by_outlet(results.articles),
        "wider": wider_readings(asked, filtered=bool(results.receipt.filters)) if not results.articles_total else [],
        "address": request.build_absolute_uri(f"{reverse('search')}?{asked.urlencode()}"),
    }
    return render_page(request, "archive/search.html", context)


def group_by_outlet(found: Sequence[FoundArticle]) -> list[OutletGroup]:
    """The articles by outlet; outlets in the order in which the first article of each was found."""
    groups: dict[int, OutletGroup] = {}
    for each in found:
        outlet = each.article.outlet
        if outlet:
            lines = Lines(each, each.hits[:LINES_SHOWN], max(0, each.occurrences - LINES_SHOWN))
            groups.setdefault(outlet.pk, OutletGroup(outlet)).articles.append(lines)
    return list(groups.values())


def wider_readings(asked: QueryDict, *, filtered: bool) -> list[Wider]:
    """What to ask instead, from the nearest to the widest: without the filters, in any form, any of the words.

    Made of the words that were asked for; what was asked to be absent is left out with the filters.
    """
    asked_for = list(leaves(read_query(asked.get("q", ""), Topic.objects.taught()).query))
    words = [word for leaf in asked_for for word in (leaf.words if isinstance(leaf, Phrase) else (leaf.word,))]
    quoted = " ".join(f'"{" ".join(leaf.words)}"' if isinstance(leaf, Phrase) else leaf.word for leaf in asked_for)
    readings = {
        "the same words, without the filters": quoted if filtered else "",
        "the words in any form": " ".join(words) if quoted != " ".join(words) else "",
        "any of the words": " OR ".join(words) if len(words) > 1 else "",
    }
    return [Wider(reading, _address(typed)) for reading, typed in readings.items() if typed]


def _address(typed: str) -> str:
    query = QueryDict(mutable=True)
    query["q"] = typed
    return f"{reverse('search')}?{query.urlencode()}"


def _asked(given: QueryDict) -> QueryDict:
    """What the search page knows of the address, as far as it is read: no more of it goes into links."""
    asked = QueryDict(mutable=True)
    for name in ("q", *FILTERS, "order", "page"):
        value = given.get(name, "").replace("\0", " ").strip()[: LONGEST_QUERY if name == "q" else LONGEST_FILTER]
        if value:
            asked[name] = value
    return asked


def _number(page: str) -> int:
    """The page asked for; the first, where that is no number."""
    return min(int(page), LAST_PAGE) if page.isdecimal() and len(page) <= LONGEST_FILTER else 1


def _form(asked: QueryDict) -> dict[str, object]:
    """What the form shows: its fields as they were filled in, and what can be chosen."""
    return {
        "asked": asked,
        "typed": asked.get("q", ""),
        "chosen": {name: asked.get(name, "") for name in (*FILTERS, "order")},
        "narrowed": any(name in asked for name in (*FILTERS, "order")),
        "outlets": Outlet.objects.values_list("slug", "name"),
        "orders": ORDERS,
    }
