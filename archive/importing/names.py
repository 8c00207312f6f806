"""Who wrote it: names of people in byline lines and in the box about the writer.

A name is two to five capitalised words with the particles that stand between them. What is not clearly a name of a
person is not taken for one: an agency becomes a syndication credit, a newsroom no byline at all.
"""

import regex

BY = regex.compile(
    r"(?:(?:story|words|text|written|posted|reported|report|published|article|review|analysis|opinion|"
    r"submitted) )?by[:\s]\s*(?=\S)",
    regex.IGNORECASE,
)
PARTICLE = r"(?:de|del|della|di|da|dos|du|der|den|van|von|la|le|el|al|bin|ibn|ben|y|e|zu|ter|ten)"
NAME_WORD = r"(?:\p{Lu}[\p{L}\p{M}’'.-]*|(?:O|D|d|l|L)[’']\p{Lu}[\p{L}\p{M}-]*)"
NAME = rf"{NAME_WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{NAME_WORD}){{1,4}}"
WHOLE_NAME = regex.compile(NAME)
WRITES = regex.compile(
    rf"(?P<name>{NAME})(?:,[^,.]{{1,60}},)?\s(?:is\s(?:an?|the|based|currently|[\p{{L}}\p{{M}} ]{{1,60}}[’']s)\b|"
    rf"covers\b|writes\b|reports\b|joined\b|has\s(?:been|written|worked|covered|reported)\b)"
)
SEPARATOR = regex.compile(r"\s*(?:,\s*and\s|,|;|/|&|\||·|•|\band\b|\bwith\b|\s[-–—]\s)\s*", regex.IGNORECASE)
WHERE = regex.compile(r"\s(?:for|in|at|of|from)\s", regex.IGNORECASE)
AGENCY = regex.compile(
    r"\b(?:associated press|reuters|agence france-presse|afp|press association|pa media|bloomberg|upi|"
    r"united press international|canadian press|australian associated press|aap|xinhua|dpa|efe|ansa|tass|kyodo|"
    r"cnn wire|wire (?:reports?|services?)|tribune news service|news agenc\w+|newswire|the conversation|"
    r"propublica)\b|\bap\b",
    regex.IGNORECASE,
)
NOT_A_PERSON = regex.compile(
    r"^the\b|\b(?:staff|newsroom|news|editors?|editorial|board|desk|team|report(?:er)?s?|writers?|correspondent|"
    r"contributors?|columnist|journalists?|producer|associate|assistant|senior|chief|bureau|politics|health|"
    r"science|sports?|business|entertainment|lifestyle|digital|freelance|special|guest|times|post|herald|tribune|"
    r"daily|press|magazine|online|media|network|university|college|january|february|march(?= \d)|april(?= \d)|"
    r"june(?= \d)|july|august(?= \d)|september|october|november|december|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|today|yesterday)\b",
    regex.IGNORECASE,
)
TITLES = regex.compile(
    r"^(?:(?:Senior|Staff|Deputy|Chief|Associate|Assistant|Managing|Executive|Political|National|Foreign|Sports|"
    r"Health|Science|Business|Culture|Features?|Freelance|Award-winning|Reporter|Writer|Editor|Correspondent|"
    r"Journalist|Columnist|Producer|Author|Contributor|Dr|Mr|Mrs|Ms|Prof(?:essor)?)\.?\s)+"
)
OFFICE = regex.compile(
    r"(?:[\w&’'-]+ ){0,4}(?:writer|reporter|editor|correspondent|columnist|journalist|contributor|producer|critic)s?"
    r"(?:,? (?:at|for|of) [\w&’' -]{2,40})?",
    regex.IGNORECASE,
)
LONGEST_BYLINE = 120  # characters
LONGEST_BOX = 2_000


def read_byline(text: str) -> tuple[str, ...]:
    """The people a line "By …" names, in order, as printed; none where it is no byline or names no person."""
    found = BY.match(text)
    if not found or len(text) > LONGEST_BYLINE:
        return ()
    who = WHERE.split(text[found.end() :].strip(" .|"), maxsplit=1)[0]
    pieces = SEPARATOR.split(who)
    names = tuple(name for piece in pieces if (name := _person(piece)))
    return names if names and _person(pieces[0]) else ()


def read_agency(text: str) -> str:
    """The agency a byline gives in place of a person: "The Associated Press"; "" where it gives none."""
    found = BY.match(text)
    credit = text[found.end() :].strip(" .|") if found and len(text) <= LONGEST_BYLINE else ""
    return credit if AGENCY.search(credit) and len(credit.split()) <= 6 else ""


def is_name(text: str) -> bool:
    """Whether a line is the name of one person and nothing else."""
    return len(text) <= 60 and _person(text) == text


def is_office(text: str) -> bool:
    """Whether a line is what a writer is and nothing else: "Senior Health Reporter"."""
    return len(text) <= 60 and bool(OFFICE.fullmatch(text))


def name_in_box(text: str) -> str:
    """The person a box about the writer is about: who is said there to be, cover or write something first."""
    for found in WRITES.finditer(text[:LONGEST_BOX]):
        name = _person(found["name"])
        if name:
            return name
    return ""


def _person(text: str) -> str:
    name: str = TITLES.sub("", text.strip())
    if WHOLE_NAME.fullmatch(name) and not NOT_A_PERSON.search(name) and not AGENCY.search(name):
        return name
    return ""
