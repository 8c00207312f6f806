"""The lines of a page with the labels they have been given so far: what the rules of a text look at and write on."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from archive.importing.draft import LineKind
from archive.importing.line_rules import Label

SENTENCE_END = re.compile(r"[.!?…:。！？।؟][\"”’'»)\]\s]*$")
BULLET = re.compile(r"[•‣▪◦●○■□∙·*-]\s+(?=\S)")
# A paragraph of so many words that ends as a sentence does is text; buttons, teasers and slogans are shorter.
CLEAR_TEXT = 20
LONGEST_SLOGAN = 30
# UTF-8 bytes to a word where a script writes none apart: three Chinese characters or so.
BYTES_TO_A_WORD = 10


def size(text: str) -> int:
    """About how many words a line has, in scripts with spaces and without."""
    return max(len(text.split()), len(text.encode()) // BYTES_TO_A_WORD)


class Page:
    """Lines in order, and for each its label, or None as long as nobody knows better than that it is text."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.labels: list[Label | None] = [None] * len(lines)
        self.bullets = {index for index, line in enumerate(lines) if BULLET.match(line.strip())}
        for index, line in enumerate(lines):
            lines[index] = line.strip()
            if not lines[index]:
                self.label(index, LineKind.BLANK, "is empty")
        self._copies = Counter(line for line in lines if line)
        blank = sum(not line for line in lines)
        # Where blank lines part the paragraphs, lines without one between them belong together.
        self.is_spaced = blank * 3 >= len(lines) - blank

    def label(self, index: int, kind: LineKind, reason: str) -> None:
        """Say what a line is."""
        self.labels[index] = Label(kind, reason)

    def kind(self, index: int) -> LineKind | None:
        """What the line was taken for so far."""
        label = self.labels[index]
        return label.kind if label else None

    def unlabelled(self, start: int = 0, stop: int | None = None) -> Iterator[int]:
        """The lines nobody has labelled yet, from the top; the caller may label them on the way."""
        for index in range(start, len(self.lines) if stop is None else stop):
            if self.labels[index] is None:
                yield index

    def of_kind(self, kind: LineKind) -> Iterator[int]:
        """The lines that were taken for this so far."""
        return (index for index in range(len(self.lines)) if self.kind(index) is kind)

    def written(self, start: int = 0) -> Iterator[int]:
        """The lines with anything on them."""
        return (index for index in range(start, len(self.lines)) if self.lines[index])

    def block_after(self, index: int, *, longest: int) -> range:
        """The first unbroken run of written lines after `index`; one line where no blank lines part the paragraphs."""
        start = next(self.written(index + 1), len(self.lines))
        stop = start
        while stop < len(self.lines) and self.lines[stop] and stop - start < (longest if self.is_spaced else 1):
            stop += 1
        return range(start, stop)

    def is_repeated(self, index: int) -> bool:
        """Whether a line short enough for a slogan stands on the page more than once."""
        return self._copies[self.lines[index]] > 1 and size(self.lines[index]) <= LONGEST_SLOGAN

    def is_sentence(self, index: int) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(SENTENCE_END.search(self.lines[index][-20:]))

    def is_clear_text(self, index: int) -> bool:
        """Whether the line is certainly a paragraph of some article."""
        return (
            self.labels[index] is None
            and size(self.lines[index]) >= CLEAR_TEXT
            and self.is_sentence(index)
            and not self.is_repeated(index)
        )

    def first_clear_texts(self, *, count: int) -> list[int]:
        """The first lines that are certainly text."""
        return list(islice(filter(self.is_clear_text, range(len(self.lines))), count))

    def last_clear_text(self) -> int:
        """Where text certainly stands for the last time; -1 if nowhere."""
        return next((index for index in reversed(range(len(self.lines))) if self.is_clear_text(index)), -1)
