"""The concordance as the page shows it: by outlet and article, or as lines sorted by the word to the left or right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.models import Outlet
from archive.search.concordance import Hit
from archive.search.find import FoundArticle
from archive.words import folded_words

LINES_SHOWN = 10
"""Lines of the concordance an article; the rest are marked on its page."""
SIDES = ("left", "right")


@dataclass(frozen=True)
class Lines:
    """An article of the concordance: the lines shown, and how many more it has."""

    found: FoundArticle
    hits: Sequence[Hit]
    more: int


@dataclass
class OutletGroup:
    """What was found in one outlet, on this page of results."""

    outlet: Outlet
    articles: list[Lines] = field(default_factory=list)

    @property
    def occurrences(self) -> int:
        """How often, in all its articles of this page."""
        return sum(each.found.occurrences for each in self.articles)


def group_by_outlet(found: Sequence[FoundArticle]) -> list[OutletGroup]:
    """The articles by outlet; outlets in the order in which the first article of each was found."""
    groups: dict[int, OutletGroup] = {}
    for each in found:
        outlet = each.article.outlet
        if outlet:
            lines = Lines(each, each.hits[:LINES_SHOWN], max(0, each.occurrences - LINES_SHOWN))
            groups.setdefault(outlet.pk, OutletGroup(outlet)).articles.append(lines)
    return list(groups.values())


def sort_lines(found: Sequence[FoundArticle], side: str) -> list[tuple[FoundArticle, Hit]]:
    """The same lines, of all these articles together, by the words that stand to the left or the right, outwards."""
    lines = [(each, hit) for each in found for hit in each.hits[:LINES_SHOWN]]
    return sorted(lines, key=lambda line: _words_beside(line[1], side))


def _words_beside(hit: Hit, side: str) -> tuple[str, ...]:
    return folded_words(hit.left)[::-1] if side == "left" else folded_words(hit.right)
