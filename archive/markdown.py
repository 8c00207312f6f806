"""Markdown of article bodies: its paragraphs as plain text, and its rendering with hits marked.

Bodies are a small Markdown, the CommonMark that news needs: paragraphs, sub-headings, block quotations, lists,
rules, emphasis, links. Raw HTML, code and reference definitions are plain text here, so that no line of a scraped
page can vanish into them; pictures are their descriptions, because a page of this archive asks no other host.

`paragraphs()` and `render()` read the same tokens, so that paragraph 3 with its offsets is the same in both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from archive.parts import PARAGRAPH, Part

LEFT_OUT = ["code", "fence", "html_block", "html_inline", "reference", "lheading", "backticks"]
TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "hr", "em", "strong", "a", "br", "mark"}
ATTRIBUTES = {tag: {"id"} for tag in ("p", "h2", "h3", "h4", "h5", "h6", "mark")} | {
    "a": {"href"},
    "ol": {"start"},
    "mark": {"id", "class"},
}
MAY_BE_MARKUP = re.compile(r"[\\*_\[<&]|^[ \t]*(?:#|>|[-+]|\d+[.)])|[ \t]$|[^\S \t\n]", re.MULTILINE)
SPECIAL = re.compile(
    r"\\|\*|\[|\]"
    r"|(?<!\w)_|_(?!\w)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#|\w+;)"
)
SPECIAL_AT_START = re.compile(r"^(?:(#{1,6})(?=\s|$)|(>|[-+](?=\s|$|-))|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE)


class Mark(NamedTuple):
    """A hit to be marked: offsets into a paragraph's plain text (end exclusive), and its own fragment identifier."""

    start: int
    end: int
    anchor: str


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(LEFT_OUT)


def paragraphs(body: str) -> list[str]:
    """The plain text of each paragraph, heading, list item and quotation, in order, with the markup out."""
    if not MAY_BE_MARKUP.search(body):
        return [text for text in (_one_line(block) for block in re.split(r"\n{2,}", body)) if text]
    return [text for token in _parse(body) if (text := _plain(token))]


def escape(text: str) -> str:
    """Plain text as Markdown that is read back as just that text. Line breaks inside it stay line breaks."""
    escaped = SPECIAL.sub(r"\\\g<0>", text)
    return SPECIAL_AT_START.sub(_escape_start, escaped)


def render(body: str, marks: Mapping[int, Sequence[Mark]] | None = None) -> str:
    """The body as sanitised HTML, each paragraph with its anchor (`paragraph-3`), each mark as a `<mark>`.

    `marks` is by number of paragraph, from 1; its offsets count in what `paragraphs()` gives.
    """
    tokens = _parse(body)
    number = 0
    for opening, token in pairwise(tokens):
        if _plain(token):
            number += 1
            opening.attrSet("id", Part(PARAGRAPH, number, "").anchor)
            token.children = list(_with_marks(token.children or [], (marks or {}).get(number, ())))
    html = _reader().renderer.render(tokens, _reader().options, {})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel="nofollow noopener noreferrer")


def mark_text(text: str, marks: Sequence[Mark] = ()) -> str:
    """Plain text as HTML with the hits marked: for the parts of an article that are no Markdown."""
    token = Token("text", "", 0, content=text)
    inline = Token("inline", "", 0, children=list(_with_marks([token], marks)))
    html = _reader().renderer.render([inline], _reader().options, {})
    return nh3.clean(html, tags={"mark"}, attributes={"mark": ATTRIBUTES["mark"]})


def _parse(body: str) -> list[Token]:
    tokens = _reader().parse(body)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + 2)}"
    for token in tokens:
        token.hidden = False
        for child in token.children or []:
            if child.type == "image":
                child.type, child.tag, child.content = "text", "", _plain(child)
            elif child.type == "text":
                child.content = child.content.replace("\n", " ")
    return tokens


def _one_line(block: str) -> str:
    return " ".join(line.strip(" \t") for line in block.strip().split("\n"))


def _plain(inline: Token) -> str:
    return "".join(_text_of(child) for child in inline.children or [])


def _text_of(child: Token) -> str:
    return " " if child.type in {"softbreak", "hardbreak"} else child.content if child.type == "text" else ""


def _with_marks(children: Iterable[Token], marks: Sequence[Mark]) -> Iterator[Token]:
    """The children with each text cut where a mark begins or ends. A mark gives its anchor to its first piece."""
    pending = [*_without_overlap(marks)]
    offset = 0
    for child in children:
        text = _text_of(child)
        if child.type != "text":
            offset += len(text)
            yield child
            continue
        end, done = offset + len(text), offset
        while pending and pending[0].start < end:
            mark = pending[0]
            begin, stop = max(mark.start, offset), min(mark.end, end)
            anchor = f' id="{mark.anchor}"' if begin == mark.start else ""
            yield _text(text[done - offset : begin - offset])
            yield Token("html_inline", "", 0, content=f"<mark{anchor}>")
            yield _text(text[begin - offset : stop - offset])
            yield Token("html_inline", "", 0, content="</mark>")
            done = stop
            if mark.end > end:
                break
            pending.pop(0)
        yield _text(text[done - offset :])
        offset = end


def _without_overlap(marks: Sequence[Mark]) -> Iterator[Mark]:
    ordered = sorted(marks)
    for mark, following in pairwise([*ordered, None]):
        if mark is not None:
            yield mark if following is None else mark._replace(end=min(mark.end, following.start))


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _escape_start(match: re.Match[str]) -> str:
    sign, other, number = match.groups()
    return f"{number}\\" if number else f"\\{sign or other}"
