"""How to search, with examples made of what this archive holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.models import Article, Topic
from archive.search.lexer import DEEPEST_NESTING
from archive.search.proximity import WIDEST
from archive.search.query_language import FEWEST_LETTERS, LONGEST_QUERY, MOST_TERMS, MOST_WORDS
from archive.views.addresses import phrase_of
from archive.views.page import render_page
from archive.words import words

WORDS_OF_A_PHRASE = 3
HEADLINES_LOOKED_AT = 20
OUR_OWN = "A quiet square at noon"
OUR_OWN_LETTERS = "squa"
OUR_OWN_DAY = "10-15"
QUOTATIONS = (('"', '"'), ("“", "”"), ("«", "»"))


@dataclass(frozen=True)
class Example:
    """Something that can be typed, and what it means."""

    typed: str
    meaning: str


@dataclass(frozen=True)
class HeldPhrase:
    """Words that stand next to each other: as printed, and three of them as they are matched."""

    printed: str
    first: str
    last: str
    longest: str


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """The query language as it is read now."""
    context = {
        "examples": _examples(_phrase_held()),
        "filters": _filters(),
        "longest_query": f"{LONGEST_QUERY:,}",
        "most_words": MOST_WORDS,
        "most_terms": MOST_TERMS,
        "deepest_nesting": DEEPEST_NESTING,
        "fewest_letters": FEWEST_LETTERS,
        "widest": WIDEST,
    }
    return render_page(request, "archive/help_search.html", context)


def _examples(held: HeldPhrase) -> list[Example]:
    phrase, first, last = phrase_of(held.printed), held.first, held.last
    letters = held.longest[: max(FEWEST_LETTERS, len(held.longest) - 2)]
    begins = letters if len(letters) >= FEWEST_LETTERS else OUR_OWN_LETTERS
    return [
        Example(phrase, "exactly these words, in this order, in one paragraph"),
        Example(f"{last} {first}", "both words, in any form (march finds marches, marched), anywhere in the article"),
        Example(f"{last} {phrase}", "the phrase and the word; only the phrase is counted as an occurrence"),
        Example(f'"{last} {first}"~5', "these words, in any order, the last within five words of the first"),
        Example(f"{begins}*", f"every word that begins with these {len(begins)} letters"),
        Example(f"printed:{_quoted(held.printed)}", "exactly these characters, capitals and punctuation too"),
        Example(f"{first} -{last}", "the first word, and not the second"),
        Example(f"{last} -{phrase}", "the word, and not the phrase"),
        Example(f"{first} OR {last}", "either of them"),
        Example(f"({begins}* OR {last}) -silence", "brackets keep together what belongs together"),
    ]


def _phrase_held() -> HeldPhrase:
    """The first words of a late headline, else words of our own."""
    newest = Article.objects.published().newest_first().values_list("headline", flat=True)
    taught = Topic.objects.taught()
    for headline in (*newest[:HEADLINES_LOOKED_AT], OUR_OWN):
        found = words(headline, taught)[:WORDS_OF_A_PHRASE]
        if len(found) == WORDS_OF_A_PHRASE:
            break
    start = found[0].start
    start -= headline[:start].endswith("#")  # without its sign a hashtag might be other words
    folded = [word.folded for word in found]
    return HeldPhrase(headline[start : found[-1].end], folded[0], folded[-1], max(folded, key=len))


def _quoted(printed: str) -> str:
    """The characters between marks that do not stand among them."""
    begin, end = next((marks for marks in QUOTATIONS if not set(marks) & set(printed)), QUOTATIONS[0])
    return begin + printed + end


def _filters() -> list[Example]:
    newest = Article.objects.published().with_outlet().newest_first().first()
    outlet = newest.outlet.slug if newest and newest.outlet else "harbour-courier"
    with_topic = Article.objects.published().filter(topics__isnull=False).newest_first()
    topic = with_topic.values_list("topics__slug", flat=True).first() or "marches"
    day = newest.published_earliest if newest else None
    year = f"{day.year:04}" if day else "2018"
    return [
        Example(f"outlet:{outlet}", "from this outlet, by its name or its address here"),
        Example(f"topic:{topic}", "about this topic"),
        Example(f"language:{newest.language if newest else 'en'}", "in this language, as in BCP 47"),
        Example(f"from:{year}", "published in this year or later; a month or a day will do as well: from:2018-10"),
        Example(f"to:{year}", "published in this year or earlier"),
        Example(f"on:{_day_held()}", "published on this day of any year: the month, then the day"),
        Example("extent:full", "held in full; also extent:excerpts and extent:record"),
        Example("closed:yes", "from outlets that have closed; closed:no for the others"),
    ]


def _day_held() -> str:
    """A day on which something was published for certain, else one of our own."""
    known = Article.objects.published().filter(published_earliest=F("published_latest")).newest_first()
    newest = known.values_list("published_earliest", flat=True).first()
    return f"{newest:%m-%d}" if newest else OUR_OWN_DAY
