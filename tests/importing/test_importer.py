import hashlib
import json

import pytest

from archive.importing.importer import import_documents
from archive.models import Article, IndexChange, Outlet, SourceDocument
from archive.search.find import find
from tests.factories import make_article, make_outlet

PAGE = """Harbour bridge opens after nine years

The mayor cut a ribbon on Monday, and a crowd of two hundred walked across.

“We waited long enough,” said Ana Núñez, who lives by the quay.
"""


@pytest.fixture
def write(tmp_path):
    def write_file(name, content):
        path = tmp_path / "sent" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def line(**fields):
    return json.dumps({"outlet": "Harbour Courier", "headline": "A", "body": "Words.", **fields}) + "\n"


def verdicts(paths, **options):
    return [str(outcome.verdict) for outcome in import_documents(paths, **options)]


def only(paths, **options):
    (outcome,) = import_documents(paths, **options)
    return outcome


@pytest.mark.django_db
class TestTexts:
    def test_a_text_becomes_a_draft_for_an_editor(self, write):
        outcome = only([write("bridge.txt", PAGE)])
        assert (outcome.verdict, outcome.slug) == ("needs an editor", "harbour-bridge-opens-after-nine-years")
        article = Article.objects.get()
        assert (article.state, article.outlet, article.extent) == ("draft", None, "full")
        assert article.source.read() == PAGE.encode()
        assert article.source_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()

    def test_a_text_is_given_the_outlet_that_was_named(self, write):
        outlet = make_outlet()
        only([write("bridge.txt", PAGE)], outlet=outlet)
        assert Article.objects.get().outlet == outlet

    def test_a_record_that_waits_for_the_text_gets_it(self, write):
        digest = hashlib.sha256(PAGE.encode()).hexdigest()
        record = make_article("Harbour bridge opens after nine years", "", source_sha256=digest)
        assert only([write("bridge.txt", PAGE)]).verdict == "attached to a record"
        record.refresh_from_db()
        assert (record.extent, record.is_published, record.source.sha256) == ("full", True, digest)
        assert IndexChange.objects.filter(article_id=record.pk).exists()

    def test_attaching_fills_what_is_blank_and_leaves_what_the_record_says(self, write):
        page = "Another headline\n\nBy Jo Reed\n\nThe mayor cut a ribbon on Monday, and a crowd walked across.\n"
        digest = hashlib.sha256(page.encode()).hexdigest()
        record = make_article("The record's headline", "", source_sha256=digest)
        outcome = only([write("bridge.txt", page)])
        record.refresh_from_db()
        assert (record.headline, record.bylines) == ("The record's headline", ["Jo Reed"])
        assert "Another headline" in outcome.warnings[0]

    def test_running_it_again_changes_nothing(self, write):
        path = write("bridge.txt", PAGE)
        only([path])
        before = Article.objects.values().get()
        assert verdicts([path, path]) == ["already held", "already held"]
        assert Article.objects.values().get() == before

    def test_the_same_text_in_another_document_is_kept_and_said_to_be_the_same(self, write):
        only([write("one.txt", PAGE)])
        outcome = only([write("two.txt", PAGE + "\n\n")])
        assert outcome.verdict == "same text as another"
        assert Article.objects.count() == SourceDocument.objects.count() == 2

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("empty.txt", b""),
            ("blank.txt", b" \n\n "),
            ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
            ("null.txt", b"Headline\n\nText with a \x00 in it."),
            ("bytes.txt", bytes(range(128, 256)) * 4),
        ],
    )
    def test_a_document_that_cannot_be_read_fails_with_a_reason_and_its_bytes_are_kept(self, write, name, content):
        outcome = only([write(name, content)])
        assert outcome.verdict == "failed"
        assert len(outcome.reasons[0]) > 20
        assert SourceDocument.objects.get().read() == content
        assert not Article.objects.exists()

    def test_a_text_in_windows_1252_is_read_with_a_warning(self, write):
        outcome = only([write("old.txt", PAGE.encode("cp1252"))])
        assert outcome.verdict == "needs an editor"
        assert "1252" in " ".join(outcome.warnings)
        assert "Núñez" in Article.objects.get().body

    def test_a_dry_run_says_what_would_happen_and_keeps_nothing(self, write, settings):
        paths = [write("bridge.txt", PAGE), write("lines.jsonl", line() + line(headline="B") + "no json\n")]
        assert verdicts(paths, dry_run=True) == ["needs an editor", "new", "same text as another", "failed"]
        assert not Article.objects.exists()
        assert not Outlet.objects.exists()
        assert not SourceDocument.objects.exists()
        assert not settings.DOCUMENTS_DIR.exists()


@pytest.mark.django_db
class TestFolders:
    def test_every_file_of_a_folder_is_accounted_for(self, write, tmp_path):
        write("a/bridge.txt", PAGE)
        write("a/b/lines.jsonl", line())
        write("a/notes.md", "# Notes")
        write("a/photo.jpg", b"\xff\xd8")
        outcomes = list(import_documents([tmp_path / "sent"]))
        assert [(outcome.document.rpartition("/")[2], str(outcome.verdict)) for outcome in outcomes] == [
            ("lines.jsonl, line 1", "new"),
            ("bridge.txt", "needs an editor"),
            ("notes.md", "passed over"),
            ("photo.jpg", "passed over"),
        ]

    def test_a_path_that_is_not_there_stops_everything_before_it_begins(self, write, tmp_path):
        with pytest.raises(FileNotFoundError, match="There is no file or folder"):
            list(import_documents([write("bridge.txt", PAGE), tmp_path / "nowhere"]))
        assert not Article.objects.exists()


