"""Tell given and family name apart in a byline, but only where that is safe.

Citation formats sort by family name, and a byline is just words: "Janice Williams" is a person, "News Desk" is not,
and which word of "Xi Jinping" or "Gabriel García Márquez" is the family's no rule can see. So a name is taken apart
only where it is one given name (with initials or without) and one plain surname in Latin letters, in a language whose
people write the given name first. Every other byline stands as it is printed.
"""

from dataclasses import dataclass

import regex

# Languages of newspapers that print the given name first; Hungarian, Vietnamese, Chinese, Japanese and Korean do not.
GIVEN_NAME_FIRST = regex.compile(r"(?:cs|da|de|en|es|et|fi|fr|ga|hr|is|it|lt|lv|nb|nl|nn|no|pl|pt|ro|sk|sl|sv)(?:-|$)")

# Words that make a byline a desk, an agency or an outlet.
COLLECTIVE = regex.compile(
    r"(?i)\b(?:admin|afp|agenc(?:e|y|ies)|anonymous|ap|associated|bbc|board|bureau|contributors?|correspondents?|daily"
    r"|desk|editor|editorial|editors|group|guest|magazine|media|network|news|newspaper|newsroom|online|post|press|radio"
    r"|redaktion|reporters?|reuters|services?|staff|team|the|times|tv|weekly|wires?|writers?)\b"
)

WORD = r"[\p{Lu}&&\p{Latin}](?:\p{Latin}|\p{M}|['’-])*\p{Ll}"
INITIALS = r"(?:[\p{Lu}&&\p{Latin}]\.-?)+"
SAFE_NAME = regex.compile(rf"(?V1)(?P<given>(?:{WORD}|{INITIALS})(?: {INITIALS})*) (?P<family>{WORD})")


@dataclass(frozen=True)
class Name:
    """A byline as printed, with given and family name where they can safely be told apart (else both are "")."""

    printed: str
    given: str = ""
    family: str = ""

    @property
    def is_split(self) -> bool:
        """Whether given and family name are known."""
        return bool(self.family)

    @property
    def family_first(self) -> str:
        """The name as it is sorted: "Williams, Janice", or as printed."""
        return f"{self.family}, {self.given}" if self.is_split else self.printed


def read_name(byline: str, *, language: str) -> Name:
    """Read one byline of an article in the given language (BCP 47)."""
    match = SAFE_NAME.fullmatch(byline)
    if not match or is_collective(byline) or not GIVEN_NAME_FIRST.match(language.lower()):
        return Name(byline)
    return Name(byline, given=match["given"], family=match["family"])


def is_collective(byline: str) -> bool:
    """Tell whether the byline names a desk, an agency or an outlet rather than a person."""
    return bool(COLLECTIVE.search(byline))
