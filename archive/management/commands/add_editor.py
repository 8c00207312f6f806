"""Makes an editor's account, or makes an editor of an account that exists."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, transaction

from archive.roles import EDITOR, apply_roles

WHERE = "Log in at /admin/ of the archive: http://127.0.0.1:8000/admin/ where `make serve` runs."


class Command(BaseCommand):
    """`manage.py add_editor ada` asks for a password twice."""

    help = (
        "Makes an editor's account and asks for its password twice. Of an account that exists it makes an editor, and"
        ' leaves its password as it is. For scripts: printf %s "$PASSWORD" | manage.py add_editor ada'
        " --password-from-stdin"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and where the password comes from."""
        parser.add_argument("name", help="the name to log in with")
        parser.add_argument("--password-from-stdin", action="store_true", help="read it from standard input")

    def handle(self, *, name: str, password_from_stdin: bool, **options: Any) -> None:
        """Asks, makes the account and reports."""
        try:
            user = User.objects.filter(username=name).first()
            if user is None:
                _make_account(name, from_stdin=password_from_stdin)
                self.stdout.write(f"{name} is now an editor. {WHERE}")
            else:
                _make_editor(user)
                self.stdout.write(f"{name} had an account and is now an editor, with the same password. {WHERE}")
                self.stdout.write(f"To give it another password: manage.py changepassword {name}")
        except DatabaseError as error:
            raise CommandError(f"The database is not set up ({error}). Run manage.py migrate first.") from error


def _make_account(name: str, *, from_stdin: bool) -> None:
    user = User(username=name)
    try:
        user.full_clean(exclude=["password"])
        password = _password(from_stdin=from_stdin)
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(f"Nothing was changed. {' '.join(error.messages)} Run the command again.") from error
    user.set_password(password)
    _make_editor(user)


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CommandError("There is no terminal to ask at. Pipe the password in and add --password-from-stdin.")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise CommandError("The two passwords are not the same. Nothing was changed. Run the command again.")
    return password


@transaction.atomic
def _make_editor(user: User) -> None:
    if not user.is_active:
        raise CommandError(f"The account of {user} is switched off. Switch it on in the admin first: Users, “Active”.")
    apply_roles()
    user.is_staff = True
    user.save()
    user.groups.add(Group.objects.get(name=EDITOR.group))
