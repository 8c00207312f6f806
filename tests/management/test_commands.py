import json
import socket
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, IndexChange, Outlet
from archive.search.find import find
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db(transaction=True)


def run(name, *arguments, **options):
    out = StringIO()
    call_command(name, *arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "lines.jsonl"
    told = [{"outlet": "Harbour Courier", "headline": f"Article {n}", "body": f"Words {n}."} for n in range(3)]
    path.write_text("".join(json.dumps(each) + "\n" for each in told))
    return path


class TestSetUp:
    def test_an_empty_folder_becomes_an_archive_that_answers(self):
        said = run("set_up")
        assert "Index built: 5 articles." in said
        assert find('"silence is not the norm"').articles_total >= 3

    def test_doing_it_again_changes_nothing(self):
        run("set_up")
        Article.objects.first().delete()
        said = run("set_up")
        assert Article.objects.count() == 4
        assert "Catalogue" not in said


class TestImportDocuments:
    def test_every_document_is_in_the_table_and_found_at_once(self, lines, tmp_path):
        (tmp_path / "notes.md").touch()
        said = run("import_documents", str(tmp_path))
        assert "  new                            3\n" in said
        assert "  passed over                    1\n" in said
        assert "  documents in all               4" in said
        assert find('"words 2"').articles_total == 1
        assert not IndexChange.objects.exists()

    def test_a_second_run_says_that_all_is_held(self, lines):
        run("import_documents", str(lines))
        assert "already held                   3" in run("import_documents", str(lines))

    def test_a_failure_is_told_with_its_reason_and_the_exit_status(self, lines):
        lines.write_text(lines.read_text() + "no json\n")
        with pytest.raises(CommandError, match="1 failed") as failure:
            run("import_documents", str(lines))
        assert failure.value.returncode == 1
        assert find('"words 2"').articles_total == 1

    def test_a_dry_run_keeps_nothing(self, lines):
        assert "This was a dry run" in run("import_documents", "--dry-run", str(lines))
        assert not Article.objects.exists()

    def test_an_outlet_that_is_not_there_is_refused_with_those_that_are(self, lines):
        make_outlet("Valley Tribune")
        with pytest.raises(CommandError, match="choose one of: valley-tribune"):
            run("import_documents", "--outlet", "Nowhere", str(lines))

    def test_texts_are_given_to_the_outlet_that_was_named(self, tmp_path):
        page = tmp_path / "page.txt"
        page.write_text("A bridge opens\n\nThe mayor cut a ribbon on Monday, and two hundred people walked across.\n")
        outlet = make_outlet("Valley Tribune")
        run("import_documents", "--outlet", "valley tribune", str(page))
        assert Article.objects.get().outlet == outlet

    def test_a_path_that_is_not_there_is_said(self, tmp_path):
        with pytest.raises(CommandError, match=r"There is no file or folder .* Nothing was imported"):
            run("import_documents", str(tmp_path / "nowhere"))


class TestLoadCatalogue:
    def test_what_is_new_is_said_and_then_that_nothing_is(self):
        assert "5 outlets" in run("load_catalogue")
        assert "has all of this catalogue already" in run("load_catalogue")

    def test_a_folder_that_is_no_catalogue_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match="Nothing was loaded"):
            run("load_catalogue", str(tmp_path))
        assert not Outlet.objects.exists()


class TestSyncIndex:
    def test_an_index_is_built_then_kept_up(self):
        make_article("A", "Silence.")
        assert "Index built: 1 articles." in run("sync_index")
        IndexChange.objects.queue([make_article("B", "Silence.").pk])
        assert "Changes indexed: 1." in run("sync_index")
        assert "up to date" in run("sync_index")
        assert find("silence").articles_total == 2

    def test_an_index_that_cannot_be_written_is_said_with_what_to_look_for(self, settings, tmp_path):
        blocked = tmp_path / "index"
        blocked.write_text("a file where a folder should be")
        with pytest.raises(CommandError, match="Nothing is lost"):
            run("sync_index")
        blocked.unlink()


def test_serving_on_a_port_that_is_taken_says_which_to_take(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        served = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False)
    assert served.returncode == 1
    assert f"make serve PORT={port + 1}" in served.stderr
