"""An article to read, and the document it came from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from archive.citations.prose import cite
from archive.citations.reference import single_line
from archive.models import Article
from archive.models.notice import lost_features_of_article, notices_of_article
from archive.search.find import hits_in
from archive.views.head import make_head
from archive.views.marking import mark_article
from archive.views.page import render_page
from archive.views.published import of_published_article
from archive.views.references import reference_to

SAME_TEXT_SHOWN = 20


@of_published_article
def article(request: HttpRequest, article: Article) -> HttpResponse:
    """The article; with `?q=`, the words of that search marked in it."""
    typed = request.GET.get("q", "").replace("\0", " ").strip()
    hits = hits_in(article, typed) if typed else []
    reference = reference_to(article, address=request.build_absolute_uri(article.get_absolute_url()))
    context = {
        "article": article,
        "printed": mark_article(article, hits),
        "typed": typed,
        "hits": hits,
        "notices": notices_of_article(article),
        "lost_features": lost_features_of_article(article),
        "same_text": _same_text(article),
        "citation": cite(reference, accessed=localdate()),
        "head": make_head(reference),
        "summary": reference.summary,
        "address": reference.url,
    }
    return render_page(request, "archive/article.html", context)


def _same_text(article: Article) -> list[Article]:
    if not article.text_digest:
        return []
    others = Article.objects.published().filter(text_digest=article.text_digest).exclude(pk=article.pk)
    return list(others.with_outlet().oldest_first()[:SAME_TEXT_SHOWN])


@of_published_article
def source(request: HttpRequest, article: Article) -> HttpResponse:
    """The captured bytes, to be saved and never rendered; 404, with the reason, where this copy does not hold them."""
    if article.source is None:
        return render_page(request, "archive/source_not_held.html", {"article": article}, status=404)
    try:
        captured = article.source.read(offset=article.source_offset or 0, length=article.source_length)
    except FileNotFoundError:
        return render_page(request, "archive/source_not_held.html", {"article": article}, status=404)
    plain = article.source.media_type.startswith("text/plain")
    response = HttpResponse(captured, content_type="text/plain" if plain else "application/octet-stream")
    name = single_line(article.source.name) or article.source.sha256
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
