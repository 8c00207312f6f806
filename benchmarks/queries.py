"""The searches that are timed: phrases cut from the corpus, by how common their words are.

A class is what makes a phrase easy or hard for an engine. In a rare phrase one word is in few articles, so that
little is left to look at; in a pair of common words both are in nearly all, and every place where they stand must
be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus import language
from generated_archive import PARAGRAPH_END, Tokens

FIRST, LAST = "2010", "2019-06"
"""Of the date filter."""
COMMON, FREQUENT, RARE = 60, 2_000, 10_000
"""Ranks. A word of rank 10,000 is one in a hundred thousand words: in a two-hundredth of the articles."""

PHRASES = {
    "rare phrase of four words": (4, lambda ranks: max(ranks) > RARE),
    "middling phrase of three words": (3, lambda ranks: max(ranks) < FREQUENT),
    "eight words": (8, lambda ranks: True),
    "pair of common words": (2, lambda ranks: max(ranks) < COMMON),
}
ONE_WORD = "one word, outlets counted, ten years, newest first"
ANY_FORM = "two words in any form"
ONE_WORD_RANKS = (0, 1, 2, 5, 10, 25, 50, 100, 150, 250, 400, 700, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000)


@dataclass(frozen=True)
class Search:
    """What is typed and chosen, and for a phrase its folded words."""

    typed: str
    words: tuple[str, ...]
    filters: dict[str, str] = field(default_factory=dict)
    order: str = "relevance"


def cut_queries(articles: Sequence[Tokens], count: int) -> dict[str, list[Search]]:
    """`count` different searches of each class, as far as the articles have so many."""
    words = [str(word) for word in language().words]
    ranks = {word: rank for rank, word in enumerate(words)}
    classes = {name: list(_phrases(articles, ranks, name, count)) for name in PHRASES}
    any_form = zip(words[200:3_000:7], words[3_000:200:-5], strict=False)
    classes[ANY_FORM] = [Search(f"{one} {other}", (one, other)) for one, other in any_form][:count]
    between = {"from": FIRST, "to": LAST}
    classes[ONE_WORD] = [Search(words[rank], (words[rank],), between, "newest") for rank in ONE_WORD_RANKS]
    return classes


def _phrases(articles: Sequence[Tokens], ranks: dict[str, int], name: str, count: int) -> Iterator[Search]:
    """One phrase from each of some articles: the first of its class in a paragraph of its body."""
    length, fits = PHRASES[name]
    seen: set[tuple[str, ...]] = set()
    for article in articles:
        if len(seen) == count:
            return
        paragraphs = [paragraph.split() for paragraph in article.text.split(PARAGRAPH_END)[1:]]
        found = (phrase for words in paragraphs for phrase in _windows(words, length))
        for phrase in found:
            if phrase not in seen and fits([ranks.get(word, len(ranks)) for word in phrase]):
                seen.add(phrase)
                yield Search(f'"{" ".join(phrase)}"', phrase)
                break


def _windows(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
