"""Searches that pages lead to, as what a reader would have typed."""

from __future__ import annotations

QUOTATION_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def phrase_of(words: str) -> str:
    """The search for exactly these words. Marks that would end the quotation are dropped; no search minds them."""
    return f'"{words.translate(QUOTATION_MARKS).strip()}"' if words else ""
