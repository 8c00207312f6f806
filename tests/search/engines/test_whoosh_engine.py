"""The engine against a plain scan of the database: the same articles, the same occurrences, every time."""

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from haystack import connections

from archive.models import Article
from archive.search.engines.whoosh_place import snapshot_of
from archive.search.find import find
from archive.search.keep_index import build_index, work_off_queue
from archive.search.proximity import find_windows
from archive.search.stemming import stem
from archive.words import find_phrase, folded_words, run_together
from tests.factories import make_article, make_outlet, make_topic

COMMON = "the of to and a in that it is was he for on as with his be at by i this had not are but from or have an they"
QUOTES = ["“{}”", '"{}"', "‘{}’", "«{}»", "{}"]
TAUGHT = run_together(["#MeToo"])


def invent_vocabulary(chance, size=400):
    syllables = ["ba", "ke", "li", "mo", "nu", "ra", "sé", "ti", "vo", "zü", "ça", "dø"]
    return COMMON.split() + ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(size)]


def invent_paragraph(chance, vocabulary):
    words = chance.choices(vocabulary, [1 / (rank + 2) for rank in range(len(vocabulary))], k=chance.randint(3, 30))
    if chance.random() < 0.1:
        words.insert(chance.randrange(len(words)), chance.choice(["#MeToo", "metoo", "me too", "4-year-old", "don’t"]))
    return " ".join(words).capitalize() + "."


def invent_articles(chance, count, outlets):
    vocabulary = invent_vocabulary(chance)
    return [
        Article(
            headline=invent_paragraph(chance, vocabulary)[:200],
            slug=f"invented-{number}",
            body="\n\n".join(invent_paragraph(chance, vocabulary) for _ in range(chance.randint(1, 6))),
            outlet=chance.choice(outlets),
            published=f"20{chance.randint(10, 19)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            state=chance.choice(["published"] * 9 + ["draft"]),
            extent="full",
            language=chance.choice(["en", "en", "fr"]),
        )
        for number in range(count)
    ]


def scramble(chance, words):
    """The same words, set otherwise: case, quotation marks, dashes, spaces, accents apart."""
    forms, cases = ["NFC", "NFD"], [str.upper, str.title, str.lower]
    set_otherwise = [unicodedata.normalize(chance.choice(forms), chance.choice(cases)(word)) for word in words]
    return chance.choice([" ", "  ", " — ", ", ", "-", "\u00a0"]).join(set_otherwise)


def paragraphs_of(articles):
    return {a.pk: [folded_words(part.text, TAUGHT) for part in a.parts()] for a in articles}


def scan(paragraphs, phrase):
    counted = {pk: sum(len(find_phrase(words, phrase)) for words in each) for pk, each in paragraphs.items()}
    return {pk: count for pk, count in counted.items() if count}


def answer(typed):
    results = find(typed, page_size=200)
    found = {each.article.pk: each.occurrences for each in results.articles}
    for page in range(2, results.pages + 1):
        found |= {each.article.pk: each.occurrences for each in find(typed, page=page, page_size=200).articles}
    assert (results.articles_total, results.occurrences_total) == (len(found), sum(found.values()))
    return found


@pytest.fixture
def invented(db):
    make_topic("#MeToo")
    outlets = [make_outlet(f"Outlet {number}") for number in range(5)]
    Article.objects.bulk_create(invent_articles(random.Random(7), 2_000, outlets))
    build_index()
    return paragraphs_of(Article.objects.published().with_parts())


def test_two_thousand_scrambled_phrases_are_found_where_a_plain_scan_finds_them(invented):
    chance = random.Random(11)
    joined = [(pk, f" {' '.join(words)} ", words) for pk, each in invented.items() for words in each]
    texts = [words for each in invented.values() for words in each if words]
    engine = connections["default"].get_backend()
    wrong = []
    for _ in range(2_000):
        words = chance.choice(texts)
        start, length = chance.randrange(len(words)), chance.randint(1, 12)
        phrase = words[start : start + length]
        typed = chance.choice(QUOTES[:4]).format(scramble(chance, phrase))
        expected = scan_joined(joined, phrase)
        found = engine.search(typed)
        expected_answer = (set(expected), sum(expected.values()))
        if ({int(result.pk) for result in found["results"]}, found["occurrences"]) != expected_answer:
            wrong.append(typed)
    assert wrong == []


def scan_joined(joined, phrase):
    """The plain scan, with each paragraph as one string too, so that most are ruled out at once."""
    needle, counted = f" {' '.join(phrase)} ", {}
    for pk, text, words in joined:
        if needle in text:
            counted[pk] = counted.get(pk, 0) + len(find_phrase(words, phrase))
    return counted


