"""A corpus that reads like news to a search engine: `make_articles(count)` gives the same articles every time.

What makes text hard for an engine is how often its words repeat, and how often next to each other. So the words
follow the law of Zipf and Mandelbrot (Mandelbrot, "An informational theory of the statistical structure of
language", 1953): English function words stand on top, at about their frequency in news; below them are made-up
words, in families of forms (*brasel, brasels, braseled*) so that there is something to stem. Every word has
successors of its own that follow it more than half of the time, which makes phrases repeat as they do in language:
without that, a corpus flatters every engine.

Words are drawn as Markov chains, a thousand side by side, and cut into articles of lognormal length, 500 words on
average. Some articles share a wire paragraph. Phrases of words that stand nowhere else are planted in articles of
known number, so that it is known without searching how many have them. Articles are made in batches of their own
seed: the first 10,000 of 100,000 are those of 10,000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

SEED = 1927
BATCH = 1_000
VOCABULARY = 80_000
SHIFT, EXPONENT = 100.0, 1.1
"""Mandelbrot's: with these the made-up words go on where the function words end, at one word in a thousand."""
MADE_UP = 0.55
"""The share of running words that are made up; in news the words listed below are the other half."""
FREQUENT = 5_000
"""Made-up words that are short: as in English, the frequent ones."""
SUCCESSORS = 40
FOLLOWED, FOLLOWED_DETERMINER = 0.6, 0.2
"""How often a word is followed by a successor of its own. Anything may follow *the*."""
FORMED = 0.5
"""How often a made-up word has each of its forms."""
CHAINS = 1_000
MEDIAN_LENGTH, LENGTH_SPREAD, SHORTEST, LONGEST = 440, 0.5, 80, 3_000
WIRES, WIRE_LENGTH, WIRE_SHARE = 2_000, 80, 0.06
FIRST_DAY, DAYS = date(2000, 1, 1), 9_497
"""To the last day of 2025."""

FUNCTION_WORDS = """
the 560 of 275 to 262 and 258 a 232 in 214 that 108 for 96 is 88 on 80 was 74 said 66 with 68 he 62 it 64 as 60 at 54
his 46 by 55 be 51 from 47 are 45 have 42 an 38 has 40 but 38 not 38 they 35 who 32 this 33 had 31 i 30 will 28 were
29 we 26 their 26 or 25 one 24 she 21 been 22 about 22 more 22 her 19 which 19 would 19 when 18 up 18 you 18 all 17
out 17 there 15 than 14 if 13 what 13 can 13 after 14 over 13 so 12 some 12 no 13 its 22 into 11 other 11 could 10
also 10 them 9 how 9 most 8 only 8 him 9 before 8 because 7 many 7 where 8 two 14 first 11 last 10 new 20 year 14
years 10 people 14 time 11 our 6 against 7 through 6 between 6 under 6 during 4 any 5 these 5 such 5 did 8 do 8 then 5
even 5 while 6 my 9 being 6 me 5 your 4 should 4 both 4 since 4
"""
"""Words in ten thousand, by rank of use in English news."""
DETERMINERS = "the a an his her its their our my your this these"
PREPOSITIONS = "of to in for on with at by from into about after over before against through between under during since"
HABITS = """
he: said was had has would; she: said was had has would; it: is was has would; they: are were have had
there: is are was were; has: been not; have: been to; will: be not; would: be have; more: than
one: of; out: of; most: of; because: of; last: year; first: time
"""
"""What a word likes to be followed by, before all others."""
ONSETS = "b br c ch d d f g gr h k l l m m n p pr r s s st t t th v w"
NUCLEI = "a a e e i i o o u ea"
CODAS = ["", "", "", "", "n", "r", "l", "s", "nd", "st"]
"""Of made-up syllables."""


@dataclass(frozen=True)
class Planted:
    """A phrase that stands in one article of `every`, from number `first` on, and nowhere else."""

    text: str
    every: int
    first: int

    def is_in(self, number: int) -> bool:
        """Whether the article of this number has it."""
        return number % self.every == self.first

    def articles(self, count: int) -> int:
        """How many of the first `count` articles have it."""
        return len(range(self.first, count, self.every))


PLANTED = (
    Planted("herons over the breakwater", every=5_000, first=17),
    Planted("the harbourmaster declined to comment", every=100, first=3),
    Planted("no wherrymen were told of the neaptide", every=1_000, first=11),
    Planted("lightermen will be lightermen", every=500, first=101),
)


