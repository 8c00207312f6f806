"""How to search, with examples made of what this archive holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.views.addresses import phrase_of
from archive.views.page import render_page
from archive.words import words

WORDS_OF_A_PHRASE = 3
HEADLINES_LOOKED_AT = 20
OUR_OWN = "A quiet square at noon"


@dataclass(frozen=True)
class Example:
    """Something that can be typed, and what it means."""

    typed: str
    meaning: str


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """The query language as it is read now."""
    return render_page(request, "archive/help_search.html", {"examples": _examples(), "filters": _filters()})


def _examples() -> list[Example]:
    phrase, *found = _phrase_held()
    first, last = found
    return [
        Example(phrase, "exactly these words, in this order, in one paragraph"),
        Example(f"{last} {first}", "both words, in any form (march finds marches, marched), anywhere in the article"),
        Example(f"{last} {phrase}", "the phrase and the word; only the phrase is counted as an occurrence"),
        Example(f"{first} -{last}", "the first word, and not the second"),
        Example(f"{last} -{phrase}", "the word, and not the phrase"),
        Example(f"{first} OR {last}", "either of them"),
        Example(f"({first} OR {last}) -silence", "brackets keep together what belongs together"),
    ]


def _phrase_held() -> tuple[str, str, str]:
    """A search for the first words of a late headline, else for words of our own; the first and the last of them."""
    newest = Article.objects.published().newest_first().values_list("headline", flat=True)
    for headline in (*newest[:HEADLINES_LOOKED_AT], OUR_OWN):
        found = words(headline)[:WORDS_OF_A_PHRASE]
        if len(found) == WORDS_OF_A_PHRASE:
            break
    return phrase_of(headline[found[0].start : found[-1].end]), found[0].folded, found[-1].folded


def _filters() -> list[Example]:
    newest = Article.objects.published().with_outlet().prefetch_related("topics").newest_first().first()
    outlet = newest.outlet.slug if newest and newest.outlet else "harbour-courier"
    topics = [topic.slug for topic in newest.topics.all()] if newest else []
    day = newest.published_earliest if newest else None
    year = f"{day.year:04}" if day else "2018"
    return [
        Example(f"outlet:{outlet}", "from this outlet, by its name or its address here"),
        Example(f"topic:{topics[0] if topics else 'marches'}", "about this topic"),
        Example(f"language:{newest.language if newest else 'en'}", "in this language, as in BCP 47"),
        Example(f"from:{year}", "published in this year or later; a month or a day will do as well: from:2018-10"),
        Example(f"to:{year}", "published in this year or earlier"),
        Example("extent:full", "held in full; also extent:excerpts and extent:record"),
        Example("closed:yes", "from outlets that have closed; closed:no for the others"),
    ]