@pytest.mark.django_db
class TestLines:
    def test_articles_are_published_as_they_say(self, write, index):
        told = {
            "standfirst": "It took nine years.",
            "bylines": ["Jo Reed"],
            "published": "2018-10-15~",
            "published_basis": "inferred",
            "url": "https://courier.example/bridge",
            "language": "en-AU",
            "captions": [{"caption": "A crowd", "credit": "Jo Reed"}],
            "topics": ["Bridges", "#WalkAcross"],
            "notices": [{"kind": "correction", "text": "The bridge has two lanes."}],
            "id": "hc-17",
        }
        only([write("lines.jsonl", line(headline="Bridge opens", body="One.\n\n*Two*.", **told))])
        article = Article.objects.with_reading().get()
        assert (article.state, article.outlet.name, article.headline) == (
            "published",
            "Harbour Courier",
            "Bridge opens",
        )
        assert (article.standfirst, article.bylines, article.sender_id) == ("It took nine years.", ["Jo Reed"], "hc-17")
        assert (article.published, str(article.published_earliest)) == ("2018-10-15~", "2018-10-15")
        assert [topic.name for topic in article.topics.all()] == ["#WalkAcross", "Bridges"]
        assert [notice.text for notice in article.notices.all()] == ["The bridge has two lanes."]
        assert [caption.credit for caption in article.captions.all()] == ["Jo Reed"]
        index()
        assert find('"one"').articles_total == find('"a crowd"').articles_total == 1

    def test_each_article_knows_its_own_line_of_the_file(self, write):
        lines = [line(), "\n", line(headline="B", body="Café.")]
        list(import_documents([write("lines.jsonl", "".join(lines).encode())]))
        article = Article.objects.get(headline="B")
        kept = article.source.read(offset=article.source_offset, length=article.source_length)
        assert json.loads(kept)["body"] == "Café."
        assert article.source_sha256 == hashlib.sha256(kept).hexdigest()

    def test_bad_lines_fail_with_a_reason_and_the_good_ones_go_in(self, write):
        bad = [
            "no json",
            "[1]",
            line(outlet=""),
            line(headline=None),
            line(published="Octember 2018"),
            line(url="javascript:alert(1)"),
            line(headline="x" * 600),
            line(body="A \0 in it"),
            '{"outlet": "A", "headline": "B"}',
        ]
        content = "".join(each.rstrip("\n") + "\n" for each in [*bad, line()])
        outcomes = list(import_documents([write("lines.jsonl", content)]))
        assert [str(each.verdict) for each in outcomes] == ["failed"] * len(bad) + ["new"]
        assert all(len(outcome.reasons[0]) > 20 for outcome in outcomes[:-1])
        assert "Octember 2018" in outcomes[4].reasons[0]
        assert SourceDocument.objects.get().read() == content.encode()

    def test_an_unknown_outlet_is_made_and_said_to_be_new_once(self, write):
        outcomes = list(import_documents([write("lines.jsonl", line() + line(headline="B") + line(headline="C"))]))
        assert [bool(outcome.warnings) for outcome in outcomes] == [True, False, False]
        assert "“Harbour Courier” is new to the archive" in outcomes[0].warnings[0]
        assert Outlet.objects.get().slug == "harbour-courier"

    def test_one_headline_twice_gives_two_addresses(self, write):
        list(import_documents([write("lines.jsonl", line() + line(body="Other words."))]))
        assert Article.objects.values("slug").distinct().count() == 2

    def test_a_line_sent_twice_is_held_once(self, write):
        assert verdicts([write("lines.jsonl", line() + line())]) == ["new", "already held"]
        assert verdicts([write("more.jsonl", line(headline="B") + line())]) == ["same text as another", "already held"]

    def test_a_killed_import_is_finished_by_running_it_again(self, write, monkeypatch):
        monkeypatch.setattr("archive.importing.import_lines.BATCH", 2)
        path = write("lines.jsonl", "".join(line(headline=str(number), body=str(number)) for number in range(5)))
        killed = import_documents([path])
        assert [next(killed).verdict for _ in range(3)] == ["new"] * 3
        killed.close()
        assert verdicts([path]) == ["already held"] * 4 + ["new"]
        assert Article.objects.count() == 5


@pytest.mark.django_db
def test_the_founding_documents_attach_to_their_records(founding_documents, index):
    from django.conf import settings

    from archive.importing.catalogue import load_catalogue

    load_catalogue(settings.CATALOGUE_DIR)
    assert verdicts([founding_documents]) == ["attached to a record"] * 5 + ["passed over"]
    assert verdicts([founding_documents]) == ["already held"] * 5 + ["passed over"]
    index()
    counted = {
        phrase: sorted((found.occurrences for found in find(phrase).articles), reverse=True)
        for phrase in (
            '"silence is not the norm"',
            '"me too"',
            '"#MeToo"',
            '"#metoo"',
            "“Me Too”",
            '"never expected to release it publicly"',
            '"sweet, sweet soul"',
            '"stand in solidarity"',
            '"Getty Images"',
            '"closed in 2021"',
            '"silence norm"',
        )
    }
    assert list(counted.values()) == [
        [1, 1, 1, 1],
        *[[10, 8, 8, 6, 3]] * 4,
        [1, 1, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
        [1],
        [],
        [],
    ]
    furniture = ("newsletter", "Close", "Welcome", "About the writer", "Uncommon Knowledge", "Source:", "Read more")
    for article in Article.objects.with_parts():
        assert article.extent == "full"
        assert not [word for word in furniture for part in article.parts() if word in part.text]
