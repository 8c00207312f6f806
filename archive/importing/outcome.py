"""What became of a document that was given to the importer. Every document has exactly one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What became of it, in the words of the importer's table."""

    NEW = "new"
    ATTACHED = "attached to a record"
    HELD = "already held"
    SAME_TEXT = "same text as another"
    NEEDS_EDITOR = "needs an editor"
    PASSED_OVER = "passed over"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document: its name (with the line, in a file of many), the verdict, the article's slug, and why."""

    document: str
    verdict: Verdict
    slug: str = ""
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
