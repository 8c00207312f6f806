"""As printed: which spelling each outlet uses. `Me Too`, `#MeToo` and `me too` are one phrase to a search.

A form is the characters of an occurrence, with the sign of a hashtag or of a name (`#`, `@`) that stands right before
it. Characters are in the texts and not in the index, so the articles that rank highest are read: see `ARTICLES_READ`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from archive.models import Outlet
from archive.search.concordance import Hit
from archive.search.find import find_all
from archive.search.question import Question

ARTICLES_READ = 100
"""Articles whose spelling is looked at: about a fifth of a second's reading, at 2 ms each."""
SIGNS = "#＃@＠"

Forms = list[tuple[str, int]]
"""Each form, and how often: the most frequent first."""


@dataclass(frozen=True)
class OutletForms:
    """How one outlet prints it."""

    outlet: Outlet
    forms: Forms


@dataclass(frozen=True)
class PrintedForms:
    """How it is printed, in all and by outlet, in the `articles_read` of the `articles_total` found."""

    forms: Forms
    by_outlet: list[OutletForms]
    articles_read: int
    articles_total: int

    @property
    def is_partial(self) -> bool:
        """Whether not every article was read."""
        return self.articles_read < self.articles_total


def count_printed_forms(question: Question, *, articles_total: int) -> PrintedForms:
    """The forms in the articles that rank highest; `articles_total` is how many were found."""
    every: Counter[str] = Counter()
    by_outlet: defaultdict[Outlet, Counter[str]] = defaultdict(Counter)
    read = 0
    for found in find_all(question, most=ARTICLES_READ):
        forms = Counter(form_of(hit) for hit in found.hits)
        every += forms
        read += 1
        if forms and found.article.outlet:
            by_outlet[found.article.outlet] += forms
    return PrintedForms(
        forms=_by_number(every),
        by_outlet=[
            OutletForms(outlet, _by_number(by_outlet[outlet]))
            for outlet in sorted(by_outlet, key=lambda each: each.name)
        ],
        articles_read=read,
        articles_total=articles_total,
    )


def form_of(hit: Hit) -> str:
    """The occurrence as printed, with the sign right before it; any white space as one space."""
    before = hit.part.text[hit.start - 1 : hit.start]
    return " ".join(f"{before if before and before in SIGNS else ''}{hit.match}".split())


def _by_number(counted: Counter[str]) -> Forms:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
