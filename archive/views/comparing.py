"""Several phrases side by side: `/search/compare/?q=…&q=…`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.search.compare import FEWEST, MOST, Comparison
from archive.search.compare import compare as compare_questions
from archive.search.find import make_receipt
from archive.search.query_language import LONGEST_QUERY
from archive.search.question import read_question
from archive.views.page import render_page
from archive.views.search_address import SHOWN, address_of, filters_of, narrowed_to, read_address
from archive.views.searching import unavailable


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The searches side by side, with links to each; the form alone where none was typed."""
    typed, filters = _typed(request.GET), read_address(request.GET)
    for name in ("q", *SHOWN):
        filters.pop(name, None)
    try:
        questions = [read_question(each, filters_of(filters)) for each in typed]
        asked = [question for question in questions if question.read.query]
        comparison = compare_questions(asked) if asked else None
    except Exception:  # whatever ails the engine: the page says so, and the log has why
        return unavailable(request)
    address = QueryDict(mutable=True)
    address.setlist("q", typed)
    for name, value in filters_of(filters).items():
        address[name] = value
    context = {
        "fields": _fields(typed),
        "filters": filters_of(filters),
        "comparison": comparison,
        "tables": _with_addresses(filters, comparison) if comparison else {},
        "readings": [(question.read.query, make_receipt(question, "")) for question in questions],
        "address": request.build_absolute_uri(f"{reverse('compare')}?{address.urlencode()}"),
    }
    return render_page(request, "archive/compare.html", context)


def _typed(given: QueryDict) -> list[str]:
    """The searches asked for, each once, as many as a page holds."""
    searches = (text.replace("\0", " ").strip()[:LONGEST_QUERY] for text in given.getlist("q"))
    return list(dict.fromkeys(filter(None, searches)))[:MOST]


def _fields(typed: list[str]) -> list[str]:
    """The form's fields: those filled in, and room for another."""
    empty = max(FEWEST - len(typed), 1) if len(typed) < MOST else 0
    return [*typed, *[""] * empty]


def _with_addresses(filters: QueryDict, comparison: Comparison) -> dict[str, Any]:
    """Every number that is not nought with the search that it leads to."""
    asked = []
    for each in comparison.compared:
        search = filters.copy()
        search["q"] = each.question.typed
        asked.append(search)
    return {
        "totals": [(each, address_of(search)) for each, search in zip(comparison.compared, asked, strict=True)],
        "by_outlet": [
            (row, list(zip(row.counts, [address_of(each, {"outlet": row.outlet.slug}) for each in asked], strict=True)))
            for row in comparison.by_outlet
        ],
        "over_time": [
            (row, list(zip(row.counts, [narrowed_to(each, row.period) for each in asked], strict=True)))
            for row in comparison.over_time
        ],
    }
