"""What a reader found in a document: the article it makes, and everything that was set aside and why.

A draft is plain text and Markdown in frozen dataclasses; nothing in it has been saved or compared yet.
A text the document does not give is "", a list it does not give is empty.

The errors, whole. Each is a sentence that says what is wrong and what to do next:

    CannotRead               nothing was read; the document's bytes are as they were
    ├── EmptyDocument        no visible character in it
    ├── NotText              binary, or with null characters
    ├── UnknownEncoding      text, in an encoding that cannot be told
    ├── NotJSON              a line that is not one JSON object
    └── WrongField           a JSON object, but not an article: `field` names what is wrong
        ├── MissingField     a field that every article needs is absent or blank
        └── BadField         a field of the wrong type, or with a value that cannot stand
"""

from dataclasses import dataclass
from enum import StrEnum


class CannotRead(Exception):
    """The document gives no draft. `str()` of it is the sentence for the person who sent the document."""


class EmptyDocument(CannotRead):
    """There is no visible character in the document."""


class NotText(CannotRead):
    """The bytes are no text: a picture, a program, an archive, or text with null characters in it."""


class UnknownEncoding(CannotRead):
    """The bytes look like text, but neither UTF-8 nor Windows-1252 gives every character of it."""


class NotJSON(CannotRead):
    """The line is not one JSON object."""


class WrongField(CannotRead):
    """A JSON object whose field `field` keeps it from being an article."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class MissingField(WrongField):
    """A field that every article needs is absent or blank."""


class BadField(WrongField):
    """A field of the wrong type, or with a value that cannot stand."""


class LineKind(StrEnum):
    """What a line of a page was taken for."""

    BLANK = "blank"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SECTION = "section"
    BYLINE = "byline"
    DATELINE = "dateline"
    ADDRESS = "address"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    CAPTION = "caption"
    CREDIT = "credit"
    CLOSURE_NOTICE = "closure_notice"
    ARCHIVE_NOTICE = "archive_notice"
    CORRECTION = "correction"
    CONTENT_NOTE = "content_note"
    SYNDICATION_CREDIT = "syndication_credit"
    AUTHORS_BOX = "authors_box"
    PROMOTION = "promotion"
    SLOGAN = "slogan"
    COPYRIGHT = "copyright"
    BUTTON = "button"
    FURNITURE = "furniture"


class NoticeKind(StrEnum):
    """What a notice is about."""

    CLOSURE = "closure"
    ARCHIVE = "archive"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    SYNDICATION = "syndication"
    CONTENT = "content"
    WITHDRAWAL = "withdrawal"


class Placement(StrEnum):
    """Where a notice stands: before the article's text or after it."""

    ABOVE = "above"
    BELOW = "below"


class DateBasis(StrEnum):
    """How a date of publication is known."""

    PRINTED = "printed"
    ADDRESS = "address"
    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document, without the white space around it; numbers count from 1."""

    number: int
    text: str
    kind: LineKind
    reason: str


@dataclass(frozen=True, slots=True)
class DraftCaption:
    """What stands under a picture, and whose picture it is. Either may be ""."""

    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class DraftNotice:
    """A notice that the page itself carries."""

    kind: NoticeKind
    text: str
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as one document gives it.

    `headline` may be "" where a page has none that can be told: a warning says so, and an editor must give it.
    `published` and `updated` are EDTF (ISO 8601-2); `published_basis` is a `DateBasis` or "". `body` is Markdown with
    a blank line between paragraphs. `lines` is every line of a plain text, in order, each with exactly one kind;
    readers of other sources leave it empty.
    """

    headline: str
    body: str
    standfirst: str = ""
    bylines: tuple[str, ...] = ()
    published: str = ""
    published_basis: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""
    section: str = ""
    abstract: str = ""
    captions: tuple[DraftCaption, ...] = ()
    notices: tuple[DraftNotice, ...] = ()
    syndication_credit: str = ""
    topics: tuple[str, ...] = ()
    outlet: str = ""
    sender_id: str = ""
    lines: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()
