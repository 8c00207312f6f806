"""JSON Lines, the archive's own exchange format: one article a line, as another archive or a script wrote it.

`outlet`, `headline` and `body` must be there; everything else may be absent or null. The body is Markdown already
and is taken as it stands. Types are strict, so that a mistake of the sender's is told and not guessed at; a field
that the format does not know is a warning, so that a later version of the format can still be read.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from archive.dates import NotADate, parse_date
from archive.importing.draft import (
    BadField,
    DateBasis,
    Draft,
    DraftCaption,
    DraftNotice,
    EmptyDocument,
    MissingField,
    NoticeKind,
    NotJSON,
    NotText,
    Placement,
    UnknownEncoding,
)

REQUIRED = ("outlet", "headline", "body")
OPTIONAL = (
    "standfirst bylines published published_basis updated url language section abstract captions notices "
    "syndication_credit topics id"
)
KNOWN = frozenset((*REQUIRED, *OPTIONAL.split()))
TYPE_NAMES = {
    str: "a text",
    list: "a list",
    dict: "an object",
    bool: "true or false",
    int: "a number",
    float: "a number",
}
ESCAPED_CONTROL = re.compile(rb"\\[ubf]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
PAGE_BREAK = re.compile(r"[\x0b\x0c]")
HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
SHOWN = 80  # characters of a wrong value in a message
Item = TypeVar("Item")


def read_jsonl_line(line: bytes, *, number: int) -> Draft:
    """The article of one line; `number` is the line's own, from 1, for the messages.

    Raises `EmptyDocument`, `UnknownEncoding`, `NotText`, `NotJSON`, `MissingField` or `BadField`.
    """
    record = _Record(_parse(line, number), number)
    warnings = [f"Line {number}: the field “{name}” is unknown and was left out." for name in sorted(record.unknown())]
    return Draft(
        outlet=record.required("outlet"),
        headline=record.required("headline"),
        standfirst=record.text("standfirst"),
        body=record.required("body").replace("\r\n", "\n"),
        bylines=record.texts("bylines"),
        published=record.date("published"),
        published_basis=record.one_of("published_basis", DateBasis),
        updated=record.date("updated"),
        url=record.address("url"),
        language=record.text("language"),
        section=record.text("section"),
        abstract=record.text("abstract"),
        captions=record.items("captions", _caption),
        notices=record.items("notices", _notice),
        syndication_credit=record.text("syndication_credit"),
        topics=record.texts("topics"),
        sender_id=record.sender_id(),
        warnings=tuple(warnings),
    )


def _parse(line: bytes, number: int) -> dict[str, Any]:
    if not line.strip():
        raise EmptyDocument(f"Line {number} is blank. Leave it out.")
    if b"\x00" in line:
        raise NotText(f"Line {number} has null bytes in it. Write the file again as UTF-8.")
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"Line {number} is not UTF-8 (byte {error.start}). Write the file again as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        raise NotJSON(
            f"Line {number} is not JSON: {error.msg} at character {error.pos + 1}. "
            "Write each article as one object on one line."
        ) from None
    except (RecursionError, ValueError):
        raise NotJSON(f"Line {number} is nested too deeply, or has a number too long, to be an article.") from None
    if not isinstance(value, dict):
        raise NotJSON(f'Line {number} is {_type_name(value)}, not an object. Write each article as {{"outlet": …}}.')
    if ESCAPED_CONTROL.search(line):
        return {_storable(key, number, "a name of a field"): _storable(value[key], number, key) for key in value}
    return value


def _storable(value: Any, number: int, field: str) -> Any:
    """The value without control characters. Null characters and half surrogates are refused.

    JSON can write them, but no database and no feed can hold them. They only come from escapes, so that lines
    without one need not be searched.
    """
    if isinstance(value, str):
        if "\x00" in value:
            raise BadField(f"Line {number}: “{field}” has a null character in it. Take it out.", field=field)
        if HALF_CHARACTER.search(value):
            raise BadField(f"Line {number}: “{field}” has half a character (a lone surrogate). Mend it.", field=field)
        return CONTROL.sub("", PAGE_BREAK.sub(" ", value))
    if isinstance(value, dict):
        return {_storable(key, number, field): _storable(item, number, field) for key, item in value.items()}
    return [_storable(item, number, field) for item in value] if isinstance(value, list) else value


class _Record:
    """One JSON object with the checks of its fields; `within` is the list it stands in."""

    def __init__(self, fields: dict[str, Any], number: int, within: str = "") -> None:
        self.fields = fields
        self.number = number
        self.within = within

    def required(self, name: str) -> str:
        text = self.text(name)
        if not text:
            state = "blank" if name in self.fields else "missing"
            whose = "notice" if self.within else "article"
            raise MissingField(
                f"Line {self.number}: “{self._path(name)}” is {state}. Every {whose} needs it.",
                field=self.within or name,
            )
        return text

    def text(self, name: str) -> str:
        return self._text_of(self.fields.get(name), name)

    def texts(self, name: str) -> tuple[str, ...]:
        texts = (self._text_of(item, name) for item in self._list(name))
        return tuple(text for text in texts if text)

    def items(self, name: str, read: Callable[["_Record"], Item]) -> tuple[Item, ...]:
        found = []
        for item in self._list(name):
            if not isinstance(item, dict):
                raise self._bad(name, f"must be a list of objects, but has {_type_name(item)} in it")
            found.append(read(_Record(item, self.number, within=name)))
        return tuple(found)

    def date(self, name: str) -> str:
        text = self.text(name)
        problem = _why_no_date(text) if text else ""
        if problem:
            raise self._bad(name, f"is no date: {problem}")
        return text

    def address(self, name: str) -> str:
        text = self.text(name)
        if text and not text.startswith(("http://", "https://")):
            raise self._bad(name, f"must be an address with http:// or https://, but is {_shown(text)}")
        return text

    def one_of(self, name: str, values: type[DateBasis] | type[NoticeKind] | type[Placement]) -> str:
        text = self.text(name)
        if text and text not in [value.value for value in values]:
            raise self._bad(name, f"is {_shown(text)}; it may be {', '.join(values)}")
        return text

    def sender_id(self) -> str:
        value = self.fields.get("id")
        return str(value) if type(value) is int else self.text("id")

    def unknown(self) -> set[str]:
        return self.fields.keys() - KNOWN

    def _list(self, name: str) -> list[Any]:
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._bad(name, f"must be a list, but is {_type_name(value)}")
        return value

    def _text_of(self, value: object, name: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._bad(name, f"must be a text, but is {_type_name(value)}")
        return value.strip()

    def _bad(self, name: str, problem: str) -> BadField:
        return BadField(f"Line {self.number}: “{self._path(name)}” {problem.rstrip('.')}.", field=self.within or name)

    def _path(self, name: str) -> str:
        return f"{self.within}: {name}" if self.within else name


def _caption(record: _Record) -> DraftCaption:
    return DraftCaption(record.text("caption"), record.text("credit"))


def _notice(record: _Record) -> DraftNotice:
    record.required("kind")
    kind = record.one_of("kind", NoticeKind)
    placement = record.one_of("placement", Placement) or Placement.ABOVE
    return DraftNotice(NoticeKind(kind), record.required("text"), Placement(placement))


# `parse_date` keeps what it could read; a file with one wrong date on every line must be fast too.
@lru_cache(maxsize=20_000)
def _why_no_date(text: str) -> str:
    """What is wrong with a date; "" if nothing is."""
    try:
        parse_date(text)
    except NotADate as error:
        return str(error) or _shown(text)
    return ""


def _type_name(value: object) -> str:
    return "null" if value is None else TYPE_NAMES[type(value)]


def _shown(text: str) -> str:
    return f"“{text if len(text) <= SHOWN else text[:SHOWN] + '…'}”"
