"""The key that signs sessions: from the environment, or made once and kept outside the repository."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DEFAULT_FILE = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "of-record" / "secret-key"


def read_secret_key() -> str:
    """`ARCHIVE_SECRET_KEY`, or the key in the file that `ARCHIVE_SECRET_KEY_FILE` names, made where there is none.

    Raises ImproperlyConfigured when the file can be neither read nor made.
    """
    given = os.environ.get("ARCHIVE_SECRET_KEY")
    if given:
        return given
    path = Path(os.environ.get("ARCHIVE_SECRET_KEY_FILE") or DEFAULT_FILE)
    try:
        return path.read_text(encoding="ascii").strip() or _make(path)
    except FileNotFoundError:
        return _make(path)
    except OSError as error:
        raise _unusable(path, error) from error


def _make(path: Path) -> str:
    """A new key, in place whole or not at all, so that two programs starting together agree on it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        if not path.exists() or not path.read_text(encoding="ascii").strip():
            draft.replace(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise _unusable(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _unusable(path: Path, error: OSError) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"The secret key cannot be kept in {path} ({error.strerror}). "
        "Set ARCHIVE_SECRET_KEY_FILE to a file this user may write, or ARCHIVE_SECRET_KEY to a key of 50 characters."
    )
