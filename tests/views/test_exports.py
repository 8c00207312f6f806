import csv
import html
import io
import json
import re

import pytest

from archive.search.find import find
from archive.views.exports import safe_cell
from tests.factories import make_article, make_outlet
from tests.search.test_find import HOSTILE

ENDINGS = ("csv", "jsonl", "bib", "ris")


def text_of(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


@pytest.fixture
def export(client):
    """The text of the file that the search is taken away as."""
    return lambda ending, **query: text_of(client.get(f"/search.{ending}", query))


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_csv_has_a_row_for_each_occurrence_with_its_receipt(filled, export):
    rows = rows_of(export("csv", q='"me too"', order="oldest"))
    assert len(rows) == find('"me too"').occurrences_total == 11
    first = rows[0]
    assert (first["outlet"], first["published"], first["published_basis"]) == (
        "Evening Lantern",
        "2018-10-15",
        "address",
    )
    assert (first["headline"], first["part"], first["match"]) == ("The quiet march: me too", "headline-1", "me too")
    assert first["left"] == "The quiet march: "
    assert first["url"] == "http://testserver/articles/march/"
    for row in rows:
        assert row["query"] == '"me too"'
        assert row["read_as"] == "exactly “me too”"
        assert int(row["revision"]) > 0
        assert row["address"] == "http://testserver/search/?q=%22me+too%22&order=oldest"


def test_a_search_for_no_words_has_a_row_for_each_article(filled, export):
    rows = rows_of(export("csv", outlet="evening-lantern"))
    assert [(row["headline"], row["match"]) for row in rows] == [("The quiet march: me too", "")]
    assert rows_of(export("csv", q="nowhere")) == rows_of(export("csv")) == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+61", "'+61"),
        ("-1", "'-1"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=b", "a=b"),
        ("#MeToo", "#MeToo"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text, cell):
    assert safe_cell(text) == cell


def test_no_cell_of_a_file_is_a_formula(index, export):
    make_article('=HYPERLINK("http://evil.example","me too")', "@SUM(me too)\n\n-me too\n\n+me too", slug="evil")
    index()
    cells = [cell for row in rows_of(export("csv", q='-zebra "me too"')) for cell in row.values()]
    assert '\'=HYPERLINK("http://evil.example","me too")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_json_lines_begin_with_the_receipt_and_have_the_numbers_of_the_api(filled, export, client):
    receipt, *lines = [json.loads(line) for line in export("jsonl", q='"me too"').splitlines()]
    told = client.get("/api/search", {"q": '"me too"'}).json()
    address = receipt["receipt"].pop("address")
    assert address == "http://testserver/search/?q=%22me+too%22"
    assert receipt["receipt"] == told["receipt"]
    assert [(line["slug"], line["occurrences"], line["hits"]) for line in lines] == [
        (line["slug"], line["occurrences"], line["hits"]) for line in told["articles"]
    ]


def test_bibtex_has_the_receipt_as_a_comment_and_an_entry_for_each_article(filled, export):
    text = export("bib", q='"me too"')
    comment, *entries = re.split(r"\n\n(?=@)", text)
    assert comment.startswith("@comment{")
    assert "exactly “me too”" in comment
    assert comment.count("{") == comment.count("}") == 1
    assert comment.count("@") == 1
    assert sorted(re.match(r"@(?:article|online)\{([\w-]+),", entry)[1] for entry in entries) == [
        "march",
        "record",
        "same",
    ]
    assert text.endswith("}\n")


def test_a_comment_of_bibtex_holds_whatever_was_typed(filled, export):
    comment = export("bib", q='me} @article{evil, printed:"{"').split("\n")[0]
    assert comment.count("{") == comment.count("}") == comment.count("@") == 1


def test_each_record_of_ris_has_the_receipt_as_a_note(filled, export):
    records = export("ris", q='"me too"').split("ER  - \r\n")
    assert records.pop() == ""
    assert len(records) == 3
    for record in records:
        assert record.startswith("TY  - ")
        notes = [line for line in record.split("\r\n") if line.startswith("N1  - Found by ")]
        assert len(notes) == 1
        assert re.fullmatch(
            r"N1  - Found by http://testserver/search/\?q=%22me\+too%22 "
            r"read as: exactly “me too”; revision \d+\.",
            notes[0],
        )


@pytest.mark.parametrize("ending", ENDINGS)
def test_all_results_are_given_and_copies_only_where_they_are_asked_to_be_once(index, export, ending):
    for number in range(230):
        make_article(f"Number {number}", "The very same words.", outlet=make_outlet(f"Outlet {number % 3}"))
    index()
    marks = {"csv": "\r\n", "jsonl": "\n", "bib": "\n\n@", "ris": "ER  - "}
    before = {"csv": 1, "jsonl": 1, "bib": 0, "ris": 0}[ending]
    assert export(ending, q='"same words"').count(marks[ending]) - before == 230
    assert export(ending, q='"same words"', copies="once").count(marks[ending]) - before == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_an_attachment_of_its_kind(filled, client, ending):
    response = client.get(f"/search.{ending}", {"q": "silence"})
    text_of(response)
    kinds = {"csv": "text/csv", "jsonl": "application/jsonl", "bib": "x-bibtex", "ris": "x-research-info-systems"}
    assert kinds[ending] in response.headers["Content-Type"]
    assert re.fullmatch(
        rf'attachment; filename="of-record-search-revision-\d+\.{ending}"', response.headers["Content-Disposition"]
    )
    head = client.head(f"/search.{ending}", {"q": "silence"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Disposition"] == response.headers["Content-Disposition"]
    assert client.post(f"/search.{ending}").status_code == 405


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_an_index_that_is_said(client, db, caplog, ending):
    response = client.get(f"/search.{ending}", {"q": "silence"})
    assert response.status_code == 503
    assert "The index could not be asked" in caplog.text


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_page_leads_to_the_files_of_its_search(filled, read, client, ending):
    page = read("/search/", q='"me too"', outlet="evening-lantern", order="oldest")
    (address,) = [html.unescape(link) for link in re.findall(rf'href="(/search\.{ending}[^"]*)"', page)]
    assert address == f"/search.{ending}?q=%22me+too%22&outlet=evening-lantern&order=oldest"
    assert "march" in text_of(client.get(address))


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_query_is_answered(filled, export, typed):
    typed = typed.encode("utf-8", "surrogatepass")
    for ending in ENDINGS:
        export(ending, q=typed)


@pytest.mark.parametrize(("ending", "most"), [("csv", 12), ("jsonl", 12), ("bib", 20), ("ris", 20)])
def test_the_number_of_queries_does_not_grow(index, export, django_assert_max_num_queries, ending, most):
    for number in range(12):
        make_article(f"Number {number}", "Me too.", outlet=make_outlet(f"Outlet {number}"), captions=[("x", "y")])
    index()
    with django_assert_max_num_queries(most):
        export(ending, q='"me too"')
