"""What the archive keeps: one noun a file. The glossary is in `archive/README.md`."""

from archive.models.article import Article, Caption, Excerpt
from archive.models.index_change import IndexChange
from archive.models.notice import LostFeature, Notice
from archive.models.outlet import LifeChange, Outlet
from archive.models.revision import Revision
from archive.models.source_document import SourceDocument
from archive.models.timeline import Event, Evidence, Timeline
from archive.models.topic import Topic

__all__ = [
    "Article",
    "Caption",
    "Event",
    "Evidence",
    "Excerpt",
    "IndexChange",
    "LifeChange",
    "LostFeature",
    "Notice",
    "Outlet",
    "Revision",
    "SourceDocument",
    "Timeline",
    "Topic",
]
