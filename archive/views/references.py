"""Articles as `archive.citations` needs them: the models on one side, pure references on the other."""

from __future__ import annotations

from django.conf import settings

from archive.citations.reference import Reference
from archive.models import Article
from archive.models.notice import NoticeKind, notices_of_article

RIGHTS = "The words belong to their publisher."


def reference_to(article: Article, *, address: str) -> Reference:
    """The article, loaded `with_reading`, as it is cited; `address` is its own absolute address in this archive.

    Content notes are left out: they speak to whoever is about to read the text, not to whoever cites it.
    """
    notices = [each for each in notices_of_article(article) if each.kind != NoticeKind.CONTENT]
    outlet = article.outlet
    return Reference(
        key=article.slug,
        headline=article.headline,
        outlet=outlet.name if outlet else "",
        outlet_home_page=outlet.home_page if outlet else "",
        kind=outlet.kind if outlet else "site",
        bylines=tuple(article.bylines),
        published=article.published_date,
        published_basis=article.published_basis,
        updated=article.updated_date,
        original_url=article.original_url,
        archived_url=article.archived_url,
        url=address,
        language=article.language,
        section=article.section,
        abstract=article.abstract,
        standfirst=article.standfirst,
        extent=article.extent,
        fingerprint=article.source_sha256,
        notices=tuple(each.text for each in notices),
        topics=tuple(topic.name for topic in article.topics.all()),
        archive_name=settings.ARCHIVE_NAME,
        rights=RIGHTS,
    )
