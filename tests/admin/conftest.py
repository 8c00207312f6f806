import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from archive.roles import EDITOR, apply_roles


def _logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db):
    """A client of somebody in the group Editors."""
    apply_roles()
    user = User.objects.create_user("ada", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR.group))
    return _logged_in(user)


@pytest.fixture
def keeper(db):
    """A client of a superuser."""
    return _logged_in(User.objects.create_superuser("kay"))


@pytest.fixture
def proof_reader(db):
    """A client of somebody who may change articles, and may not publish them."""
    user = User.objects.create_user("petra", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article", "add_article"]))
    return _logged_in(user)
