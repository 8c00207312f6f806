import pytest

from archive.parts import Part
from archive.search import printed_forms
from archive.search.concordance import Hit
from archive.search.printed_forms import count_printed_forms, form_of
from archive.search.question import read_question
from tests.factories import make_article, make_outlet, make_topic


@pytest.mark.parametrize(
    ("text", "match", "form"),
    [
        ("She said me too.", "me too", "me too"),
        ("The #MeToo march", "MeToo", "#MeToo"),
        ("By @MeToo", "MeToo", "@MeToo"),
        ("# MeToo", "MeToo", "MeToo"),
        ("MeToo", "MeToo", "MeToo"),
        ("Me \n too", "Me \n too", "Me too"),
        ("(ME TOO)", "ME TOO", "ME TOO"),
    ],
)
def test_a_form_is_the_characters_with_the_sign_before_them(text, match, form):
    start = text.index(match)
    assert form_of(Hit(1, Part("paragraph", 1, text), start, start + len(match))) == form


@pytest.fixture
def printed(index):
    make_topic("#MeToo")
    make_article("A", "Me Too, #MeToo and #MeToo.", outlet=make_outlet("Courier"))
    make_article("B", "They said me too.\n\n#metoo", outlet=make_outlet("Quay"))
    make_article("C", "Nothing.", outlet=make_outlet("Tribune"))
    index()


def test_forms_are_counted_by_outlet(printed):
    counted = count_printed_forms(read_question('"me too"'), articles_total=2)
    assert counted.forms == [("#MeToo", 2), ("#metoo", 1), ("Me Too", 1), ("me too", 1)]
    assert [(each.outlet.name, each.forms) for each in counted.by_outlet] == [
        ("Courier", [("#MeToo", 2), ("Me Too", 1)]),
        ("Quay", [("#metoo", 1), ("me too", 1)]),
    ]
    assert not counted.is_partial


def test_words_in_any_form_are_counted_by_form(printed):
    counted = count_printed_forms(read_question("saying"), articles_total=0)
    assert counted.forms == []
    counted = count_printed_forms(read_question("nothings"), articles_total=1)
    assert counted.forms == [("Nothing", 1)]


def test_it_is_said_when_not_every_article_was_read(printed, monkeypatch):
    monkeypatch.setattr(printed_forms, "ARTICLES_READ", 1)
    counted = count_printed_forms(read_question('"me too"'), articles_total=2)
    assert (counted.articles_read, counted.is_partial) == (1, True)
