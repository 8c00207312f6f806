"""The archive as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    """Connects what has to happen after something else: the index after a save, the roles after a migration."""

    name = "archive"
    verbose_name = "Of Record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Django calls this once, when every model is there."""
        from archive.roles import apply_roles_after_migrate
        from archive.search.follow_changes import follow_changes

        follow_changes()
        post_migrate.connect(apply_roles_after_migrate, sender=self, dispatch_uid="roles")
