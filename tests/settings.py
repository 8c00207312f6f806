"""The archive's settings for tests: everything that is kept lies in a folder that goes when they end."""

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="of-record-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["ARCHIVE_DATA"] = _data
os.environ["ARCHIVE_SECRET_KEY"] = "only-for-tests-" + "0" * 40
for _name in ("ARCHIVE_DEBUG", "ARCHIVE_HOSTS", "ARCHIVE_HTTPS", "ARCHIVE_NAME", "ARCHIVE_CONTACT"):
    os.environ.pop(_name, None)

from archive.settings import *  # noqa: E402, F403
from archive.settings import STATIC_ROOT  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

STATIC_ROOT.mkdir(parents=True)  # whitenoise warns of a folder that is not there
