"""Plain text as scraped from a page: no markup at all, only lines, told apart by rules that say why they fired.

`read_text` is the one function to call. It decodes the bytes, gives every line exactly one kind with its reason, and
makes the draft from the lines by their kinds. Nothing is thrown away: what is set aside stays in `Draft.lines`.

The order matters. What is sure from the line alone goes first (embedded posts, captions, buttons, promotions), then
the head of the page, then its end, and what nothing explains is a paragraph: a rule that does not fire leaves a
promotion in the text where an editor sees it, and never takes a sentence out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from archive.importing.captions import read_credit, split_caption
from archive.importing.decode import decode
from archive.importing.draft import (
    DateBasis,
    Draft,
    DraftCaption,
    DraftNotice,
    Line,
    LineKind,
    NoticeKind,
    Placement,
)
from archive.importing.embedded_posts import label_embedded_posts
from archive.importing.line_rules import label_line
from archive.importing.names import name_in_box, read_agency, read_byline
from archive.importing.page import BULLET, Page, size
from archive.importing.page_end import label_authors_boxes, label_end, label_offers
from archive.importing.page_head import label_captions_by_credit, label_head, label_pictures, label_standfirst
from archive.importing.printed_dates import Dateline, read_dateline, split_dateline
from archive.markdown import escape

LONGEST_HEADING = 12  # words
NOTICES = {
    LineKind.CLOSURE_NOTICE: NoticeKind.CLOSURE,
    LineKind.ARCHIVE_NOTICE: NoticeKind.ARCHIVE,
    LineKind.CORRECTION: NoticeKind.CORRECTION,
    LineKind.CONTENT_NOTE: NoticeKind.CONTENT,
}
MARKUP = re.compile(r"</(?:p|div|span|a|li|script|head|body)>", re.IGNORECASE)
FEWEST_TAGS = 10  # a text about HTML shows a few
TEXT = frozenset({LineKind.PARAGRAPH, LineKind.HEADING, LineKind.LIST_ITEM, LineKind.QUOTATION, LineKind.ATTRIBUTION})
NAME = r"(?P<name>[A-Z0-9][\w&’'.-]*(?: (?:(?:of|the|and|&) )?[A-Z0-9][\w&’'-]*){0,5})"
WHOSE_PAGE = (
    re.compile(rf"\barchives? (?:for|of) (?:[Tt]he )?{NAME}(?=[,.;]|\s(?:which|that|is|was|has)\b)"),
    re.compile(rf"\b(?:[Tt]he )?(?!This\b|It\b){NAME}(?:, which)?,? (?:has )?(?:closed|ceased|shut|folded|stopped)\b"),
)


def read_text(data: bytes) -> Draft:
    """What the scraped text of a page says, told apart.

    Raises `EmptyDocument`, `NotText` or `UnknownEncoding`. A page whose headline or text cannot be told is no error:
    the draft has "" there, and a warning.
    """
    text, warnings = decode(data)
    if len(MARKUP.findall(text)) >= FEWEST_TAGS:
        warnings += ("The text is full of tags: if it is the source of a page, import it as HTML.",)
    lines = label_lines(text)
    return _draft(lines, warnings)


def label_lines(text: str) -> tuple[Line, ...]:
    """Every line of the text with what it was taken for and why."""
    page = Page(text.splitlines())
    label_embedded_posts(page)
    label_pictures(page)
    for index in page.unlabelled():
        page.labels[index] = label_line(page.lines[index])
    label_head(page)
    headline = next(page.of_kind(LineKind.HEADLINE), None)
    label_captions_by_credit(page)
    label_authors_boxes(page)
    label_offers(page)
    label_end(page)
    if headline is not None:
        label_standfirst(page, headline)
    _label_text(page)
    return tuple(
        Line(number, line, label.kind, label.reason)
        for number, (line, label) in enumerate(zip(page.lines, page.labels, strict=True), start=1)
        if label is not None
    )


def _label_text(page: Page) -> None:
    """What nothing else explains is the article: its headings, the items of its lists, its paragraphs."""
    below: int | None = None
    for index in reversed(list(page.unlabelled())):
        if index in page.bullets:
            page.label(index, LineKind.LIST_ITEM, "begins with a bullet")
        elif below is not None and _is_heading(page, index, below):
            page.label(index, LineKind.HEADING, "is short, no sentence, and stands alone above a paragraph or list")
        else:
            page.label(index, LineKind.PARAGRAPH, "is explained by no other rule, so it is text")
        below = index


def _is_heading(page: Page, index: int, below: int) -> bool:
    text = page.lines[index]
    alone = not page.is_spaced or (below > index + 1 and (index == 0 or not page.lines[index - 1]))
    return (
        alone
        and not page.is_sentence(index)
        and size(text) <= LONGEST_HEADING
        and text[-1] not in ",;-–—"
        and (text[0].isupper() or text[0].isdigit())
        and (page.kind(below) is LineKind.LIST_ITEM or size(page.lines[below]) > LONGEST_HEADING)
    )


def _draft(lines: tuple[Line, ...], warnings: tuple[str, ...]) -> Draft:
    headline = _first(lines, LineKind.HEADLINE)
    body = "\n\n".join(_blocks(lines))
    if not headline:
        warnings += ("No line can be told to be the headline: give it.",)
    if not body:
        warnings += ("No line can be told to be the article's text: look at the lines that were set aside.",)
    dates = list(_dates(lines))
    published = next((date.published for date in dates if date.published), "")
    return Draft(
        headline=headline,
        body=body,
        standfirst=_first(lines, LineKind.STANDFIRST),
        bylines=tuple(_bylines(lines)),
        published=published,
        published_basis=DateBasis.PRINTED if published else "",
        updated=next((date.updated for date in dates if date.updated), ""),
        url=_first(lines, LineKind.ADDRESS),
        section=_first(lines, LineKind.SECTION),
        captions=tuple(_captions(lines)),
        notices=tuple(_notices(lines)),
        syndication_credit="; ".join(_syndication_credits(lines)),
        outlet=_outlet(lines),
        lines=lines,
        warnings=warnings,
    )


def _of(lines: Iterable[Line], *kinds: LineKind) -> Iterator[Line]:
    return (line for line in lines if line.kind in kinds)


def _first(lines: Iterable[Line], kind: LineKind) -> str:
    return next((line.text for line in _of(lines, kind)), "")


def _blocks(lines: Iterable[Line]) -> Iterator[str]:
    """The text's blocks as Markdown, in order. A list is one block, and so is an embedded post."""
    group = 0
    keyed = []
    for line in _of(lines, *TEXT):
        keyed.append((group, line))
        group += line.kind in {LineKind.ATTRIBUTION, LineKind.PARAGRAPH, LineKind.HEADING}
    for (kind, _), block in groupby(keyed, key=lambda pair: (_shape(pair[1].kind), pair[0])):
        texts = [line.text for _, line in block]
        if kind is LineKind.QUOTATION:
            yield "\n>\n".join(f"> {escape(text)}" for text in texts)
        elif kind is LineKind.LIST_ITEM:
            yield "\n".join(f"- {escape(BULLET.sub('', text, count=1))}" for text in texts)
        else:
            yield from (f"## {escape(text)}" if kind is LineKind.HEADING else escape(text) for text in texts)


