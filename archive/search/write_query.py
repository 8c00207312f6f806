"""A query tree as a reader would have typed it: what `read_query` reads as the same tree.

For links to other readings of a search: each must be a search that can be typed, kept and changed.
"""

from __future__ import annotations

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

QUOTATION_MARKS = (('"', '"'), ("“", "”"), ("«", "»"))


def write_query(query: Query) -> str:
    """The query as typed; blank for `Everything`, which cannot be typed."""
    match query:
        case Word(word):
            return word
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Near(words, distance):
            return f'"{" ".join(words)}"~{distance}'
        case Prefix(letters):
            return f"{letters}*"
        case Printed(text) | Checked(Printed(text)):
            return f"printed:{_quoted(text)}"
        case Filter(name, value):
            return f"{name}:{_quoted(value)}"
        case Not(inner):
            return f"-({write_query(inner)})" if isinstance(inner, Not) else f"-{_in_brackets(inner)}"
        case AllOf(queries):
            return " ".join(_in_brackets(each) for each in queries)
        case AnyOf(queries):
            return " OR ".join(
                f"({write_query(each)})" if isinstance(each, AnyOf) else write_query(each) for each in queries
            )
        case Everything():
            return ""


def _in_brackets(query: Query) -> str:
    return f"({write_query(query)})" if isinstance(query, AllOf | AnyOf) else write_query(query)


def _quoted(text: str) -> str:
    """The text between quotation marks that it does not have itself."""
    pair = next((pair for pair in QUOTATION_MARKS if not set(pair) & set(text)), QUOTATION_MARKS[0])
    return f"{pair[0]}{text}{pair[1]}"
