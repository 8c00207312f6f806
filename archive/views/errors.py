"""Pages that say why there is nothing to read: no such address, a fault of ours, an article that was withdrawn."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import loader

from archive.models import Article
from archive.models.notice import NoticeKind, notices_of_article
from archive.views.page import render_page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing stands at this address."""
    return render_page(request, "404.html", {}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: asks neither the database nor the request for anything, since either may be what broke."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def tombstone(request: HttpRequest, article: Article) -> HttpResponse:
    """410: the article was withdrawn, and this is why."""
    notices = [notice for notice in notices_of_article(article) if notice.kind == NoticeKind.WITHDRAWAL]
    return render_page(request, "archive/tombstone.html", {"article": article, "notices": notices}, status=410)
