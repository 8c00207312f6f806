import io
import sys

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

GOOD = "a lamp in the harbour"


def add(name="ada", *, piped=None):
    """Runs the command with `piped` on its standard input; gives what it said."""
    said = io.StringIO()
    before, sys.stdin = sys.stdin, io.StringIO(piped or "")
    try:
        call_command("add_editor", name, password_from_stdin=piped is not None, stdout=said)
    finally:
        sys.stdin = before
    return said.getvalue()


def test_a_new_editor_may_log_in_and_edit():
    said = add(piped=f"{GOOD}\n")
    user = User.objects.get()
    assert user.check_password(GOOD)
    assert user.is_staff
    assert not user.is_superuser
    assert user.has_perm("archive.publish_article")
    assert "ada is now an editor. Log in at /admin/" in said


def test_an_existing_account_becomes_an_editor_with_its_password():
    User.objects.create_user("ada", password=GOOD)
    said = add()
    user = User.objects.get()
    assert user.check_password(GOOD)
    assert user.is_staff
    assert user.has_perm("archive.change_article")
    assert "ada had an account and is now an editor, with the same password" in said
    assert "manage.py changepassword ada" in said
    assert add() == said


@pytest.mark.parametrize(
    ("name", "piped", "message"),
    [
        ("ada", "short\n", "too short"),
        ("ada", "1234567890123\n", "entirely numeric"),
        ("ada", "\n", "too short"),
        ("ada lovelace-harbour", "ada lovelace-harbour\n", "Enter a valid username"),
        ("adalovelace", "adalovelace1\n", "too similar to the username"),
        ("", f"{GOOD}\n", "cannot be blank"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changed(name, piped, message):
    with pytest.raises(CommandError, match=message):
        add(name, piped=piped)
    assert not User.objects.exists()


def test_an_account_that_is_switched_off_stays_off():
    User.objects.create_user("ada", is_active=False)
    with pytest.raises(CommandError, match="switched off"):
        add()
    assert not User.objects.get().is_staff


def test_without_a_terminal_it_says_how_to_give_the_password():
    with pytest.raises(CommandError, match="add --password-from-stdin"):
        add()
    assert not User.objects.exists()


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def typed(monkeypatch):
    """What somebody types at a terminal, line by line; the screen shows none of it."""

    def type_in(*lines):
        answers = iter(lines)
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("archive.management.commands.add_editor.getpass", lambda prompt: next(answers))

    return type_in


def test_at_a_terminal_the_password_is_asked_for_twice(typed):
    typed(GOOD, GOOD)
    call_command("add_editor", "ada", stdout=io.StringIO())
    assert User.objects.get().check_password(GOOD)


def test_two_passwords_that_differ_make_no_account(typed):
    typed(GOOD, GOOD + "!")
    with pytest.raises(CommandError, match="are not the same"):
        call_command("add_editor", "ada", stdout=io.StringIO())
    assert not User.objects.exists()
