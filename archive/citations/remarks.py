"""What every format says of an article beyond its bibliographic fields: notices first, then where it came from.

A notice (the outlet closed, the article was corrected or withdrawn) must reach whoever cites the article, in every
format. Most have a field for free text and no more, so the remarks are plain sentences in a fixed order.
"""

import re

from archive.citations.dating import date_in_words, undoubted_date
from archive.citations.reference import Reference

ENDED = re.compile(r"[.!?…。！？؟۔।][”’»\"')\]」』\u2069]*$")

COPIES = {"full": "Archived copy of", "excerpts": "Excerpts of", "record": "Catalogue record of"}
"""What this archive's address leads to, by extent."""


def remarks(reference: Reference) -> tuple[str, ...]:
    """Give every remark as a sentence: notices, origin, other copies, how the date is known, rights, fingerprint."""
    candidates = (
        *map(sentence, reference.notices),
        origin(reference),
        f"Also kept at {reference.archived_url}." if reference.archived_url else "",
        _date_remark(reference),
        f"Updated: {reference.updated.in_words}." if reference.updated else "",
        sentence(reference.rights),
        f"SHA-256 of the captured document: {reference.fingerprint}." if reference.fingerprint else "",
    )
    return tuple(filter(None, candidates))


def origin(reference: Reference) -> str:
    """Say what this archive keeps, and of what: "Archived copy of https://…"; "" for a full text of unknown address."""
    copy = COPIES.get(reference.extent, COPIES["record"])
    if reference.original_url:
        return f"{copy} {reference.original_url}."
    return "" if reference.extent == "full" else f"{copy} the article only."


def sentence(text: str) -> str:
    """Give the text with its full stop, unless it has an end of its own or is empty."""
    return text if not text or ENDED.search(text) else f"{text}."


def _date_remark(reference: Reference) -> str:
    date, basis = reference.published, reference.published_basis
    plain = undoubted_date(date) and basis in ("", "printed")
    return "" if date is None or plain else f"Published: {date_in_words(date, basis)}."
