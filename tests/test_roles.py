import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

from archive.roles import EDITOR, ROLES, apply_roles, apply_roles_after_migrate

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    apply_roles()
    user = User.objects.create_user("ada", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.mark.parametrize(
    ("permission", "may"),
    [
        ("archive.add_article", True),
        ("archive.change_article", True),
        ("archive.publish_article", True),
        ("archive.delete_article", True),
        ("archive.delete_notice", True),
        ("archive.delete_evidence", True),
        ("archive.change_outlet", True),
        ("archive.delete_outlet", False),
        ("archive.delete_topic", False),
        ("archive.delete_timeline", False),
        ("archive.view_sourcedocument", True),
        ("archive.change_sourcedocument", False),
        ("archive.delete_sourcedocument", False),
        ("archive.change_indexchange", False),
        ("archive.change_revision", False),
        ("auth.change_user", False),
    ],
)
def test_what_an_editor_may_do(editor, permission, may):
    assert editor.has_perm(permission) is may


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.group)
def test_every_permission_of_a_role_is_one_that_django_knows(role):
    apply_roles()
    known = set(Permission.objects.filter(content_type__app_label="archive").values_list("codename", flat=True))
    assert role.codenames <= known


def test_applying_again_changes_nothing_and_takes_back_what_was_added_by_hand():
    apply_roles()
    group = Group.objects.get(name="Editors")
    group.permissions.add(Permission.objects.get(codename="delete_outlet"))
    apply_roles()
    apply_roles()
    assert set(group.permissions.values_list("codename", flat=True)) == EDITOR.codenames
    assert Group.objects.count() == len(ROLES)


def test_after_a_migration_the_groups_are_there():
    Group.objects.all().delete()
    apply_roles_after_migrate(apps.get_app_config("archive"), using="default", apps=apps)
    assert Group.objects.get().name == "Editors"


def test_permissions_that_a_migration_has_not_made_yet_are_made():
    Permission.objects.filter(content_type__app_label="archive").delete()
    apply_roles()
    assert Group.objects.get().permissions.count() == len(EDITOR.codenames)


def test_without_the_tables_of_accounts_it_waits():
    from django.db.migrations.state import StateApps

    Group.objects.all().delete()
    apply_roles_after_migrate(apps.get_app_config("archive"), using="default", apps=StateApps([], {}))
    assert not Group.objects.exists()
