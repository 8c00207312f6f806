"""Search: the receipt, the table across outlets, the concordance, and what to try where nothing was found."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from archive.models import Outlet
from archive.search.across import Across, spread_across
from archive.search.find import ORDERS, Results, answer
from archive.search.ladder import Rung, climb
from archive.search.printed_forms import count_printed_forms
from archive.search.query_language import FILTERS
from archive.search.question import Question, read_question
from archive.search.suggestions import Suggestion, did_you_mean, other_names
from archive.views.concordance_lines import SIDES, group_by_outlet, sort_lines
from archive.views.page import render_page
from archive.views.search_address import (
    address_of,
    chosen_filters,
    facet_lists,
    filters_of,
    full_address,
    narrowed_to,
    page_number,
    read_address,
)

logger = logging.getLogger(__name__)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the archive has of what was typed; the page with help where nothing was; 503 where there is no index."""
    asked = read_address(request.GET)
    try:
        context = _ask(asked)
    except Exception:  # an index that is missing, locked or broken: reading goes on without it, and the log has why
        return unavailable(request)
    context |= {**form_of(asked), "address": full_address(request, asked)}
    return render_page(request, "archive/search.html", context)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page that says that the index cannot be asked; called where an error is being handled, which is logged."""
    logger.exception("The index could not be asked. Run: manage.py sync_index")
    return render_page(request, "archive/search_unavailable.html", form_of(read_address(request.GET)), status=503)


def _ask(asked: QueryDict) -> dict[str, Any]:
    question = read_question(asked.get("q", ""), filters_of(asked))
    copies = "all" if asked.get("copies") == "all" else "once"
    results = answer(question, order=asked.get("order", ""), page=page_number(asked), copies=copies)
    found = _found(asked, question, results) if results.articles_total else _not_found(asked, question)
    return {"results": results, "copies": copies, **found}


def _found(asked: QueryDict, question: Question, results: Results) -> dict[str, Any]:
    """The concordance; on the first page also what is true of all results."""
    side = asked.get("lines", "")
    shown: dict[str, Any] = {
        "facets": facet_lists(asked, results.facets),
        "lines": sort_lines(results.articles, side) if side in SIDES else None,
        "groups": [] if side in SIDES else group_by_outlet(results.articles),
        "has_lines": bool(question.leaves),
        "side": side if side in SIDES else "text",
    }
    if results.page == 1:
        has_phrase = results.occurrences_total is not None
        across = spread_across(question)
        shown |= {
            "across": across,
            "across_rows": _addressed(asked, across) if across else [],
            "printed": count_printed_forms(question, articles_total=results.articles_total) if has_phrase else None,
            "names": [(each, _address(asked, each)) for each in other_names(question)],
        }
    return shown


def _not_found(asked: QueryDict, question: Question) -> dict[str, Any]:
    """Wider readings, words that may have been meant, and other names: each with its address."""
    return {
        "rungs": [(rung, _address(asked, rung)) for rung in climb(question)],
        "meant": [(each, _address(asked, each)) for each in did_you_mean(question)],
        "names": [(each, _address(asked, each)) for each in other_names(question)],
    }


def _address(asked: QueryDict, other: Rung | Suggestion) -> str:
    """The address of another search, with the filters chosen beside this one where it keeps them."""
    return address_of(asked, {**({} if other.keeps_filters else dict.fromkeys(FILTERS)), "q": other.typed})


def _addressed(asked: QueryDict, across: Across) -> list[Any]:
    """The rows of the table, each cell with the search narrowed to it."""
    return [
        (row, [(cell, narrowed_to(asked, cell.period, outlet=row.outlet.slug)) for cell in row.cells])
        for row in across.rows
        if row.outlet
    ]


def form_of(asked: QueryDict) -> dict[str, object]:
    """What the form shows: its fields as they were filled in, and what can be chosen."""
    outlets = list(Outlet.objects.values_list("slug", "name"))
    return {
        "asked": asked,
        "typed": asked.get("q", ""),
        "chosen": {name: asked.get(name, "") for name in (*FILTERS, "order", "copies", "lines")},
        "chosen_filters": chosen_filters(asked, dict(outlets)),
        "narrowed": any(name in asked for name in (*FILTERS, "order", "lines")),
        "outlets": outlets,
        "orders": ORDERS,
    }
