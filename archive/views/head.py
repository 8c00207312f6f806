"""What an article's page says of itself in its head, for search engines and reference managers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from archive.citations import metadata
from archive.citations.reference import Reference


@dataclass(frozen=True)
class Head:
    """Tags by `name`, tags by `property`, the schemas of Dublin Core, JSON-LD that may stand in a script, and COinS."""

    named: metadata.Tags
    properties: metadata.Tags
    schemas: dict[str, str]
    json_ld: SafeString
    coins: str


def make_head(reference: Reference) -> Head:
    """The head of the page of this article."""
    return Head(
        named=[*metadata.highwire_tags(reference), *metadata.dublin_core_tags(reference)],
        properties=metadata.open_graph_tags(reference),
        schemas=metadata.DUBLIN_CORE_SCHEMAS,
        json_ld=mark_safe(metadata.json_ld_text(reference)),  # noqa: S308  escaped for just this place
        coins=metadata.coins(reference),
    )
