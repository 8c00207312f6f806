"""The concordance: every occurrence of a query's words in an article, with the words left and right of it.

Occurrences are found with the same `words()` that fed the index, so that what is counted is what is shown. All lie
inside one part. An occurrence is, by what was asked for:

- a word: each word of the part with the same stem; a prefix: each word that begins so;
- a phrase: each place where its words begin to stand next to each other, those that overlap too;
- words near each other: each minimal window (`archive.search.proximity`), from its first word to its last;
- printed characters: each place where their words stand as a phrase and the characters between and around them are the
  same too. `printed:"oo"` is not in “too”, and `printed:"Me"` is in “#MeToo”, of which *me* is a word.

Each leaf is counted by itself: where two of them find the same place, as `march` and `march*` do, it is there twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from archive.parts import Part
from archive.search.proximity import find_windows
from archive.search.query_language import Leaf, Near, Phrase, Prefix, Printed, Word
from archive.search.stemming import stem
from archive.words import NO_HASHTAGS, Hashtags, find_phrase, folded_words, words
from archive.words import Word as FoundWord

CONTEXT = 90
"""Characters on each side: a line of a printed concordance at the widest."""
SPACE = r"[\s\x1c-\x1f]+"  # what Python calls white space: the separators too


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
    parts: Iterable[Part], leaves: Sequence[Leaf], *, language: str = "en", hashtags: Hashtags = NO_HASHTAGS
) -> list[Hit]:
    """Every occurrence of every leaf in the parts, in reading order. A word matches in any form of the language."""
    places = [
        (part, start, end)
        for part in parts
        for start, end in sorted(_places(_Words(part.text, language, hashtags), leaves))
    ]
    return [Hit(number, part, start, end) for number, (part, start, end) in enumerate(places, 1)]


class _Words:
    """The words of one part in its language, and where each stands among them (counted from 0)."""

    def __init__(self, text: str, language: str, hashtags: Hashtags) -> None:
        self.text, self.language, self.hashtags = text, language, hashtags
        self.folded = folded_words(text, hashtags)

    @cached_property
    def found(self) -> list[FoundWord]:
        """The words with their offsets: asked for only where something was found."""
        return words(self.text, self.hashtags)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The places of each word."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.folded):
            places[word].append(place)
        return places

    def phrases(self, phrase: tuple[str, ...]) -> list[int]:
        """Where the phrase begins."""
        return find_phrase(self.folded, phrase)

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """The words with each stem."""
        forms = defaultdict(list)
        for folded in self.places:
            forms[stem(folded, self.language)].append(folded)
        return forms

    def each(self, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Every place of every one of these words, as offsets into the text."""
        return (self.span(place, place) for folded in wanted for place in self.places[folded])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the first word to the last, as offsets into the text."""
        return self.found[first].start, self.found[last].end


def _places(here: _Words, leaves: Sequence[Leaf]) -> Iterator[tuple[int, int]]:
    """The offsets of every occurrence of every leaf."""
    for leaf in leaves:
        match leaf:
            case Word(word):
                yield from here.each(here.by_stem.get(stem(word, here.language), ()))
            case Prefix(letters):
                yield from here.each(folded for folded in here.places if folded.startswith(letters))
            case Phrase(phrase):
                yield from (here.span(at, at + len(phrase) - 1) for at in here.phrases(phrase))
            case Near(asked, distance):
                yield from (here.span(*window) for window in find_windows(here.places, asked, distance))
            case Printed():
                yield from _printed(here, leaf)


def _printed(here: _Words, leaf: Printed) -> Iterator[tuple[int, int]]:
    """Where the words stand as a phrase, with these characters between and around them.

    So the text's first and last words are whole words where it is printed, as they are in the index.
    """
    begins = here.phrases(leaf.words)
    if not begins:
        return
    asked = words(leaf.text, here.hashtags)
    before, after = leaf.text[: asked[0].start], leaf.text[asked[-1].end :]
    within = leaf.text[asked[0].start : asked[-1].end]
    pattern = regex.compile(rf"(?<=({_characters(before)}))({_characters(within)}){_characters(after)}")
    for at in begins:
        start, end = here.span(at, at + len(leaf.words) - 1)
        match = pattern.match(here.text, start)
        if match and match.end(2) == end:
            yield match.start(1), match.end()


def _characters(text: str) -> str:
    """A pattern of exactly these characters, any run of white space being as good as another."""
    return SPACE.join(regex.escape(run) for run in text.split(" "))