@dataclass(frozen=True)
class MadeArticle:
    """An article as an importer would draft it. Numbers count from 0."""

    number: int
    outlet: str
    published: date
    headline: str
    paragraphs: list[str]


OUTLETS = [
    f"{place} {kind}"
    for kind, place in product(
        ("Courier", "Herald", "Post", "Gazette", "Tribune"),
        ("Harbour", "Northern", "Valley", "Capital", "Island", "Border", "Lakeside", "Plains"),
    )
]


@dataclass(frozen=True)
class Language:
    """The words, the most frequent first, and how they follow each other."""

    words: NDArray[np.object_]
    cumulated: NDArray[np.float64]
    successors: Numbers
    determiners: NDArray[np.bool_]

    def draw(self, chance: np.random.Generator, count: int) -> Numbers:
        """Running words, as ranks from 0."""
        steps = -(-count // CHAINS)
        anywhere = self._ranks(chance.random((steps, CHAINS)))
        content = self._ranks(1 - MADE_UP + MADE_UP * chance.random((steps, CHAINS)))
        follows = chance.random((steps, CHAINS))
        preferred = np.searchsorted(_preference(), chance.random((steps, CHAINS)))
        drawn = np.empty((steps, CHAINS), dtype=np.int64)
        drawn[0] = anywhere[0]
        for step in range(1, steps):
            before = drawn[step - 1]
            determined = self.determiners[before]
            followed = follows[step] < np.where(determined, FOLLOWED_DETERMINER, FOLLOWED)
            free = np.where(determined, content[step], anywhere[step])
            drawn[step] = np.where(followed, self.successors[before, preferred[step]], free)
        return drawn.T.ravel()[:count]

    def _ranks(self, shares: NDArray[np.float64]) -> Numbers:
        return np.searchsorted(self.cumulated, shares).clip(0, len(self.words) - 1)


def make_articles(count: int) -> Iterator[MadeArticle]:
    """The first `count` articles of the corpus."""
    for batch in range(-(-count // BATCH)):
        articles = _make_batch(batch)
        for article in articles:
            if article.number >= count:
                return
            yield article


@cache
def language() -> Language:
    """The one language of the corpus."""
    chance = np.random.default_rng(SEED)
    listed = FUNCTION_WORDS.split()
    frequent = dict(zip(listed[::2], map(float, listed[1::2]), strict=True))
    words = [*frequent, *_make_words(chance, VOCABULARY - len(frequent), {*frequent, *_planted_words()})]
    shares = np.array(list(frequent.values()))
    ranks = np.arange(1, VOCABULARY - len(frequent) + 1)
    tail = 1 / (ranks + SHIFT) ** EXPONENT
    shares = np.concatenate([shares / shares.sum() * (1 - MADE_UP), tail / tail.sum() * MADE_UP])
    cumulated = np.cumsum(shares)
    number = {word: rank for rank, word in enumerate(words)}
    return Language(
        words=np.array(words, dtype=object),
        cumulated=cumulated,
        successors=_make_successors(chance, cumulated, number),
        determiners=np.isin(np.arange(VOCABULARY), [number[word] for word in DETERMINERS.split()]),
    )


def _planted_words() -> set[str]:
    return {word for planted in PLANTED for word in planted.text.split()}


def _make_words(chance: np.random.Generator, count: int, taken: set[str]) -> list[str]:
    """Pronounceable words, each with some of the forms that English would give it."""
    onsets, nuclei = ONSETS.split(), NUCLEI.split()
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = chance.integers(2, 3 if len(made) < FREQUENT else 4)
        parts = chance.integers(0, 1 << 30, size=(syllables, 3)).tolist()
        stem = "".join(onsets[a % len(onsets)] + nuclei[b % len(nuclei)] + CODAS[c % len(CODAS)] for a, b, c in parts)
        forms = [stem, *(stem + ending for ending in ("s", "ed", "ing") if chance.random() < FORMED)]
        made.update(dict.fromkeys(form for form in forms if form not in taken))
    return list(made)[:count]


def _make_successors(
    chance: np.random.Generator, cumulated: NDArray[np.float64], number: dict[str, int]
) -> NDArray[np.int64]:
    """What each word likes to be followed by, the most liked first."""
    size = (VOCABULARY, SUCCESSORS)
    successors = np.searchsorted(cumulated, chance.random(size)).clip(0, VOCABULARY - 1)
    content = np.searchsorted(cumulated, 1 - MADE_UP + MADE_UP * chance.random(size)).clip(0, VOCABULARY - 1)
    successors = np.where(chance.random(size) < MADE_UP, content, successors)
    for word in DETERMINERS.split():
        successors[number[word]] = content[number[word]]
    for word in PREPOSITIONS.split():
        successors[number[word], :12] = number["the"]
        successors[number[word], 12:15] = number["a"]
    for habit in HABITS.strip().replace("\n", "; ").split("; "):
        word, _, habits = habit.partition(": ")
        liked = [number[each] for each in habits.split()]
        successors[number[word], : 2 * len(liked)] = liked * 2
    return successors


@cache
def _preference() -> NDArray[np.float64]:
    return _cumulated(1 / (np.arange(SUCCESSORS) + 2.0))


@cache
def _outlet_shares() -> NDArray[np.float64]:
    return _cumulated(1 / (np.arange(len(OUTLETS)) + 3.0) ** 0.8)


def _cumulated(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.cumsum(weights / weights.sum())


def _make_batch(batch: int) -> list[MadeArticle]:
    chance = np.random.default_rng([SEED, batch])
    lengths = np.exp(np.log(MEDIAN_LENGTH) + LENGTH_SPREAD * chance.standard_normal(BATCH))
    headlines = chance.integers(6, 13, BATCH).cumsum().tolist()
    bodies = lengths.clip(SHORTEST, LONGEST).astype(int).cumsum().tolist()
    headline_words = language().draw(chance, headlines[-1])
    body_words = language().draw(chance, bodies[-1])
    outlets = np.searchsorted(_outlet_shares(), chance.random(BATCH)).tolist()
    days = (chance.random(BATCH) ** 0.8 * DAYS).astype(int).tolist()
    made = []
    for at in range(BATCH):
        begins = (headlines[at - 1], bodies[at - 1]) if at else (0, 0)
        number = batch * BATCH + at
        paragraphs = _set(body_words[begins[1] : bodies[at]], chance)
        if chance.random() < WIRE_SHARE:
            paragraphs.insert(int(chance.integers(0, len(paragraphs) + 1)), _wire(chance))
        _plant(number, paragraphs, chance)
        headline = " ".join(language().words[headline_words[begins[0] : headlines[at]]]).capitalize()
        day = FIRST_DAY + timedelta(days=days[at])
        made.append(MadeArticle(number, OUTLETS[outlets[at]], day, headline, paragraphs))
    return made


def _set(ranks: Numbers, chance: np.random.Generator) -> list[str]:
    """Ranks as paragraphs of sentences, with the typography of news."""
    words = language().words[ranks].tolist()
    sentences = 2 + len(words) // 8
    lengths = chance.integers(8, 34, sentences).tolist()
    ways: list[Any] = chance.random(sentences).tolist()
    paragraphs, paragraph, begin = [], [], 0
    for length, way in zip(lengths, ways, strict=True):
        sentence = words[begin : begin + length]
        if not sentence:
            break
        sentence[0] = sentence[0].capitalize()
        if len(sentence) > 14:
            sentence[len(sentence) // 2 - 1] += "," if way < 0.7 else " –"
        paragraph.append(_quoted(" ".join(sentence), way))
        begin += length
        if way < 0.3 or begin >= len(words):
            paragraphs.append(" ".join(paragraph))
            paragraph = []
    return paragraphs


def _quoted(sentence: str, way: float) -> str:
    if way < 0.12:
        return f"“{sentence},” she said."
    return f'"{sentence}," he said.' if way < 0.2 else f"{sentence}."


def _wire(chance: np.random.Generator) -> str:
    """A paragraph of an agency's. A few are in many articles, most in one or two (Pareto)."""
    return _wires()[int(min(WIRES - 1, chance.pareto(0.8) * 3))]


@cache
def _wires() -> list[str]:
    chance = np.random.default_rng([SEED, 1, 1])
    return [" ".join(_set(language().draw(chance, WIRE_LENGTH), chance)) for _ in range(WIRES)]


def _plant(number: int, paragraphs: list[str], chance: np.random.Generator) -> None:
    for planted in PLANTED:
        if planted.is_in(number):
            at = int(chance.integers(0, len(paragraphs)))
            before, space, after = paragraphs[at].partition(" ")
            paragraphs[at] = f"{before} {planted.text}{space}{after}"