@pytest.mark.parametrize("seed", range(3))
def test_an_index_that_was_changed_again_and_again_answers_like_a_plain_scan(db, seed, monkeypatch):
    monkeypatch.setattr("archive.search.engines.whoosh_writing.FANOUT", 2)
    monkeypatch.setattr("archive.search.engines.whoosh_writing.BLOCK", 40)
    monkeypatch.setattr("archive.search.engines.making_chunks.CHUNK", 7)
    chance = random.Random(seed)
    make_topic("#MeToo")
    outlets = [make_outlet(f"Outlet {number}") for number in range(3)]
    everything = Article.objects.bulk_create(invent_articles(chance, 150, outlets))
    Article.objects.filter(pk__in=[article.pk for article in everything[60:]]).update(state="draft")
    build_index()
    place = connections["default"].get_backend().place
    for _ in range(40):
        changed = chance.sample(everything, chance.choice([1, 1, 2, 5, 30]))
        for article in changed:
            article.state = chance.choice(["published", "published", "draft"])
            article.body = invent_paragraph(chance, invent_vocabulary(chance, 20))
        Article.objects.bulk_update(changed, ["state", "body"])
        connections["default"].get_backend().renew([article.pk for article in changed])
        published = Article.objects.published().with_parts()
        snapshot = snapshot_of(place)
        assert sorted(snapshot.numbers["article"][snapshot.alive].tolist()) == sorted(a.pk for a in published)
    paragraphs = paragraphs_of(published)
    for phrase in ("the", "of the", "to", "in that", "me too", "is"):
        assert answer(f'"{phrase}"') == scan(paragraphs, tuple(phrase.split()))
    assert len(snapshot.tables) < 20


def windows(words, wanted, distance):
    places = {w: [at for at, each in enumerate(words) if each == w] for w in set(wanted)}
    return find_windows(places, wanted, distance)


def evaluators(paragraphs, articles, *, a, b, c, outlet, first, letters):
    """Queries of these words, each with what says of an article whether it matches."""

    def word(pk, wanted):
        language = articles[pk].language
        return any(stem(w, language) == stem(wanted, language) for words in paragraphs[pk] for w in words)

    def phrase(pk, *wanted):
        return any(find_phrase(words, wanted) for words in paragraphs[pk])

    def near(pk, distance, *wanted):
        return any(windows(words, wanted, distance) for words in paragraphs[pk])

    def begins(pk, letters):
        return any(w.startswith(letters) for words in paragraphs[pk] for w in words)

    def printed_by(pk):
        return articles[pk].outlet.slug == f"outlet-{outlet}"

    def dated(pk):
        return f"{first}-01-01" <= articles[pk].published <= f"{first}-06-30"

    return {
        f"{a} {b} -{c}": lambda pk: word(pk, a) and word(pk, b) and not word(pk, c),
        f'{a} OR "{b} {c}"': lambda pk: word(pk, a) or phrase(pk, b, c),
        f"{a} (outlet:outlet-{outlet} OR {b})": lambda pk: word(pk, a) and (printed_by(pk) or word(pk, b)),
        f'"{a}" from:{first} to:{first}-06': lambda pk: phrase(pk, a) and dated(pk),
        f'"{a} {b}"~4': lambda pk: near(pk, 4, a, b),
        f'"{a} {b} {c}"~9': lambda pk: near(pk, 9, a, b, c),
        f'"{a} {a}"~3': lambda pk: near(pk, 3, a, a),
        f"{letters}* -{a}": lambda pk: begins(pk, letters) and not word(pk, a),
        f"-{a} language:fr": lambda pk: not word(pk, a) and articles[pk].language == "fr",
    }


def test_words_brackets_minus_and_filters_answer_like_a_plain_evaluator(invented):
    articles = {a.pk: a for a in Article.objects.published().select_related("outlet")}
    chance = random.Random(3)
    for _ in range(25):
        a, b, c = chance.sample(COMMON.split(), 3)
        chosen = {"a": a, "b": b, "c": c, "outlet": chance.randrange(5), "first": f"201{chance.randint(0, 8)}"}
        chosen["letters"] = chance.choice(["bak", "kel", "the", "nur", "zub"])
        for typed, holds in evaluators(invented, articles, **chosen).items():
            results = connections["default"].get_backend().search(typed)["results"]
            assert {int(result.pk) for result in results} == {pk for pk in articles if holds(pk)}, typed


def test_changes_are_worked_off_by_many_threads_at_once_without_loss(transactional_db, settings):
    build_index()
    articles = [make_article(f"Article {number}", "Silence.") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda article: connections["default"].get_backend().renew([article.pk]), articles))
    work_off_queue()
    assert find("silence").articles_total == 8


def test_near_counts_are_those_of_a_plain_scan(invented):
    chance = random.Random(5)
    engine = connections["default"].get_backend()
    for _ in range(40):
        wanted, distance = chance.choices(COMMON.split()[:12], k=chance.randint(2, 3)), chance.randint(2, 12)
        expected = sum(len(windows(words, wanted, distance)) for each in invented.values() for words in each)
        found = engine.search(f'"{" ".join(wanted)}"~{distance}')
        assert (found["occurrences"], found["partial"]) == (expected, False), (wanted, distance)
