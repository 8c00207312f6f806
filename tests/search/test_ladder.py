import pytest

from archive.search.find import find
from archive.search.ladder import climb
from archive.search.query_language import FILTERS
from archive.search.question import read_question
from tests.factories import make_article, make_outlet


@pytest.fixture
def articles(index):
    make_article("A", "Silence is the norm.")
    make_article("B", "The norm, silences said.", outlet=make_outlet("Quay"))
    make_article("C", "A norm for all that they would ever call silence.")
    make_article("D", "Bells.")
    index()


def rungs(typed, **filters):
    return {rung.reading: rung.typed for rung in climb(read_question(typed, filters))}


ORDER = "the words next to each other, in any order"
WITHIN = "the words within 5 of each other, in any order"
FORM = "the words in any form, anywhere in the article"
ANY = "any of the words, in any form"
PRESENT = "with what was to be absent"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            '"the silence norm is"',
            {
                ORDER: '"the silence norm is"~3',
                WITHIN: '"the silence norm is"~5',
                FORM: "the silence norm is",
                ANY: "the OR silence OR norm OR is",
            },
        ),
        ('"norm silences"', {ORDER: '"norm silences"~1', WITHIN: '"norm silences"~5', FORM: "norm silences"}),
        ('"norm call"', {FORM: "norm call", ANY: "norm OR call"}),
        ('printed:"Norm"', {"the same words, however they are printed": '"norm"'}),
        ("bells silence", {ANY: "bells OR silence"}),
        ("silence -norm", {PRESENT: "silence"}),
        ('"bells" -bell', {PRESENT: '"bells"'}),
        ("zebra", {}),
        ("", {}),
        ("…", {}),
        ("-silence -bells -norm", {}),
    ],
)
def test_rungs_keep_all_but_what_their_name_says(articles, typed, expected):
    found = rungs(typed)
    assert {reading: found.get(reading) for reading in expected} == expected
    assert bool(found) == bool(expected)


def test_the_filters_are_kept_where_something_is_found_with_them(articles):
    found = climb(read_question('"silences norm"', {"outlet": "quay"}))
    assert [(rung.reading, rung.articles, rung.keeps_filters) for rung in found] == [
        (ORDER, 1, True),
        (WITHIN, 1, True),
        (FORM, 1, True),
        (ANY, 1, True),
    ]
    assert climb(read_question('"silence is"', {"outlet": "quay"}))[0].reading == "the same, without the filters"
    assert rungs("bells outlet:quay") == {"the same, without the filters": "bells"}


def test_what_was_to_be_absent_stays_so_on_the_other_rungs(articles):
    assert rungs('"norm silence" -call')[FORM] == "(norm silence) -call"
    assert rungs("zebra bells -call")[ANY] == "(zebra OR bells) -call"


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ('"the silence norm is" -zebra', {}),
        ('"silence is" bells', {"outlet": "quay"}),
        ('printed:"Norm" closed:no', {"from": "2018"}),
        ('("norm silence is" OR zebra) -bells', {"language": "en"}),
    ],
)
def test_each_rung_leads_to_as_many_articles_as_it_says(articles, typed, filters):
    found = climb(read_question(typed, filters))
    assert found
    for rung in found:
        kept = filters if rung.keeps_filters else dict.fromkeys(FILTERS, "")
        assert find(rung.typed, filters=kept).articles_total == rung.articles > 0
