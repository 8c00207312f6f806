"""What counts as a word, everywhere: the one rule of matching.

Two texts match when their folded words are the same, in the same order, next to each other, inside one
paragraph. The index, the concordance, quotations, duplicates and evidence are all fed by `words()`, so that
what matches is what is shown.

A word is an unbroken run of letters, digits and combining marks (Unicode categories L, N, M). The letters that
are used as apostrophes stand between words; soft hyphens and joiners lie inside words and are dropped; each Han
character and each kana is a word by itself. Folding takes case, accents and compatibility forms away. A hashtag
is the words it is made of, and a hashtag that the archive knows teaches it the run-together form too.

The rule is stated in the project's design, section 5, and as cases in `tests/golden/words.json`. Folding follows
Unicode Standard Annex 15 (normalisation) and the full case folding of the Unicode Character Database.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import regex

VERSION = 1
"""Raised whenever `words()` changes its answer for any text: an index of another version must be rebuilt."""

Hashtags = Mapping[str, tuple[str, ...]]
"""Run-together folded form → the folded words it is made of: ``{"metoo": ("me", "too")}``."""

NO_HASHTAGS: Hashtags = MappingProxyType({})


class Word(NamedTuple):
    """One word of a text: its folded form, and its place as offsets into the text (end exclusive).

    A named tuple and not a dataclass, because an index of 100,000 articles makes fifty million of them.
    """

    folded: str
    start: int
    end: int


APOSTROPHES = "\u02b9-\u02bf\u02c8"
JOINERS = "\u00ad\u200c\u200d\u2060\ufeff"
# Half-width voicing marks are letters to Unicode, but belong to the kana before them.
VOICING = "\u3099\u309a\uff9e\uff9f"
# The prolonged sound marks (ー and its half-width form) are kana here, though their script is "Common".
KANA = rf"\p{{Hiragana}}\p{{Katakana}}\u30fc\uff70--{VOICING}"
ALONE = rf"[[\p{{L}}\p{{N}}]&&[\p{{Han}}{KANA}]]"
LETTER = rf"[[\p{{L}}\p{{N}}\p{{M}}]--[{APOSTROPHES}]]"
TOKEN = regex.compile(
    rf"(?V1)(?P<hashtag>(?<=\#))?"
    rf"(?:(?P<alone>{ALONE}(?:[{JOINERS}]*[\p{{M}}{VOICING}]+)*)"
    rf"|(?P<run>{LETTER}(?:[{JOINERS}]*(?!{ALONE}){LETTER})*))"
)
ASCII_WORD = re.compile(r"[0-9a-z]+")
# Punctuation of English news that stands between words: with it read as a space, most paragraphs are ASCII.
TYPOGRAPHY = "“”‘’—–…\u00a0"
ACCENTS = regex.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
# Variation selectors choose a glyph and are no part of a word: without this "❤️" would be one.
INVISIBLE = regex.compile(rf"[{JOINERS}\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
# Letters that Unicode does not take apart, though readers type them so.
WHOLE_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŧ": "t"}
)
_MARKS = rf"[\p{{M}}{JOINERS}]*"
HASHTAG_SEAM = regex.compile(
    rf"(?V1)(?<=\p{{Ll}}{_MARKS})(?=\p{{Lu}})"  # small letter, capital
    rf"|(?<=\p{{L}}{_MARKS})(?=\p{{N}})|(?<=\p{{N}}{_MARKS})(?=\p{{L}})"  # letter and digit
    rf"|(?<=\p{{Lu}}{_MARKS})(?=\p{{Lu}}{_MARKS}\p{{Ll}})"  # the last capital of a run opens a word
)


def words(text: str, hashtags: Hashtags = NO_HASHTAGS) -> list[Word]:
    """Every word of the text, in order, folded, with its place.

    `hashtags` is what `run_together()` gives for the archive's hashtag topics.
    """
    plain = _plain(text)
    if plain is None:
        return list(_each_word(text, hashtags))
    found = [Word(match.group(), match.start(), match.end()) for match in ASCII_WORD.finditer(plain)]
    if not hashtags or hashtags.keys().isdisjoint(word.folded for word in found):
        return found
    return list(_each_word(text, hashtags))


def folded_words(text: str, hashtags: Hashtags = NO_HASHTAGS) -> tuple[str, ...]:
    """The folded words alone: for comparing, for phrases and for the index."""
    plain = _plain(text)
    if plain is not None:
        found = ASCII_WORD.findall(plain)
        if not hashtags or hashtags.keys().isdisjoint(found):
            return tuple(found)
    return tuple(word.folded for word in _each_word(text, hashtags))


def _plain(text: str) -> str | None:
    """The text in small ASCII letters, character for character, where that is all it needs; else None.

    A short way, four times as fast, that most paragraphs of English news can take.
    """
    if not text.isascii():
        for mark in TYPOGRAPHY:
            text = text.replace(mark, " ")
    return text.lower() if text.isascii() and "#" not in text else None


def run_together(names: Iterable[str]) -> Hashtags:
    """The run-together forms that hashtags teach: `["#MeToo"]` gives `{"metoo": ("me", "too")}`."""
    taught = {}
    for name in names:
        parts = folded_words(name)
        if name.startswith("#") and len(parts) > 1:
            taught["".join(parts)] = parts
    return taught


def find_phrase(folded: Sequence[str], phrase: Sequence[str]) -> list[int]:
    """Where the phrase begins in a paragraph's folded words: every place, those that overlap too."""
    found: list[int] = []
    wanted, length = tuple(phrase), len(phrase)
    at = -1
    while wanted:
        try:
            at = folded.index(wanted[0], at + 1)
        except ValueError:
            break
        if tuple(folded[at : at + length]) == wanted:
            found.append(at)
    return found


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents and compatibility forms. Folding twice changes nothing more."""
    decomposed = ACCENTS.sub("", unicodedata.normalize("NFKD", INVISIBLE.sub("", word)))
    folded = ACCENTS.sub("", unicodedata.normalize("NFKD", decomposed.casefold()))
    return unicodedata.normalize("NFKC", folded).translate(WHOLE_LETTERS)


def _each_word(text: str, hashtags: Hashtags) -> Iterator[Word]:
    for match in TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        if match["hashtag"] is not None and match["run"] is not None and not (raw.isalpha() and raw.islower()):
            yield from _hashtag_words(raw, start, hashtags)
            continue
        folded = fold(raw)
        if folded in hashtags:
            yield from _placed(raw, start, hashtags[folded])
        elif folded:
            yield Word(folded, start, end)


def _hashtag_words(raw: str, start: int, hashtags: Hashtags) -> Iterator[Word]:
    """The words of `MeToo` in `#MeToo`; a form that the archive was taught goes before the capitals."""
    taught = hashtags.get(fold(raw))
    if taught:
        yield from _placed(raw, start, taught)
        return
    seams = [0, *(seam.start() for seam in HASHTAG_SEAM.finditer(raw)), len(raw)]
    for begin, end in pairwise(seams):
        folded = fold(raw[begin:end])
        if folded:
            yield Word(folded, start + begin, start + end)


def _placed(raw: str, start: int, parts: tuple[str, ...]) -> Iterator[Word]:
    """The taught words at their places in the run-together form, which may carry accents and joiners."""
    begin = 0
    for part in parts[:-1]:
        end = begin + 1
        while end < len(raw) and fold(raw[begin:end]) != part:
            end += 1
        while end < len(raw) and not fold(raw[begin : end + 1]).removeprefix(part):
            end += 1
        yield Word(part, start + begin, start + end)
        begin = end
    yield Word(parts[-1], start + begin, start + len(raw))
