"""What a reader typed, read as a small tree of plain objects. Nothing is refused: what cannot be understood is mended.

`read_query()` is the one function to call. It gives the tree, and sentences that say what was mended. No engine ever
sees the typed text: the tree is walked with `match` by whoever needs it.

The language is told to readers on the page "How to search" and in the project's design, section 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.dates import NotADate, first_day, last_day
from archive.search.lexer import Token, read_tokens
from archive.words import NO_HASHTAGS, Hashtags, folded_words

LONGEST_QUERY = 4_000
"""Characters. The longest paragraphs of newspapers are about half that."""
MOST_WORDS = 400
"""Words in all: as many as a query of the longest length has in English."""
DEEPEST_NESTING = 20

FILTERS = ("outlet", "topic", "language", "from", "to", "extent", "closed")


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
class Filter:
    """A condition on the article and not on its words. Dates are EDTF; other values as typed."""

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


Query = Everything | Word | Phrase | Filter | Not | AllOf | AnyOf


@dataclass(frozen=True)
class ReadQuery:
    """A query as it was read: the tree (None where nothing was asked), and what had to be mended, in sentences."""

    query: Query | None
    mended: tuple[str, ...] = ()


def read_query(typed: str, hashtags: Hashtags = NO_HASHTAGS) -> ReadQuery:
    """Reads what was typed. Any text is read, and none raises."""
    mended: list[str] = []
    if len(typed) > LONGEST_QUERY:
        mended.append(
            f"The search was {len(typed):,} characters long; only the first {LONGEST_QUERY:,} were looked for."
        )
        typed = typed[:LONGEST_QUERY]
    reading = _Reading(read_tokens(typed.replace("\0", " ")), hashtags, mended)
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
            return f"{name}:{value[:60]} was left out. {error}"
    if name == "extent" and value not in {"full", "excerpts", "record"}:
        return f"extent:{value[:60]} was left out. Write extent:full, extent:excerpts or extent:record."
    if name == "closed" and value not in {"yes", "no"}:
        return f"closed:{value[:60]} was left out. Write closed:yes or closed:no."
    return Filter(name, value)


def leaves(query: Query | None) -> Iterator[Word | Phrase]:
    """The words and phrases that are asked for, each once, in the order of the query; not those asked to be absent."""
    yield from dict.fromkeys(_leaves(query))


def _leaves(query: Query | None) -> Iterator[Word | Phrase]:
    match query:
        case Word() | Phrase():
            yield query
        case AllOf(queries) | AnyOf(queries):
            for each in queries:
                yield from _leaves(each)
        case _:
            return


def counted_leaves(query: Query | None) -> tuple[Word | Phrase, ...]:
    """What is counted and shown as occurrences: the phrases of the query, or its words where it has no phrase."""
    asked = tuple(leaves(query))
    return tuple(leaf for leaf in asked if isinstance(leaf, Phrase)) or asked


class _Reading:
    """One pass over the tokens, by recursive descent: alternatives of sequences of terms."""

    def __init__(self, tokens: list[Token], hashtags: Hashtags, mended: list[str]) -> None:
        self.tokens, self.hashtags, self.mended = _balanced(tokens, mended), hashtags, mended
        self.at = 0
        self.words_left = MOST_WORDS

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
        if token.kind == "open":
            query = self.alternatives()
            self.at += 1
        elif token.kind == "filter":
            query = self.filter(token)
        else:
            query = self.words(token)
        return Not(query) if token.negated and query is not None else query

    def filter(self, token: Token) -> Query | None:
        """`name:value`; a name that is no filter is read as words."""
        if token.name not in FILTERS:
            self.mended.append(f"There is no filter called {token.name}; it was read as words.")
            return self.words(replace(token, text=f"{token.name} {token.text}"))
        read = read_filter(token.name, token.text)
        if isinstance(read, Filter):
            return read
        self.mended.append(read)
        return None

    def words(self, token: Token) -> Query | None:
        """Quoted words are a phrase, and so is what is typed as one and holds several words, such as 4-year-old."""
        if token.mended:
            self.mended.append(token.mended)
        folded = folded_words(token.text, self.hashtags)
        if len(folded) > self.words_left:
            self.mended.append(f"Only the first {MOST_WORDS} words were looked for.")
            folded = folded[: self.words_left]
        self.words_left -= len(folded)
        if not folded:
            return None
        return Phrase(folded) if token.kind == "phrase" or len(folded) > 1 else Word(folded[0])


def _balanced(tokens: list[Token], mended: list[str]) -> list[Token]:
    """The tokens with every bracket closed and none closed that was not opened, and none nested too deep."""
    balanced: list[Token] = []
    depth = 0
    for token in tokens:
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth < 0:
            depth = 0
            mended.append("A closing bracket without an opening one was passed over.")
        elif token.kind in {"open", "close"} and depth + (token.kind == "close") > DEEPEST_NESTING:
            mended.append(f"Brackets are read {DEEPEST_NESTING} deep and no deeper.")
        else:
            balanced.append(token)
    if depth:
        mended.append("A bracket was not closed; it is read as closed at the end.")
    return balanced + [Token("close")] * min(depth, DEEPEST_NESTING)


def _joined(kind: type[AllOf] | type[AnyOf], queries: list[Query]) -> Query | None:
    return kind(tuple(queries)) if len(queries) > 1 else queries[0] if queries else None
