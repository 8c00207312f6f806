"""Who may do what at the desk, as data. After every migration the groups are made to say just this.

A keeper is a superuser and needs no role. What is published is withdrawn and never deleted, so an editor may delete the
parts of things (a caption, a notice, an event) and drafts, and only a keeper an outlet, a topic or a timeline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS

KEEP = ("view", "add", "change")
EDIT = (*KEEP, "delete")


@dataclass(frozen=True)
class Role:
    """A group's name, and what its members may do with each model of the archive."""

    group: str
    may: Mapping[str, tuple[str, ...]]

    @property
    def codenames(self) -> frozenset[str]:
        """Its permissions as Django names them: `change_article`."""
        return frozenset(f"{action}_{model}" for model, actions in self.may.items() for action in actions)


EDITOR = Role(
    "Editors",
    {
        "article": (*EDIT, "publish"),
        "caption": EDIT,
        "excerpt": EDIT,
        "outlet": KEEP,
        "lifechange": EDIT,
        "notice": EDIT,
        "lostfeature": EDIT,
        "topic": KEEP,
        "timeline": KEEP,
        "event": EDIT,
        "evidence": EDIT,
        "sourcedocument": ("view",),
        "indexchange": ("view",),
    },
)
ROLES = (EDITOR,)


def apply_roles(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Makes each role's group, with its permissions and no others. Doing it again changes nothing."""
    create_permissions(apps.get_app_config("archive"), verbosity=0, using=using)
    for role in ROLES:
        group, _ = Group.objects.using(using).get_or_create(name=role.group)
        permissions = Permission.objects.using(using).filter(content_type__app_label="archive")
        group.permissions.set(permissions.filter(codename__in=role.codenames))


def apply_roles_after_migrate(sender: AppConfig, *, using: str, apps: Any = None, **kwargs: Any) -> None:
    """For Django's `post_migrate`. Waits where the tables of accounts are not there yet.

    After a flush Django names no `apps`, because every table is there, and numbers content types anew.
    """
    if apps is None or "auth_group" in {model._meta.db_table for model in apps.get_models()}:
        ContentType.objects.clear_cache()
        apply_roles(using=using)
