"""The receipt of a search: how it was read, what was mended, what it was narrowed to, and the state of the archive."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import parse_date
from archive.search.query_language import AllOf, AnyOf, Everything, Filter, Not, Phrase, Query, Word


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
    """The query in words: “the words “me too”, and not “hashtag” in any form”. Blank where nothing was asked."""
    match query:
        case None:
            return ""
        case Everything():
            return "every article"
        case Word(word):
            return f"“{word}” in any form"
        case Phrase(words):
            return f"exactly “{' '.join(words)}”"
        case Filter(name, value):
            return _say_filter(name, value)
        case Not(inner):
            return f"not {_in_brackets(inner)}"
        case AllOf(queries):
            return " and ".join(_in_brackets(each) if isinstance(each, AnyOf) else say(each) for each in queries)
        case AnyOf(queries):
            return " or ".join(_in_brackets(each) if isinstance(each, AllOf) else say(each) for each in queries)


def _in_brackets(query: Query) -> str:
    return f"({say(query)})" if isinstance(query, AllOf | AnyOf) else say(query)


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
        case "extent":
            return {"full": "held in full", "excerpts": "held in excerpts", "record": "held as a record only"}[value]
        case "closed":
            return "in outlets that have closed" if value == "yes" else "in outlets not known to have closed"
    raise ValueError(f"no filter of the query language: {name}")
