"""The parts of an article that hold printed words. A phrase never runs from one part into the next."""

from dataclasses import dataclass

HEADLINE, STANDFIRST, PARAGRAPH, CAPTION, CREDIT, EXCERPT = (
    "headline",
    "standfirst",
    "paragraph",
    "caption",
    "credit",
    "excerpt",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of an article in the wide sense: its kind, its number among its kind (from 1), its plain text."""

    kind: str
    number: int
    text: str

    @property
    def anchor(self) -> str:
        """Where it stands on the article's page, as a fragment identifier: `paragraph-3`."""
        return f"{self.kind}-{self.number}"
