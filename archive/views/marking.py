"""An article's printed words as HTML, with the hits of a search marked and steps from each hit to the next.

Every part has its anchor (`headline-1`, `paragraph-3`, `excerpt-2`), every hit its own (`hit-4`), by the numbers that
the concordance gave them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from archive.markdown import Mark, mark_text, render
from archive.models import Article
from archive.parts import CAPTION, CREDIT, EXCERPT, HEADLINE, PARAGRAPH, STANDFIRST
from archive.search.concordance import Hit

TAG = re.compile(r"(<[^>]+>)")
HIT = re.compile(r'<mark id="hit-(\d+)">')

Marks = Mapping[tuple[str, int], Sequence[Mark]]
"""The marks of each part, by its kind and its number."""


@dataclass(frozen=True)
class MarkedCaption:
    """A caption and its credit, either of which may be blank, and their number on the page."""

    number: int
    caption: SafeString
    credit: SafeString


@dataclass(frozen=True)
class MarkedExcerpt:
    """A quotation, who said it, and its number on the page."""

    number: int
    words: SafeString
    speaker: str


@dataclass(frozen=True)
class MarkedArticle:
    """Everything printed that this copy holds of an article, safe to put into a page."""

    headline: SafeString
    standfirst: SafeString
    captions: list[MarkedCaption]
    text: SafeString
    excerpts: list[MarkedExcerpt]


def mark_article(article: Article, hits: Sequence[Hit] = ()) -> MarkedArticle:
    """The article's words with the hits of `archive.search.find.hits_in` marked."""
    marks, last = _by_part(hits), len(hits)

    def marked(kind: str, number: int, text: str) -> SafeString:
        return _with_steps(mark_text(text, marks.get((kind, number), ())), last)

    return MarkedArticle(
        headline=marked(HEADLINE, 1, article.headline),
        standfirst=marked(STANDFIRST, 1, article.standfirst),
        captions=[
            MarkedCaption(number, marked(CAPTION, number, caption.caption), marked(CREDIT, number, caption.credit))
            for number, caption in enumerate(article.captions.all(), 1)
        ],
        text=_with_steps(render(article.body, _of_paragraphs(marks)), last),
        excerpts=_excerpts(article, marked) if article.extent != Article.Extent.FULL else [],
    )


def _excerpts(article: Article, marked: Callable[[str, int, str], SafeString]) -> list[MarkedExcerpt]:
    return [
        MarkedExcerpt(number, marked(EXCERPT, number, excerpt.words), excerpt.speaker)
        for number, excerpt in enumerate(article.excerpts.all(), 1)
    ]


def _by_part(hits: Sequence[Hit]) -> Marks:
    marks: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for hit in hits:
        marks[hit.part.kind, hit.part.number].append(Mark(hit.start, hit.end, hit.anchor))
    return marks


def _of_paragraphs(marks: Marks) -> dict[int, Sequence[Mark]]:
    return {number: found for (kind, number), found in marks.items() if kind == PARAGRAPH}


def _with_steps(html: str, last: int) -> SafeString:
    """Sanitised HTML with links to the previous and the next hit after each: never inside another link or a mark."""
    if last < 2:
        return mark_safe(html)  # noqa: S308  archive.markdown has sanitised it
    pieces: list[str] = []
    waiting: list[int] = []
    open_tags = {"a": 0, "mark": 0}
    for piece in TAG.split(html):
        if not piece:
            continue
        if not any(open_tags.values()) and not (piece.startswith("<mark>") or piece.isspace()):
            pieces += [_steps(number, last) for number in waiting]
            waiting = []
        hit = HIT.match(piece)
        if hit:
            waiting.append(int(hit[1]))
        for tag in open_tags:
            open_tags[tag] += bool(re.match(rf"<{tag}\b", piece)) - piece.startswith(f"</{tag}>")
        pieces.append(piece)
    pieces += [_steps(number, last) for number in waiting]
    return mark_safe("".join(pieces))  # noqa: S308  archive.markdown has sanitised it


def _steps(number: int, last: int) -> str:
    steps = [
        f'<a href="#hit-{to}">{word}<span class="visually-hidden"> place</span></a>'
        for to, word in ((number - 1, "previous"), (number + 1, "next"))
        if 1 <= to <= last
    ]
    return f'<span class="hit-steps"> {" ".join(steps)}</span>'
