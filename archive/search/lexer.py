"""The tokens of what a reader typed: quoted phrases, words, filters, brackets and OR.

Quotation marks of every habit open a phrase where a quotation may begin (“ ” „ “ « » ‘ ’ and the straight one).
An apostrophe is not a quotation mark, so a single mark opens one only before a word and only if it is closed after one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = {'"': '"”“', "“": '”“"', "„": '“”"', "«": "»", "»": "«", "”": '”"', "‘": "’", "‹": "›"}
NEVER_CLOSED = "A quotation mark was not closed; the phrase is read to the end."
WILDCARD = re.compile(r"\w\*")
FILTER = re.compile(r"([A-Za-z]+):(?=\S)")
BARE = re.compile(r"[^\s()\"“„«»”]+")
PROXIMITY = re.compile(r"~\d+")
SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Token:
    """One token: its kind (phrase, words, filter, open, close, or), its text, and whether a minus stood before it."""

    kind: str
    text: str = ""
    name: str = ""
    negated: bool = False
    mended: str = ""


def read_tokens(typed: str) -> list[Token]:
    """The tokens of the text, in order. Every text has some reading."""
    tokens: list[Token] = []
    at = _skip_space(typed, 0)
    while at < len(typed):
        token, at = _read_token(typed, at)
        tokens.append(token)
        at = _skip_space(typed, at)
    return tokens


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
        text, end, mended = quoted
        return Token("phrase", text, negated=negated, mended=mended), end
    field = FILTER.match(typed, at)
    if field and typed[field.end() : field.end() + 2] != "//":
        return _read_filter(typed, field, negated=negated)
    bare = BARE.match(typed, at)
    if bare is None:  # a closing mark that opens nothing
        return Token("words"), at + 1
    text = bare.group()
    if text == "OR" and not negated:
        return Token("or"), bare.end()
    mended = ""
    if WILDCARD.search(text):
        mended = f"{text[:60]} was read as a whole word; a word matches in all its forms without the asterisk."
    elif text == "AND":
        return Token("words", mended="AND was passed over: all words are looked for anyway."), bare.end()
    elif text == "NOT":
        return Token("words", mended="NOT was passed over: write a minus before the word instead."), bare.end()
    return Token("words", text, negated=negated, mended=mended), bare.end()


def _read_filter(typed: str, field: re.Match[str], *, negated: bool) -> tuple[Token, int]:
    quoted = _read_quoted(typed, field.end())
    if quoted:
        text, end, mended = quoted
    else:
        bare = BARE.match(typed, field.end())
        text, end, mended = (bare.group(), bare.end(), "") if bare else ("", field.end(), "")
    return Token("filter", text.strip(), name=field[1].lower(), negated=negated, mended=mended), end


def _read_quoted(typed: str, at: int) -> tuple[str, int, str] | None:
    """The quoted text that begins here, where it ends, and what was mended; None where no quotation begins."""
    closing = OPENING.get(typed[at]) if at < len(typed) else None
    if closing is None:
        return None
    if typed[at] == "‘":
        match = re.compile(r"’(?!\w)").search(typed, at + 1)
        return (typed[at + 1 : match.start()], match.end(), "") if match else None
    end = min((place for mark in closing if (place := typed.find(mark, at + 1)) >= 0), default=-1)
    if end < 0:
        return typed[at + 1 :], len(typed), NEVER_CLOSED
    proximity = PROXIMITY.match(typed, end + 1)
    if proximity:
        return (
            typed[at + 1 : end],
            proximity.end(),
            f"{proximity.group()} was passed over: the phrase is looked for word by word.",
        )
    return typed[at + 1 : end], end + 1, ""
