import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.secret_key import read_secret_key


@pytest.fixture
def key_file(tmp_path, monkeypatch):
    monkeypatch.delenv("ARCHIVE_SECRET_KEY", raising=False)
    path = tmp_path / "of-record" / "secret-key"
    monkeypatch.setenv("ARCHIVE_SECRET_KEY_FILE", str(path))
    return path


def test_a_key_is_made_once_and_only_its_owner_may_read_it(key_file):
    key = read_secret_key()
    assert len(key) >= 50
    assert read_secret_key() == key
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == ["secret-key"]


def test_an_empty_file_is_filled(key_file):
    key_file.parent.mkdir()
    key_file.touch()
    assert len(read_secret_key()) >= 50


def test_the_environment_goes_before_the_file(key_file, monkeypatch):
    monkeypatch.setenv("ARCHIVE_SECRET_KEY", "from the environment")
    assert read_secret_key() == "from the environment"
    assert not key_file.exists()


def test_a_place_that_cannot_be_used_is_named_with_what_to_do(key_file):
    key_file.parent.write_text("a file where a folder should be")
    with pytest.raises(ImproperlyConfigured, match="Set ARCHIVE_SECRET_KEY_FILE"):
        read_secret_key()
