"""An article to take away: as a reference in the formats of reference managers, and as plain text."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from archive.citations.bibtex import bibtex_entry, bibtex_file
from archive.citations.csl import csl_item
from archive.citations.reference import Reference
from archive.citations.ris import ris_record
from archive.models import Article
from archive.views.api import article_as_json
from archive.views.plain_text import plain_text
from archive.views.published import of_published_article
from archive.views.references import reference_to


@of_published_article
def whole(request: HttpRequest, article: Article) -> HttpResponse:
    """The whole article, as the API gives it."""
    return article_as_json(request, article)


@of_published_article
def bib(request: HttpRequest, article: Article) -> HttpResponse:
    """BibLaTeX."""
    entry = bibtex_entry(_reference(request, article), accessed=localdate())
    return _file(bibtex_file([entry]), f"{article.slug}.bib", "application/x-bibtex; charset=utf-8")


@of_published_article
def ris(request: HttpRequest, article: Article) -> HttpResponse:
    """RIS."""
    record = ris_record(_reference(request, article), accessed=localdate())
    return _file(record, f"{article.slug}.ris", "application/x-research-info-systems; charset=utf-8")


@of_published_article
def csl(request: HttpRequest, article: Article) -> HttpResponse:
    """CSL-JSON: a list of one item, as Zotero and Pandoc read it."""
    items = [csl_item(_reference(request, article), accessed=localdate())]
    text = json.dumps(items, ensure_ascii=False, indent=2)
    return _file(text, f"{article.slug}.csl.json", "application/vnd.citationstyles.csl+json")


@of_published_article
def text(request: HttpRequest, article: Article) -> HttpResponse:
    """The plain text edition, to read where it stands."""
    return HttpResponse(plain_text(article, _reference(request, article)), content_type="text/plain; charset=utf-8")


def _reference(request: HttpRequest, article: Article) -> Reference:
    return reference_to(article, address=request.build_absolute_uri(article.get_absolute_url()))


def _file(content: str, name: str, content_type: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition or ""})
