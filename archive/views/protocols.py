"""What programs ask for at addresses of their own: robots, monitors, browsers, whoever found a hole."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.models import Revision
from archive.search.keep_index import index_exists
from archive.views.page import render_page

SECURITY_TXT_HOLDS = timedelta(days=180)
"""RFC 9116 asks for less than a year."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: everything may be read; searches, of which there is no end, are not for crawling."""
    lines = [
        "User-agent: *",
        "Allow: /",
        f"Disallow: {reverse('search')}?",
        "Disallow: /search.",
        "Disallow: /search/compare/",
        "Disallow: /api/search",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while articles can be read; says whether they can be searched. 503 where the database does not answer."""
    try:
        revision = f"ok, revision {Revision.objects.current()}"
        status = 200
    except DatabaseError:
        revision, status = "does not answer", 503
    text = f"database: {revision}\nindex: {_index_state()}\n"
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status, headers=headers)


def _index_state() -> str:
    try:
        return "ok" if index_exists() else "missing; manage.py sync_index makes one"
    except Exception:  # whatever ails an engine, the answer is that it is out of order
        return "out of order"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """OpenSearch 1.1, by which browsers and reference managers learn how to search here."""
    context = {
        "search": request.build_absolute_uri(reverse("search")),
        "icon": request.build_absolute_uri(settings.STATIC_URL + "favicon.svg"),
    }
    response = render_page(request, "archive/opensearch.xml", context)
    response["Content-Type"] = "application/opensearchdescription+xml; charset=utf-8"
    return response


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a hole. The page about the archive, where the keeper has named no contact."""
    about = request.build_absolute_uri(reverse("about"))
    until = (timezone.now() + SECURITY_TXT_HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.ARCHIVE_CONTACT or about}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
