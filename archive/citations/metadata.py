"""What the page of an article says of itself to machines: JSON-LD, meta tags and COinS.

Search engines read the JSON-LD and Open Graph, Google Scholar the Highwire Press tags, reference managers all of it.
Zotero takes COinS before any tag, takes `citation_journal_title` for a journal article whatever else is said, and
understands "newspaper article" only from its own type names; so the outlet is told as `prism.publicationName`, the
type as `z:itemType`, and COinS is in the Dublin Core format, whose source and type it reads.

A date goes into a field that cannot carry doubt only where there is none (`dating`). Dublin Core, COinS and the
publication event of the JSON-LD take EDTF, and carry the doubt.
"""

import json
import re
from typing import Any
from urllib.parse import quote

from archive.citations.dating import date_in_words, undoubted_date
from archive.citations.names import is_collective, read_name
from archive.citations.prose import cite
from archive.citations.reference import Reference

Tags = list[tuple[str, str]]
"""Name and content of each tag, in order; a name may come more than once."""

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
ITEM_TYPES = {"newspaper": "newspaperArticle", "agency": "newspaperArticle", "magazine": "magazineArticle"}
OTHER_ITEM_TYPE = "webpage"
STATUSES = {"full": "Archived: full text", "excerpts": "Archived: excerpts", "record": "Archived: catalogue record"}

DUBLIN_CORE_SCHEMAS = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}
"""Prefix → address: each wants `<link rel="schema.PREFIX" href="ADDRESS">` on a page with `dublin_core_tags`."""

# What could end a script element or start a comment in it, and the two line ends JavaScript strings once forbade.
SCRIPT = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def json_ld(reference: Reference) -> dict[str, Any]:
    """Describe the article as a schema.org NewsArticle; what is not known is left out."""
    archive = {"@type": "ArchiveOrganization", "name": reference.archive_name}
    outlet = _json_ld_outlet(reference)
    published = undoubted_date(reference.published)
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": reference.url,
        "url": reference.url,
        "headline": reference.headline,
        "description": reference.standfirst,
        "abstract": reference.abstract,
        "author": [_json_ld_author(byline) for byline in reference.bylines],
        "publisher": outlet,
        "datePublished": published,
        "publication": _json_ld_publication(reference, outlet) if reference.published and not published else None,
        "dateModified": undoubted_date(reference.updated),
        "inLanguage": reference.language,
        "articleSection": reference.section,
        "keywords": list(reference.topics),
        "isBasedOn": reference.original_url,
        "archivedAt": list(filter(None, (reference.url, reference.archived_url))),
        "provider": archive,
        "creativeWorkStatus": STATUSES.get(reference.extent, STATUSES["record"]),
        "isAccessibleForFree": True if reference.extent == "full" else None,
        "articleBody": reference.text,
        "comment": [{"@type": "Comment", "text": notice, "author": archive} for notice in reference.notices],
        "encoding": {"@type": "MediaObject", "sha256": reference.fingerprint} if reference.fingerprint else None,
        "copyrightNotice": reference.rights,
        "creditText": cite(reference, accessed=None),
    }
    return {name: value for name, value in article.items() if value}


def json_ld_text(reference: Reference) -> str:
    """Give `json_ld` as text that may stand as it is inside `<script type="application/ld+json">`."""
    return json.dumps(json_ld(reference), ensure_ascii=False).translate(SCRIPT)


def highwire_tags(reference: Reference) -> Tags:
    """Give the Highwire Press tags (`citation_…`, by `name`), and the two that tell Zotero outlet and type."""
    return _told(
        ("citation_title", reference.headline),
        *(("citation_author", _sorted_name(reference, byline)) for byline in reference.bylines),
        ("citation_publication_date", undoubted_date(reference.published).replace("-", "/")),
        ("citation_publisher", reference.outlet),
        ("citation_language", reference.language),
        ("citation_keywords", "; ".join(reference.topics)),
        ("citation_abstract", reference.summary),
        ("citation_public_url", reference.url),
        ("citation_fulltext_html_url", reference.url if reference.extent == "full" else ""),
        ("prism.publicationName", reference.outlet),
        ("z:itemType", ITEM_TYPES.get(reference.kind, OTHER_ITEM_TYPE)),
    )


