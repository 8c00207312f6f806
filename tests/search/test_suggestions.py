import pytest

from archive.search.find import find
from archive.search.question import read_question
from archive.search.suggestions import did_you_mean, other_names
from tests.factories import make_article, make_outlet, make_topic


@pytest.fixture
def articles(index):
    make_topic("#TimesUp", other_names=["Time is Up", "Times Up", "Time for nothing", 7, ""])
    make_article("A", "Silence is the norm. #TimesUp")
    make_article("B", "Time is up for silence, they said.", outlet=make_outlet("Quay"))
    make_article("C", "Sirens. Harassment.")
    index()


def told(suggestions):
    return [(each.words, each.typed, each.articles, each.keeps_filters) for each in suggestions]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("silense", [("silence", "silence", 2, True)]),
        ('"silense is the nrom"', [("silence, norm", '"silence is the norm"', 1, True)]),
        ('"silense zebra"', [("silence", "silence", 2, True)]),
        ("silense -norm", [("silence", "silence -norm", 1, True)]),
        ('silense OR "nobody"', [("silence", 'silence OR "nobody"', 2, True)]),
        ('printed:"Silense"', [("silence", '"silence"', 2, True)]),
        ('"silense norm"~5', [("silence", '"silence norm"~5', 1, True)]),
        ("silense outlet:nowhere", [("silence", "silence", 2, False)]),
        ("harassed", []),
        ("zebra", []),
        ('"norm silence"', []),
        ("", []),
        ("from:2018", []),
    ],
)
def test_words_that_are_nowhere_are_put_right(articles, typed, expected):
    assert told(did_you_mean(read_question(typed))) == expected


def test_the_filters_are_kept_where_something_is_found_with_them(articles):
    assert told(did_you_mean(read_question("silense", {"outlet": "quay"}))) == [("silence", "silence", 1, True)]
    assert told(did_you_mean(read_question("nrom", {"outlet": "quay"}))) == [("norm", "norm", 1, False)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#TimesUp", [("Time is Up", '"time is up"', 1, True)]),
        ('"times up" silence', [("Time is Up", '"time is up" silence', 1, True)]),
        ('"time is up"', [("#TimesUp", '"times up"', 1, True)]),
        ("silence", []),
        ("", []),
    ],
)
def test_other_names_of_a_topic_are_offered(articles, typed, expected):
    offered = told(other_names(read_question(typed)))
    assert [each if each[0] != "Times Up" else ("#TimesUp", *each[1:]) for each in offered] == expected


@pytest.mark.parametrize("typed", ["silense", '"silense is the nrom" -zebra', "#TimesUp", '"time is up"'])
def test_each_suggestion_finds_as_many_articles_as_it_says(articles, typed):
    question = read_question(typed)
    for each in [*did_you_mean(question), *other_names(question)]:
        assert find(each.typed).articles_total == each.articles > 0
