"""What a reader typed, read as a small tree of plain objects. Nothing is refused: what cannot be understood is mended.

`read_query()` is the one function to call. It gives the tree, and sentences that say what was mended. No engine ever
sees the typed text: the tree is walked with `match` by whoever needs it. Five of its nodes ask for words (`Leaf`): what
an occurrence of each is, `archive.search.concordance` shows. Length, words, terms and nesting have limits, so that no
search costs more than a long one of a reader's does. The language is told to readers on
the page "How to search" and in the project's design, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from archive.dates import NotADate, first_day, last_day
from archive.search.lexer import VERBATIM, Token, balance, read_tokens, shortened
from archive.search.proximity import WIDEST
from archive.words import NO_HASHTAGS, Hashtags, words

LONGEST_QUERY = 4_000
"""Characters. The longest paragraphs of newspapers are about half that."""
MOST_WORDS = 400
"""Words in all: as many as a query of the longest length has in English."""
MOST_TERMS = 200
"""Words, phrases and filters, each counted as often as it is typed. Every term costs the engine a pass."""
FEWEST_LETTERS = 3
"""Of a prefix: of fewer letters an archive has thousands of words."""
FILTERS = ("outlet", "topic", "language", "from", "to", "on", "extent", "closed")


@dataclass(frozen=True)
class Everything:
    """Every article."""


@dataclass(frozen=True)
class Word:
    """One word in any form: a folded word, matched by its stem in the article's language."""

    word: str


