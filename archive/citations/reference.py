"""What a citation needs of an article, free of the models and of any engine.

Every string of a `Reference` is one line without control characters, whatever it was made with, so that no format
has to defend its own line or tag structure: a headline cannot open a new RIS tag, and a lone surrogate cannot stop
a download half way. Only `text` keeps its line breaks.
"""

import re
from dataclasses import dataclass, fields

from archive.dates import UncertainDate

# Controls of ASCII and Latin-1, Unicode's line and paragraph separators, and halves of surrogate pairs, which no
# encoding can write. The ideographic and the no-break space are typography and stay.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
UNPRINTABLE_IN_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One article as it is cited: what it is, where it appeared, where this archive keeps it, what is known of it."""

    key: str
    """Seed of the citation key: the slug, unique in this archive."""
    headline: str
    outlet: str
    outlet_home_page: str = ""
    kind: str = "site"
    """Of the outlet: newspaper, magazine, site, broadcaster, agency or aggregator."""
    bylines: tuple[str, ...] = ()
    published: UncertainDate | None = None
    published_basis: str = ""
    """How the date is known: printed, address, metadata, stated or inferred."""
    updated: UncertainDate | None = None
    original_url: str = ""
    archived_url: str = ""
    """Where another archive keeps it."""
    url: str = ""
    """This archive's own address of it, absolute."""
    language: str = ""
    """As in BCP 47: `en`, `en-AU`."""
    section: str = ""
    abstract: str = ""
    standfirst: str = ""
    extent: str = "record"
    """How much of the text this archive holds: full, excerpts or record."""
    fingerprint: str = ""
    """SHA-256 of the captured document, in hexadecimal."""
    notices: tuple[str, ...] = ()
    """What a reader must be told (the outlet closed, the article was corrected …), each a sentence or more."""
    topics: tuple[str, ...] = ()
    archive_name: str = "Of Record"
    rights: str = ""
    text: str | None = None
    """The full text, paragraphs apart by a blank line; None where it is not held or not wanted."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                clean = _clean_text(value) if field.name == "text" else single_line(value)
                object.__setattr__(self, field.name, clean)
            elif isinstance(value, (tuple, list)):
                object.__setattr__(self, field.name, tuple(filter(None, map(single_line, value))))

    @property
    def summary(self) -> str:
        """What the article is about: the archive's abstract, or else the outlet's own standfirst."""
        return self.abstract or self.standfirst


def single_line(text: str) -> str:
    """Give the text as one line: what breaks lines or cannot be printed becomes one space."""
    return " ".join(filter(None, (piece.strip() for piece in UNPRINTABLE.split(text))))


def _clean_text(text: str) -> str:
    return UNPRINTABLE_IN_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
