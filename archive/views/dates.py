"""Articles by the year, the month and the day they are of, and by the day in any year."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.date_words import MONTHS
from archive.models import Article
from archive.views.calendar import Period, after, before, of_no_year, parts_of, years
from archive.views.page import page_of, render_page

LEAP_YEAR = 2000


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """Every year, and the articles whose year is not known."""
    context = {"years": years(), "page": page_of(request, of_no_year().with_outlet().oldest_first())}
    return render_page(request, "archive/dates.html", context)


@require_safe
def period(request: HttpRequest, year: int, month: int | None = None, day: int | None = None) -> HttpResponse:
    """The articles of a year, a month or a day; 404 where the calendar has no such thing."""
    asked = Period(year, month, day)
    try:
        articles = asked.articles_in()
    except ValueError as error:
        raise Http404("There is no such date.") from error
    parts, page = parts_of(asked), page_of(request, articles.with_outlet().oldest_first())
    context = {
        "period": asked,
        "parts": parts,
        "known_no_closer": page.paginator.count - sum(part.articles for part in parts),
        "before": before(asked),
        "after": after(asked),
        "page": page,
    }
    return render_page(request, "archive/period.html", context)


@require_safe
def on_day(request: HttpRequest, month: int, day: int) -> HttpResponse:
    """The articles of this day in any year."""
    try:
        date(LEAP_YEAR, month, day)
    except ValueError as error:
        raise Http404("There is no such day.") from error
    articles = Article.objects.published().on_day_of_any_year(month, day).with_outlet().newest_first()
    context = {"day": f"{day} {MONTHS[month - 1]}", "page": page_of(request, articles)}
    return render_page(request, "archive/on_day.html", context)