@dataclass(frozen=True)
class Phrase:
    """Exactly these folded words, next to each other, inside one paragraph."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """Two or more folded words, each as often as given, near each other in any order (`archive.search.proximity`)."""

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True)
class Prefix:
    """Any word whose folded form begins with these folded letters, `FEWEST_LETTERS` of them or more."""

    letters: str


@dataclass(frozen=True)
class Printed:
    """Exactly these characters, inside one paragraph; any run of white space is as good as another.

    `words` are the folded words of the text, at least one: where it is printed, they stand as a phrase.
    """

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Filter:
    """A condition on the article and not on its words. Dates are EDTF, `on` is MM-DD; other values are as typed."""

    name: str
    value: str


@dataclass(frozen=True)
class Not:
    """The articles without it."""

    query: Query


@dataclass(frozen=True)
class AllOf:
    """The articles that satisfy every one of them."""

    queries: tuple[Query, ...]


@dataclass(frozen=True)
class AnyOf:
    """The articles that satisfy at least one of them."""

    queries: tuple[Query, ...]


@dataclass(frozen=True)
class Checked:
    """What takes the place of `Printed` once `archive.search.printed` has read the texts: article ids, how often."""

    leaf: Printed
    counts: tuple[tuple[int, int], ...]


Leaf = Word | Phrase | Near | Prefix | Printed | Checked
"""What asks for words."""
Query = Everything | Leaf | Filter | Not | AllOf | AnyOf


@dataclass(frozen=True)
class ReadQuery:
    """A query as it was read: the tree (None where nothing was asked), and what had to be mended, in sentences."""

    query: Query | None
    mended: tuple[str, ...] = ()


def read_query(typed: str, hashtags: Hashtags = NO_HASHTAGS) -> ReadQuery:
    """Reads what was typed. Any text is read, and none raises."""
    mended: list[str] = []
    if len(typed) > LONGEST_QUERY:
        mended.append(f"The search had {len(typed):,} characters; only the first {LONGEST_QUERY:,} were looked for.")
        typed = typed[:LONGEST_QUERY]
    reading = _Reading(typed.replace("\0", " "), hashtags, mended)
    query = reading.alternatives()
    if query is None and typed.strip():
        mended.append("There is no word in this search. Type a word, or a phrase in quotation marks.")
    return ReadQuery(query, tuple(dict.fromkeys(mended)))


def with_filters(query: Query | None, filters: tuple[Filter, ...]) -> Query | None:
    """The query, narrowed by conditions that were chosen beside it; the conditions alone where nothing was typed."""
    parts = (*((query,) if query else ()), *filters)
    return AllOf(parts) if len(parts) > 1 else parts[0] if parts else None


def read_filter(name: str, value: str) -> Filter | str:
    """The condition, or a sentence that says why it was left out."""
    if name in {"from", "to"}:
        try:
            first_day(value) if name == "from" else last_day(value)
        except NotADate as error:
            return f"{name}:{shortened(value)} was left out. {error}"
    if name == "on":
        return _read_day(value)
    if name == "extent" and value not in {"full", "excerpts", "record"}:
        return f"extent:{shortened(value)} was left out. Write extent:full, extent:excerpts or extent:record."
    if name == "closed" and value not in {"yes", "no"}:
        return f"closed:{shortened(value)} was left out. Write closed:yes or closed:no."
    return Filter(name, value)


def _read_day(value: str) -> Filter | str:
    match = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", value)
    try:
        day = f"{int(match[1]):02}-{int(match[2]):02}" if match else value
        date.fromisoformat(f"2000-{day}")  # a leap year, so that 02-29 is a day
    except ValueError:
        return f"on:{shortened(value)} was left out. Write a month and a day: on:10-15 is 15 October of any year."
    return Filter("on", day)


def leaves(query: Query | None) -> Iterator[Leaf]:
    """The words and phrases that are asked for, each once, in the order of the query; not those asked to be absent."""
    yield from dict.fromkeys(_leaves(query))


def _leaves(query: Query | None) -> Iterator[Leaf]:
    match query:
        case Word() | Phrase() | Near() | Prefix() | Printed() | Checked():
            yield query
        case AllOf(queries) | AnyOf(queries):
            for each in queries:
                yield from _leaves(each)
        case _:
            return


def counted_leaves(query: Query | None) -> tuple[Leaf, ...]:
    """What is counted and shown as occurrences.

    The phrases of the query, near and printed ones too; where it has none, its words and its prefixes.
    """
    asked = tuple(leaves(query))
    return tuple(leaf for leaf in asked if isinstance(leaf, Phrase | Near | Printed)) or asked


class _Reading:
    """One pass over the tokens, by recursive descent: alternatives of sequences of terms."""

    def __init__(self, typed: str, hashtags: Hashtags, mended: list[str]) -> None:
        self.tokens, unbalanced = balance(read_tokens(typed))
        self.hashtags, self.mended = hashtags, mended
        self.mended += unbalanced
        self.at = 0
        self.words_left, self.terms_left = MOST_WORDS, MOST_TERMS

    def alternatives(self) -> Query | None:
        """Sequences joined by OR, up to a closing bracket."""
        found = [self.sequence()]
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "or":
            self.at += 1
            found.append(self.sequence())
        return _joined(AnyOf, [query for query in found if query is not None])

    def sequence(self) -> Query | None:
        """Terms that must all be there, up to OR or a closing bracket."""
        found: list[Query] = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind not in {"or", "close"}:
            term = self.term()
            if term is not None:
                found.append(term)
        return _joined(AllOf, found)

    def term(self) -> Query | None:
        """A word, a phrase, a filter or a bracket, each with its minus."""
        token = self.tokens[self.at]
        self.at += 1
        query: Query | None
        if token.kind == "open":
            query = self.alternatives()
            self.at += 1
        else:
            query = self.filter(token) if token.kind == "filter" else self.leaf(token)
            self.terms_left -= query is not None
        if self.terms_left < 0 and token.kind != "open":
            self.mended.append(f"Only the first {MOST_TERMS} words, phrases and filters were looked for.")
            return None
        return Not(query) if token.negated and query is not None else query

    def filter(self, token: Token) -> Query | None:
        """`name:value`; a name that is no filter is read as words."""
        if token.name not in (VERBATIM, *FILTERS):
            self.mended.append(f"There is no filter called {shortened(token.name)}; it was read as words.")
            return self.leaf(replace(token, text=f"{token.name} {token.text}"))
        if token.name == VERBATIM:
            return self.leaf(token)
        self.mended += token.mended
        read = read_filter(token.name, token.text)
        if isinstance(read, Filter):
            return read
        self.mended.append(read)
        return None

    def leaf(self, token: Token) -> Leaf | None:
        """Quoted words are a phrase, and so is what is typed as one and holds several words, such as 4-year-old."""
        self.mended += token.mended
        found = words(token.text, self.hashtags)
        if token.name == VERBATIM and not found:
            self.mended.append(f"printed:{shortened(token.text)} was left out: there is no word in it.")
        if len(found) > self.words_left:
            self.mended.append(f"Only the first {MOST_WORDS} words were looked for.")
            found = found[: self.words_left]
            token = replace(token, text=token.text[: found[-1].end] if found else "")
        self.words_left -= len(found)
        folded = tuple(word.folded for word in found)
        if not folded:
            return None
        if token.name == VERBATIM:
            return Printed(" ".join(token.text.split()), folded)
        if token.kind == "prefix":
            return self.prefix(token.text, folded)
        if token.distance is not None:
            return self.near(folded, token.distance)
        return Phrase(folded) if token.kind == "phrase" or len(folded) > 1 else Word(folded[0])

    def prefix(self, typed: str, folded: tuple[str, ...]) -> Leaf:
        """`harass*`, or the words as they stand where that asks for too much."""
        if len(folded) == 1 and len(folded[0]) >= FEWEST_LETTERS:
            return Prefix(folded[0])
        why = f"an asterisk ends one single word, of {FEWEST_LETTERS} letters at least"
        self.mended.append(f"The asterisk was passed over after {shortened(typed)}: {why}.")
        return Phrase(folded) if len(folded) > 1 else Word(folded[0])

    def near(self, folded: tuple[str, ...], distance: int) -> Leaf:
        """`"silence norm"~5`, at a distance at which all the words have room and that an engine can look over."""
        narrowest = len(folded) - 1
        if not 0 < narrowest <= WIDEST:
            self.mended.append(f"A tilde was passed over: it is for two to {WIDEST + 1} words.")
            return Phrase(folded)
        allowed = min(max(distance, narrowest), WIDEST)
        if allowed != distance:
            why = "they have no room nearer to each other" if distance < narrowest else "that is the widest"
            self.mended.append(f"The words were looked for within {allowed} of each other: {why}.")
        return Near(folded, allowed)


def _joined(kind: type[AllOf] | type[AnyOf], queries: list[Query]) -> Query | None:
    return kind(tuple(queries)) if len(queries) > 1 else queries[0] if queries else None
