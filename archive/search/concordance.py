"""The concordance: every occurrence of a query's words in an article, with the words left and right of it.

Occurrences are found with the same `words()` that fed the index, so that what is counted is what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.parts import Part
from archive.search.query_language import Phrase, Word
from archive.search.stemming import stem
from archive.words import NO_HASHTAGS, Hashtags, find_phrase, words

CONTEXT = 90
"""Characters on each side: a line of a printed concordance at the widest."""


@dataclass(frozen=True)
class Hit:
    """One occurrence: its number in the article, the part and the place (offsets into its text), and its context."""

    number: int
    part: Part
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """Its fragment identifier on the article's page."""
        return f"hit-{self.number}"

    @property
    def match(self) -> str:
        """The words as printed."""
        return self.part.text[self.start : self.end]

    @property
    def left(self) -> str:
        """What stands before it in the same part, whole words, as many as fit."""
        if self.start <= CONTEXT:
            return self.part.text[: self.start]
        return "…" + self.part.text[self.start - CONTEXT : self.start].partition(" ")[2]

    @property
    def right(self) -> str:
        """What stands after it in the same part, whole words, as many as fit."""
        if len(self.part.text) - self.end <= CONTEXT:
            return self.part.text[self.end :]
        return self.part.text[self.end : self.end + CONTEXT].rpartition(" ")[0] + "…"


def find_hits(
    parts: Iterable[Part],
    leaves: Sequence[Word | Phrase],
    *,
    language: str = "en",
    hashtags: Hashtags = NO_HASHTAGS,
) -> list[Hit]:
    """Every occurrence of every leaf in the parts, in reading order. A word matches in any form of the language."""
    places = [
        (part, start, end)
        for part in parts
        for start, end in sorted(_places(part.text, leaves, language=language, hashtags=hashtags))
    ]
    return [Hit(number, part, start, end) for number, (part, start, end) in enumerate(places, 1)]


def _places(
    text: str, leaves: Sequence[Word | Phrase], *, language: str, hashtags: Hashtags
) -> Iterable[tuple[int, int]]:
    found = words(text, hashtags)
    folded = [word.folded for word in found]
    for leaf in leaves:
        match leaf:
            case Phrase(phrase):
                for at in find_phrase(folded, phrase):
                    yield found[at].start, found[at + len(phrase) - 1].end
            case Word(wanted):
                wanted_stem = stem(wanted, language)
                for word in found:
                    if stem(word.folded, language) == wanted_stem:
                        yield word.start, word.end