def _shape(kind: LineKind) -> LineKind:
    return LineKind.QUOTATION if kind is LineKind.ATTRIBUTION else kind


def _bylines(lines: tuple[Line, ...]) -> Iterator[str]:
    """Names from byline lines; where there is none, the name in the box about the writer."""
    names: dict[str, None] = {}
    for line in _of(lines, LineKind.BYLINE):
        before_date, _ = split_dateline(line.text)
        names.update(dict.fromkeys(read_byline(before_date) or (line.text,)))
    if not names:
        box = (name_in_box(line.text) for line in _of(lines, LineKind.AUTHORS_BOX))
        names.update({name: None for name in box if name})
    return iter(names)


def _dates(lines: tuple[Line, ...]) -> Iterator[Dateline]:
    for line in _of(lines, LineKind.DATELINE, LineKind.BYLINE, LineKind.SYNDICATION_CREDIT):
        dateline = read_dateline(line.text) or split_dateline(line.text)[1]
        if dateline:
            yield dateline


def _captions(lines: tuple[Line, ...]) -> Iterator[DraftCaption]:
    """Each caption with its credit; a credit in a line of its own goes to the caption without one above it."""
    waiting: DraftCaption | None = None
    for line in lines:
        if line.kind is LineKind.CREDIT:
            yield DraftCaption(waiting.caption if waiting else "", read_credit(line.text))
            waiting = None
        elif line.kind is not LineKind.BLANK and waiting:
            yield waiting
            waiting = None
        if line.kind is LineKind.CAPTION:
            caption = split_caption(line.text) or DraftCaption(line.text, "")
            if caption.credit:
                yield caption
            else:
                waiting = caption
    if waiting:
        yield waiting


def _notices(lines: tuple[Line, ...]) -> Iterator[DraftNotice]:
    """The page's notices, each once where it stands: above or below the first line of the text."""
    first_text = next((line.number for line in _of(lines, *TEXT)), len(lines) + 1)
    seen = set()
    for line in _of(lines, *NOTICES):
        if line.text in seen:
            continue
        seen.add(line.text)
        kind = NOTICES[line.kind]
        if line.text.casefold().startswith("retraction"):
            kind = NoticeKind.RETRACTION
        yield DraftNotice(kind, line.text, Placement.ABOVE if line.number < first_text else Placement.BELOW)


def _syndication_credits(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in _of(lines, LineKind.SYNDICATION_CREDIT):
        yield read_agency(split_dateline(line.text)[0]) or line.text


def _outlet(lines: tuple[Line, ...]) -> str:
    """The outlet's name, where a notice says whose page it is or was."""
    for line in _of(lines, LineKind.CLOSURE_NOTICE, LineKind.ARCHIVE_NOTICE):
        for pattern in WHOSE_PAGE:
            found = pattern.search(line.text)
            if found:
                return found["name"]
    return ""
