import shutil
from pathlib import Path

import haystack
import pytest
from django.conf import settings as django_settings

from archive.search.keep_index import build_index, index_exists, work_off_queue

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Each test keeps its documents and its index in a folder of its own."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {**django_settings.HAYSTACK_CONNECTIONS["default"], "PATH": str(tmp_path / "index")}
    }
    haystack.connections.connections_info = settings.HAYSTACK_CONNECTIONS
    haystack.connections.thread_local.__dict__.pop("connections", None)
    yield
    for connection in haystack.connections.all():
        connection.get_backend().close()
    shutil.rmtree(tmp_path / "index", ignore_errors=True)


@pytest.fixture
def index(db):
    """An index of whatever the test has published when it calls this; call it again after a change."""

    def bring_up_to_date():
        if index_exists():
            work_off_queue()
        else:
            build_index()

    return bring_up_to_date


@pytest.fixture(scope="session")
def founding_documents():
    """The folder of the five founding documents, which are not in the repository."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip("the founding documents are not here: ../shared/articles")
    return folder
