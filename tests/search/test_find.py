import json
from pathlib import Path

import pytest

from archive.importing.importer import import_documents
from archive.models import Article
from archive.search.find import find, hits_in
from tests.factories import make_article, make_closed_outlet, make_outlet, make_topic

GOLDEN = json.loads((Path(__file__).parent.parent / "golden" / "phrases.json").read_text(encoding="utf-8"))


@pytest.fixture
def golden_articles(index, tmp_path):
    """The golden articles, imported as anybody's JSON Lines would be."""
    for name in GOLDEN["hashtag_topics"]:
        make_topic(name)
    file = tmp_path / "golden.jsonl"
    file.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in GOLDEN["articles"]))
    assert [outcome.verdict for outcome in import_documents([file])] == ["new"] * len(GOLDEN["articles"])
    index()
    return Article.objects.all()


def occurrences(results):
    return {found.article.sender_id: found.occurrences for found in results.articles}


def test_golden_phrases(golden_articles):
    wrong = {}
    for case in GOLDEN["phrases"]:
        results = find(f'"{case["phrase"]}"')
        answer = occurrences(results)
        if answer != case["occurrences"] or results.occurrences_total != sum(answer.values()):
            wrong[case["phrase"]] = (answer, results.occurrences_total)
    assert not wrong


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "„{}“", "«{}»", "»{}«", "‘{}’"])
def test_quotation_marks_of_every_habit_make_a_phrase(golden_articles, quoted):
    assert occurrences(find(quoted.format("silence is not the norm"))) == {"march": 1}


def found(typed, **options):
    return sorted(found.article.headline for found in find(typed, **options).articles)


@pytest.fixture
def four_articles(index):
    closed = make_closed_outlet("Evening Lantern")
    make_article("A", "Silence is the norm.", published="2017-10-15")
    make_article("B", "The norms of silences differ. Harassed, he left.", published="2018-10-15~", outlet=closed)
    make_article("C", "Harassment is no norm.", published="2018", topics=[make_topic("Silence", "subject")])
    make_article("D", "Rien de tel. Les normes.", published="", language="fr", outlet=make_outlet("Le Port"))
    make_article("Draft", "Silence is the norm.", state="draft")
    make_article("Withdrawn", "Silence is the norm.", state="withdrawn", withdrawal_reason="At the author’s wish.")
    index()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("silence norm", "AB"),
        ("norm", "ABCD"),
        ("harass", "BC"),
        ('"norm"', "AC"),
        ("norm -silence", "CD"),
        ('norm -"silence is the norm"', "BCD"),
        ("harassed OR silence", "ABC"),
        ("(harassed OR rien) norm", "BCD"),
        ("norm (silence OR (harassment -nothing))", "ABC"),
        ("norm outlet:evening-lantern", "B"),
        ('norm outlet:"Evening Lantern"', "B"),
        ("norm -outlet:evening-lantern", "ACD"),
        ("norm outlet:nowhere", ""),
        ("topic:silence", "C"),
        ("language:fr", "D"),
        ("closed:yes", "B"),
        ("closed:no", "ACD"),
        ("norm from:2018", "BC"),
        ("norm to:2017-12-31", "A"),
        ("norm from:2018-10-15 to:2018-10-15", "BC"),
        ("norm from:2018-11", "C"),
        ("norm to:2018-10-14", "AC"),
        ("extent:full", "ABCD"),
        ("extent:record", ""),
        ("-norm", ""),
        ("zebra", ""),
    ],
)
def test_a_query_finds_its_articles(four_articles, typed, expected):
    assert found(typed) == list(expected)


def test_filters_chosen_beside_the_query_narrow_it(four_articles):
    assert found("norm OR silence", filters={"outlet": "evening-lantern"}) == ["B"]
    assert found("", filters={"from": "2018", "to": "2018-12"}) == ["B", "C"]
    assert found("norm", filters={"from": "", "unheard-of": "x"}) == ["A", "B", "C", "D"]


def test_articles_with_the_words_as_a_phrase_stand_first(index):
    make_article("Apart", "Norm norm norm norm. Silence, silence, silence.")
    make_article("Together", "The silence norm.")
    index()
    assert [each.article.headline for each in find("silence norm").articles] == ["Together", "Apart"]


@pytest.mark.parametrize(
    ("order", "expected"), [("oldest", "ACBD"), ("newest", "CBAD"), ("outlet", "BACD"), ("unheard-of", "CABD")]
)
def test_orders(four_articles, order, expected):
    results = find("norm", order=order)
    if order != "unheard-of":
        assert "".join(each.article.headline for each in results.articles) == expected
    else:
        assert results.receipt.order == "relevance"


def test_pages_are_cut_and_a_page_beyond_the_last_is_the_last(four_articles):
    pages = [find("norm", order="oldest", page=page, page_size=3) for page in (0, 1, 2, 99)]
    assert [[each.article.headline for each in page.articles] for page in pages] == [
        ["A", "C", "B"],
        ["A", "C", "B"],
        ["D"],
        ["D"],
    ]
    assert {(page.pages, page.articles_total) for page in pages} == {(2, 4)}


