"""What the desk is called, and what holds for the whole of it."""

from django.conf import settings
from django.contrib import admin

admin.site.site_header = f"{settings.ARCHIVE_NAME}: the editor’s desk"
admin.site.site_title = settings.ARCHIVE_NAME
admin.site.index_title = "What the archive holds"
admin.site.site_url = "/"
# Seven nouns need no second menu beside every list, where headlines need the room.
admin.site.enable_nav_sidebar = False
# Nothing is deleted many at a time: addresses are for ever, and a row ticked by mistake would be gone.
admin.site.disable_action("delete_selected")
