"""The receipt of a search: how it was read, what was mended, what it was narrowed to, and the state of the archive."""

from __future__ import annotations

from dataclasses import dataclass

from archive.date_words import MONTHS
from archive.dates import parse_date
from archive.search.query_language import (
    AllOf,
    AnyOf,
    Checked,
    Everything,
    Filter,
    Near,
    Not,
    Phrase,
    Prefix,
    Printed,
    Query,
    Word,
)


@dataclass(frozen=True)
class Receipt:
    """What makes a search repeatable: the same query at the same `revision` of the archive answers alike."""

    typed: str
    read_as: str
    mended: tuple[str, ...]
    filters: dict[str, str]
    order: str
    revision: int


def say(query: Query | None) -> str:
    """The query in words: “exactly “me too” and not “hashtag” in any form”. Blank where nothing was asked."""
    match query:
        case None:
            return ""
        case Everything():
            return "every article"
        case Word(word):
            return f"“{word}” in any form"
        case Phrase(words):
            return f"exactly “{' '.join(words)}”"
        case Near(words, distance):
            *others, last = (f"“{word}”" for word in words)
            return f"{', '.join(others)} and {last} within {distance} word{'s' * (distance > 1)} of each other"
        case Prefix(letters):
            return f"words that begin with “{letters}”"
        case Checked(leaf, _):
            return say(leaf)
        case Printed(text):
            return f"printed exactly as “{text}”"
        case Filter(name, value):
            return _say_filter(name, value)
        case Not(inner):
            return f"not {_in_brackets(inner)}"
        case AllOf(queries):
            return " and ".join(_in_brackets(each) if isinstance(each, AnyOf | Near) else say(each) for each in queries)
        case AnyOf(queries):
            return " or ".join(_in_brackets(each) if isinstance(each, AllOf | Near) else say(each) for each in queries)


def _in_brackets(query: Query) -> str:
    return f"({say(query)})" if isinstance(query, AllOf | AnyOf | Near) else say(query)


def _say_filter(name: str, value: str) -> str:
    match name:
        case "outlet":
            return f"in {value}"
        case "topic":
            return f"about {value}"
        case "language":
            return f"in the language {value}"
        case "from":
            return f"published in or after {parse_date(value).in_words}"
        case "to":
            return f"published in or before {parse_date(value).in_words}"
        case "on":
            month, day = value.split("-")
            return f"published on {int(day)} {MONTHS[int(month) - 1]} of any year"
        case "extent":
            return {"full": "held in full", "excerpts": "held in excerpts", "record": "held as a record only"}[value]
        case "closed":
            return "in outlets that have closed" if value == "yes" else "in outlets not known to have closed"
    raise ValueError(f"no filter of the query language: {name}")
