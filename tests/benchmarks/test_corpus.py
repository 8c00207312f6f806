"""The corpus of the benchmarks: the same every time, and with the repetition of real text."""

import random
import re
from collections import Counter
from itertools import islice, pairwise

import pytest

from benchmarks.corpus import OUTLETS, PLANTED, make_articles


@pytest.fixture(scope="module")
def articles():
    return list(make_articles(1_000))


@pytest.fixture(scope="module")
def words(articles):
    text = "\n".join(paragraph for article in articles for paragraph in article.paragraphs)
    return re.findall(r"\w+", text.lower())


def share_of(words, rank):
    return Counter(words).most_common(rank)[-1][1] / len(words)


def test_the_same_articles_every_time(articles):
    assert list(make_articles(1_000)) == articles


def test_fewer_articles_are_the_first_of_more(articles):
    assert list(make_articles(12)) == articles[:12]
    assert list(islice(make_articles(1_001), 1_000)) == articles


def test_articles_have_some_500_words_each_and_some_have_many_more(words, articles):
    lengths = [sum(len(paragraph.split()) for paragraph in article.paragraphs) for article in articles]
    assert 470 < len(words) / len(articles) < 540
    assert max(lengths) > 1_500
    assert min(lengths) < 200


def test_a_word_of_ten_times_the_rank_is_about_a_tenth_as_frequent(words):
    assert 0.05 < share_of(words, 1) < 0.08  # as “the” in English
    for rank in (10, 100, 500):
        assert 5 < share_of(words, rank) / share_of(words, 10 * rank) < 15


def repeated_phrases(words):
    phrases = Counter(zip(words, words[1:], words[2:], strict=False))
    return sum(number for number in phrases.values() if number > 1) / len(words)


def test_phrases_repeat_more_often_than_by_chance(words):
    assert Counter(pairwise(words))["of", "the"] > 0.004 * len(words)
    assert repeated_phrases(words) > 1.2 * repeated_phrases(random.Random(1).sample(words, len(words)))


def test_planted_phrases_stand_where_they_should_and_nowhere_else(articles):
    for planted in PLANTED:
        found = [each.number for each in articles if planted.text in "\n".join(each.paragraphs)]
        assert found == [each.number for each in articles if planted.is_in(each.number)]
        assert len(found) == planted.articles(len(articles))


def test_every_outlet_has_articles_and_the_first_has_most(articles):
    held = Counter(article.outlet for article in articles)
    assert set(held) == set(OUTLETS)
    assert held.most_common(1)[0][0] in OUTLETS[:3]
    assert {article.published.year for article in articles} == set(range(2000, 2026))


def test_wire_paragraphs_are_shared(articles):
    shared = Counter(paragraph for article in articles for paragraph in article.paragraphs)
    assert shared.most_common(1)[0][1] >= 3
