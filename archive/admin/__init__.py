"""The editor's desk: the Django admin, one file a noun. Django looks here for what the archive registers.

Only editors come here, and every rule of the archive is kept here too: addresses are for ever, captured documents are
never altered, and a published article is withdrawn and never deleted.
"""

from archive.admin import articles, index_changes, outlets, site, source_documents, timelines, topics

__all__ = ["articles", "index_changes", "outlets", "site", "source_documents", "timelines", "topics"]
