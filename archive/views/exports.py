"""All results of a search to take away: CSV, JSON Lines, BibTeX and RIS, without a wall, each with its receipt.

They take the parameters of the search page and are streamed in batches, so that the largest costs no more memory than
the smallest. The receipt lies where each format has room for it: on every row of a CSV (`query`, `read_as`,
`revision`), as the first line of JSON Lines, as a `@comment` of BibTeX, as a note (`N1`) of each RIS record.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and articles
are anybody's words: such a cell begins with an apostrophe here, which is no part of the text. The other formats are
exact.
"""

from __future__ import annotations

import csv as csv_format
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from archive.citations.bibtex import bibtex_entry
from archive.citations.ris import ris_record
from archive.models import Article
from archive.search.find import FoundArticle, find_all, make_receipt
from archive.search.question import read_question
from archive.search.receipt import Receipt
from archive.views.api_answers import found_answer
from archive.views.references import reference_to
from archive.views.search_address import filters_of, full_address, read_address
from archive.views.searching import unavailable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("outlet", "published", "published_basis", "headline", "url", "extent", "language", "text_sha256"),
    *("part", "left", "match", "right", "address", "query", "read_as", "revision"),
)


@dataclass(frozen=True)
class Export:
    """What is written: the receipt of the search, its permanent address, what was found, and how to link to it."""

    receipt: Receipt
    address: str
    found: Iterator[FoundArticle]
    request: HttpRequest

    def url(self, article: Article) -> str:
        """The article's own absolute address."""
        return self.request.build_absolute_uri(article.get_absolute_url())


Writer = Callable[[Export], Iterator[str]]


def exported(
    write: Writer, ending: str, content_type: str, *, with_reading: bool = False
) -> Callable[..., HttpResponseBase]:
    """A view that streams what a writer makes of everything found, as a file."""

    @require_safe
    def show(request: HttpRequest) -> HttpResponseBase:
        asked = read_address(request.GET)
        try:
            export = _search(request, asked, with_reading=with_reading)
        except Exception:  # whatever ails the engine: the page says so, and the log has why
            return unavailable(request)
        name = f"of-record-search-revision-{export.receipt.revision}.{ending}"
        disposition = content_disposition_header(as_attachment=True, filename=name)
        headers = {"Content-Disposition": disposition or ""}
        if request.method == "HEAD":
            return HttpResponse(content_type=content_type, headers=headers)
        return StreamingHttpResponse(write(export), content_type=content_type, headers=headers)

    return show


def _search(request: HttpRequest, asked: QueryDict, *, with_reading: bool) -> Export:
    question = read_question(asked.get("q", ""), filters_of(asked))
    order = asked.get("order", "")
    return Export(
        receipt=make_receipt(question, order),
        address=full_address(request, asked),
        found=find_all(question, order=order, copies=asked.get("copies", "all"), with_reading=with_reading),
        request=request,
    )


class _Line:
    """A file for `csv.writer` that gives back the line it is handed."""

    def write(self, line: str) -> str:
        return line


def write_csv(export: Export) -> Iterator[str]:
    """One row an occurrence (RFC 4180); one for an article that has none, because no words were asked for."""
    writer = csv_format.writer(_Line())
    yield writer.writerow(COLUMNS)
    for found in export.found:
        for row in _rows(export, found):
            yield writer.writerow([safe_cell(str(value)) for value in row])


def _rows(export: Export, found: FoundArticle) -> Iterator[tuple[object, ...]]:
    article, receipt = found.article, export.receipt
    url = export.url(article)
    about = (
        *(article.outlet.name if article.outlet else "", article.published, article.published_basis, article.headline),
        *(url, article.extent, article.language, article.text_digest),
    )
    asked = (export.address, receipt.typed, receipt.read_as, receipt.revision)
    for hit in found.hits:
        yield (*about, hit.part.anchor, hit.left, hit.match, hit.right, *asked)
    if not found.hits:
        yield (*about, "", "", "", "", *asked)


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def write_jsonl(export: Export) -> Iterator[str]:
    """The receipt, then one article a line in the shape of the API, with every occurrence."""
    receipt = asdict(export.receipt) | {"address": export.address}
    yield json.dumps({"receipt": receipt}, ensure_ascii=False) + "\n"
    for found in export.found:
        yield json.dumps(found_answer(export.request, found), ensure_ascii=False) + "\n"


def write_bibtex(export: Export) -> Iterator[str]:
    """The receipt as a `@comment`, then an entry for each article. A brace would end the comment; none is let in."""
    said = json.dumps(asdict(export.receipt) | {"address": export.address}, ensure_ascii=False)
    yield "@comment{" + said.translate({ord("{"): "(", ord("}"): ")"}).replace("@", "(at)") + "}\n"
    for found in export.found:
        reference = reference_to(found.article, address=export.url(found.article))
        yield f"\n{bibtex_entry(reference, accessed=localdate())}\n"


def write_ris(export: Export) -> Iterator[str]:
    """A record for each article, with the receipt as a note in it: RIS knows no comments."""
    receipt = export.receipt
    note = " ".join(f"Found by {export.address} read as: {receipt.read_as}; revision {receipt.revision}.".split())
    for found in export.found:
        record = ris_record(reference_to(found.article, address=export.url(found.article)), accessed=localdate())
        yield record.removesuffix("ER  - \r\n") + f"N1  - {note}\r\nER  - \r\n"


csv = exported(write_csv, "csv", "text/csv; charset=utf-8; header=present")
jsonl = exported(write_jsonl, "jsonl", "application/jsonl; charset=utf-8")
bib = exported(write_bibtex, "bib", "application/x-bibtex; charset=utf-8", with_reading=True)
ris = exported(write_ris, "ris", "application/x-research-info-systems; charset=utf-8", with_reading=True)
