"""A citation in words, as a newspaper archive would print it: who, what, where, when, and where it is kept now.

The headline stands as printed, but for quotation marks inside it, which turn single within the citation's own. What
is written from right to left is set in Unicode isolates (Unicode Standard Annex 9), or it would scatter the
punctuation and addresses around it.
"""

import unicodedata
from datetime import date

from archive.citations.dating import date_in_words
from archive.citations.reference import Reference
from archive.citations.remarks import origin, sentence
from archive.dates import from_day

INNER_QUOTES = str.maketrans("“”", "‘’")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


def cite(reference: Reference, *, accessed: date | None) -> str:
    """Cite the article in one line of plain text, notices included."""
    when = date_in_words(reference.published, reference.published_basis)
    if reference.updated:
        when += f", updated {reference.updated.in_words}"
    sentences = (
        sentence(_listed([_isolated(byline) for byline in reference.bylines])),
        f"“{sentence(_isolated(reference.headline.translate(INNER_QUOTES)))}”" if reference.headline else "",
        sentence(", ".join(filter(None, (_isolated(reference.outlet), when)))),
        sentence(", ".join(filter(None, (reference.archive_name, reference.url)))),
        origin(reference),
        f"Also kept at {reference.archived_url}." if reference.archived_url else "",
        *(sentence(_isolated(notice)) for notice in reference.notices),
        f"Accessed {from_day(accessed).in_words}." if accessed else "",
    )
    return " ".join(filter(None, sentences))


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _isolated(text: str) -> str:
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return f"{ISOLATE}{text}{END_OF_ISOLATE}"
    return text