def dublin_core_tags(reference: Reference) -> Tags:
    """Give the Dublin Core tags (by `name`); dates are in EDTF. See `DUBLIN_CORE_SCHEMAS`."""
    return _told(
        ("DC.title", reference.headline),
        *(("DC.creator", _sorted_name(reference, byline)) for byline in reference.bylines),
        ("DC.publisher", reference.outlet),
        ("DC.date", _edtf(reference)),
        ("DC.type", "Text"),
        ("DC.language", reference.language),
        *(("DC.subject", topic) for topic in reference.topics),
        ("DC.identifier", reference.url),
        ("DC.source", reference.original_url),
        ("DC.rights", reference.rights),
        ("DCTERMS.abstract", reference.summary),
        *(("DCTERMS.provenance", notice) for notice in reference.notices),
        ("DCTERMS.modified", reference.updated.edtf if reference.updated else ""),
        ("DCTERMS.bibliographicCitation", cite(reference, accessed=None)),
    )


def open_graph_tags(reference: Reference) -> Tags:
    """Give the Open Graph tags (by `property`, not by `name`)."""
    language = re.fullmatch(r"([a-z]{2,3})-([A-Z]{2})", reference.language)
    return _told(
        ("og:type", "article"),
        ("og:title", reference.headline),
        ("og:url", reference.url),
        ("og:site_name", reference.archive_name),
        ("og:description", " ".join(filter(None, (reference.summary, *reference.notices)))),
        ("og:locale", f"{language[1]}_{language[2]}" if language else ""),
        ("article:published_time", undoubted_date(reference.published)),
        ("article:modified_time", undoubted_date(reference.updated)),
        ("article:section", reference.section),
        *(("article:tag", topic) for topic in reference.topics),
    )


def coins(reference: Reference) -> str:
    """Give the OpenURL ContextObject (Z39.88-2004) for `<span class="Z3988" title="…">`.

    Values are percent-encoded; the `&` between them still want the escaping of any HTML attribute.
    """
    entries = _told(
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft_id", reference.url),
        ("rft.type", ITEM_TYPES.get(reference.kind, OTHER_ITEM_TYPE)),
        ("rft.title", reference.headline),
        ("rft.source", reference.outlet),
        *(("rft.creator", _sorted_name(reference, byline)) for byline in reference.bylines),
        ("rft.date", _edtf(reference)),
        ("rft.language", reference.language),
        ("rft.description", " ".join(filter(None, (reference.summary, *reference.notices)))),
        ("rft.rights", reference.rights),
        ("rft.identifier", reference.url),
    )
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in entries)


def _told(*tags: tuple[str, str]) -> Tags:
    return [(name, content) for name, content in tags if content]


def _edtf(reference: Reference) -> str:
    return reference.published.edtf if reference.published else ""


def _sorted_name(reference: Reference, byline: str) -> str:
    return read_name(byline, language=reference.language).family_first


def _json_ld_author(byline: str) -> dict[str, str]:
    return {"@type": "Organization" if is_collective(byline) else "Person", "name": byline}


def _json_ld_outlet(reference: Reference) -> dict[str, str]:
    kind = "Organization" if reference.kind == "aggregator" else "NewsMediaOrganization"
    outlet = {"@type": kind, "name": reference.outlet}
    return outlet | ({"url": reference.outlet_home_page} if reference.outlet_home_page else {})


def _json_ld_publication(reference: Reference, outlet: dict[str, str]) -> dict[str, Any]:
    """Say a date that schema.org has no plain value for: in words, and in EDTF as a typed literal."""
    return {
        "@type": "PublicationEvent",
        "publishedBy": outlet,
        "startDate": {"@type": EDTF, "@value": _edtf(reference)},
        "description": date_in_words(reference.published, reference.published_basis),
    }
