"""The tokens of what a reader typed: quoted phrases, words, prefixes, filters, brackets and OR.

Quotation marks of every habit open a phrase where a quotation may begin (“ ” „ “ « » ‘ ’ and the straight one).
An apostrophe is not a quotation mark, so a single mark opens one only before a word and only if it is closed after one.
Of the signs that other search engines know, `*` after a word and `~5` after a phrase mean something here. The others
stand between words like any punctuation, and a token says so where it was mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = {'"': '"”“', "“": '”“"', "„": '“”"', "«": "»", "»": "«", "”": '”"', "‘": "’", "‹": "›"}
"""What opens a quotation → what closes it; the first is its partner, the others are habits of some keyboards."""
VERBATIM = "printed"
"""The name before a quotation whose every character counts: only the partner of its opening mark closes it."""
NEVER_CLOSED = "A quotation mark was not closed; the phrase is read to the end."
DEEPEST_NESTING = 20
FILTER = re.compile(r"([A-Za-z]+):(?=\S)")
BARE = re.compile(r"[^\s()\"“„«»”]+")
PROXIMITY = re.compile(r"\s*~(\d+)")
SPACE = re.compile(r"\s*")
PREFIX = re.compile(r"([^*?]+)\*+[^\w*?]*")
WILDCARD = re.compile(r"\*|\?(?=\w)")
FUZZY = re.compile(r"(?<=\w)~[\d.]*$")
PREFIX_IN_PHRASE = re.compile(r"\w{3}\*(?![\w*])")  # “f***” and “M*A*S*H” are printed so
QUOTED_HERE = 60
"""Characters of what was typed that a sentence about it repeats."""


@dataclass(frozen=True)
class Token:
    """One token: its kind (phrase, words, prefix, filter, open, close, or), its text, and what stood around it.

    `name` is a filter's; `distance` is the number after the tilde of a phrase; `negated` is a minus before it;
    `mended` says in sentences what was passed over.
    """

    kind: str
    text: str = ""
    name: str = ""
    distance: int | None = None
    negated: bool = False
    mended: tuple[str, ...] = ()


def read_tokens(typed: str) -> list[Token]:
    """The tokens of the text, in order. Every text has some reading."""
    tokens: list[Token] = []
    at = _skip_space(typed, 0)
    while at < len(typed):
        token, at = _read_token(typed, at)
        tokens.append(token)
        at = _skip_space(typed, at)
    return tokens


def balance(tokens: list[Token]) -> tuple[list[Token], list[str]]:
    """The tokens with every bracket closed, none closed that was not opened, none too deep; and what was mended."""
    balanced: list[Token] = []
    mended: list[str] = []
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
    return balanced + [Token("close")] * min(depth, DEEPEST_NESTING), mended


def _skip_space(typed: str, at: int) -> int:
    match = SPACE.match(typed, at)
    return match.end() if match else at


def _read_token(typed: str, at: int) -> tuple[Token, int]:
    negated = typed[at] == "-" and at + 1 < len(typed) and not typed[at + 1].isspace()
    at += negated
    if typed[at] in "()":
        return Token("open" if typed[at] == "(" else "close", negated=negated), at + 1
    quoted = _read_quoted(typed, at)
    if quoted:
        return _read_phrase(typed, *quoted, negated=negated)
    field = FILTER.match(typed, at)
    if field and typed[field.end() : field.end() + 2] != "//":
        return _read_filter(typed, field, negated=negated)
    bare = BARE.match(typed, at)
    if bare is None:  # a closing mark that opens nothing
        return Token("words"), at + 1
    return _read_bare(bare.group(), negated=negated), bare.end()


def _read_phrase(typed: str, text: str, end: int, mended: tuple[str, ...], *, negated: bool) -> tuple[Token, int]:
    """A quotation, and the tilde and number that may follow it."""
    if PREFIX_IN_PHRASE.search(text):
        mended += (f"The asterisk in “{shortened(text)}” was passed over: quoted words are read whole.",)
    near = PROXIMITY.match(typed, end)
    distance, end = (int(near[1]), near.end()) if near else (None, end)
    return Token("phrase", text, distance=distance, negated=negated, mended=mended), end


def _read_filter(typed: str, field: re.Match[str], *, negated: bool) -> tuple[Token, int]:
    name = field[1].lower()
    quoted = _read_quoted(typed, field.end(), verbatim=name == VERBATIM)
    if quoted:
        text, end, mended = quoted
    else:
        bare = BARE.match(typed, field.end())
        text, end, mended = (bare.group(), bare.end(), ()) if bare else ("", field.end(), ())
    near = PROXIMITY.match(typed, end) if quoted else None
    if near:
        end = near.end()
        mended += (f"{shortened(near[0].strip())} was passed over: it may follow a phrase, and not a filter.",)
    return Token("filter", text.strip(), name=name, negated=negated, mended=mended), end


def _read_bare(text: str, *, negated: bool) -> Token:
    """What is typed without quotation marks."""
    if text == "OR" and not negated:
        return Token("or")
    if text == "AND":
        return Token("words", mended=("AND was passed over: all words are looked for anyway.",))
    if text == "NOT":
        return Token("words", mended=("NOT was passed over: write a minus before the word instead.",))
    if "://" in text:
        return Token("words", text, negated=negated)
    prefix = PREFIX.fullmatch(text)
    if prefix:
        return Token("prefix", prefix[1], negated=negated)
    mended: tuple[str, ...] = ()
    if WILDCARD.search(text):
        mended += (f"* and ? were passed over in {shortened(text)}: an asterisk may only end a word, as in march*.",)
    fuzzy = FUZZY.search(text)
    if fuzzy:
        text = text[: fuzzy.start()]
        mended += (f"{shortened(fuzzy[0])} was passed over: it may follow a phrase, and not a word.",)
    return Token("words", text, negated=negated, mended=mended)


def _read_quoted(typed: str, at: int, *, verbatim: bool = False) -> tuple[str, int, tuple[str, ...]] | None:
    """The quoted text that begins here, where it ends, and what was mended; None where no quotation begins."""
    closing = OPENING.get(typed[at]) if at < len(typed) else None
    if closing is None:
        return None
    if typed[at] == "‘":
        match = re.compile(r"’(?!\w)").search(typed, at + 1)
        return (typed[at + 1 : match.start()], match.end(), ()) if match else None
    if verbatim and closing[0] in typed[at + 1 :]:
        closing = closing[0]
    end = min((place for mark in closing if (place := typed.find(mark, at + 1)) >= 0), default=-1)
    if end < 0:
        return typed[at + 1 :], len(typed), (NEVER_CLOSED,)
    return typed[at + 1 : end], end + 1, ()


def shortened(typed: str) -> str:
    """What was typed, short enough for a sentence about it."""
    return typed if len(typed) <= QUOTED_HERE else typed[:QUOTED_HERE] + "…"