def test_facets_count_all_that_was_found(four_articles):
    facets = find("norm", page_size=1).facets
    assert [(facet.value, facet.name, facet.articles) for facet in facets["outlet"]] == [
        ("harbour-courier", "Harbour Courier", 2),
        ("evening-lantern", "Evening Lantern", 1),
        ("le-port", "Le Port", 1),
    ]
    assert [(facet.name, facet.articles) for facet in facets["year"]] == [
        ("2017", 1),
        ("2018", 2),
        ("year not known", 1),
    ]


def test_the_receipt_says_how_the_search_was_read(four_articles):
    receipt = find('"The Norm" -silence outlet:evening-lantern from:2018-10').receipt
    assert receipt.read_as == (
        "exactly “the norm” and not “silence” in any form and in evening-lantern and published in or after October 2018"
    )
    assert receipt.filters == {"outlet": "evening-lantern", "from": "2018-10"}
    assert receipt.mended == ()


def test_the_receipt_names_an_outlet_that_the_archive_has_not_got(four_articles):
    assert find("norm outlet:nowhere").receipt.mended == ("This archive has no outlet called nowhere.",)


def test_same_texts_are_counted_once(index):
    make_article("One", "The very same words.")
    make_article("Two", "The very   same words!", outlet=make_outlet("Valley Tribune"))
    make_article("Three", "Other words.")
    index()
    results = find("words")
    assert (results.articles_total, results.texts_total) == (3, 2)


def test_an_empty_search_asks_nothing(index):
    index()
    for typed in ("", "   ", '"', "…", "()", "-"):
        results = find(typed)
        assert (results.articles_total, results.articles) == (0, [])


@pytest.mark.parametrize("typed", ["silence", '"silence"', "-silence", "from:2018", "silence OR norm"])
@pytest.mark.parametrize("order", ["relevance", "oldest", "newest", "outlet"])
def test_an_empty_archive_answers_with_nothing(index, typed, order):
    index()
    results = find(typed, order=order)
    assert (results.articles_total, results.page, results.pages, results.articles) == (0, 1, 1, [])


def test_captions_and_credits_are_found_and_notices_are_not(index):
    article = make_article(captions=[("A crowd at the gate", "Jo Reed/Quay Images")])
    article.notices.create(kind="archive", text="Maintained as an archive.")
    index()
    assert find('"the gate"').occurrences_total == 1
    assert find('"quay images"').occurrences_total == 1
    assert find('"the gate jo reed"').articles_total == 0
    assert find('"maintained as an archive"').articles_total == 0


def test_excerpts_are_found_while_the_text_is_not_held(index):
    record = make_article("Record", "", extent="excerpts")
    record.excerpts.create(words="silence is not the norm", speaker="Ana Núñez")
    index()
    assert [hit.part.kind for hit in find('"not the norm"').articles[0].hits] == ["excerpt"]


def test_hits_of_words_are_every_form_in_the_article_s_language(four_articles):
    article = Article.objects.get(headline="B")
    assert [hit.match for hit in hits_in(article, "norm harassing")] == ["norms", "Harassed"]


HOSTILE = [
    '"' * 100_000,
    "a " * 50_000,
    "(" * 5_000,
    ")" * 5_000,
    "(" * 3_000 + "a" + ")" * 3_000,
    "a OR " * 5_000,
    "\0norm\0",
    "norm\ud800",
    "-" * 3_000,
    "*",
    "a*",
    "???",
    "norm~9",
    '"norm"~99999999999999999999',
    "[a TO z]",
    "id:archive.article.1",
    "exact:norm",
    "from:Octember",
    "to:99999999999999",
    "from:-0044",
    "to:Y170000002",
    "on:15",
    "closed:perhaps",
    "\u202enorm\u202d",
    "norm AND NOT silence",
    "OR OR OR",
    "outlet:",
    "outlet:\0",
    ":",
    "‘tis the norm",
    "don’t ‘quote me’ on ’90s norms",
    '"never closed',
    "%00%ff",
    "'; DROP TABLE archive_article; --",
    "½ ﷺ ❤️ \u0301",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_fails(four_articles, typed):
    results = find(typed)
    assert results.pages >= 1
    for found_article in results.articles:
        hits_in(found_article.article, typed)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("x" * 5000, "The search had 5,000 characters; only the first 4,000 were looked for."),
        ("a " * 1000, "Only the first 400 words were looked for."),
        ("norm)", "A closing bracket without an opening one was passed over."),
        ("(norm", "A bracket was not closed; it is read as closed at the end."),
        ('"norm', "A quotation mark was not closed; the phrase is read to the end."),
        ("author:norm", "There is no filter called author; it was read as words."),
        ("closed:perhaps norm", "closed:perhaps was left out. Write closed:yes or closed:no."),
        ("…", "There is no word in this search. Type a word, or a phrase in quotation marks."),
    ],
)
def test_what_was_mended_is_said(four_articles, typed, mended):
    assert mended in find(typed).receipt.mended
