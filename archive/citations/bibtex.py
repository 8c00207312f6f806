r"""BibLaTeX entries: `@article` for newspapers, agencies and magazines, `@online` for the rest.

Follows the BibLaTeX manual: `date` takes EDTF (ISO 8601-2) up to level 1, doubt included; `url` is verbatim, every
other field is TeX. UTF-8 is kept. BibTeX counts braces even behind a backslash, so a brace of the text is written by
name (`\textbraceleft{}`). A word with a capital is braced against styles that lower titles, from its first letter to
its last: a group that opened with a backslash (`{\#MeToo}`) would be lowered all the same.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

import regex

from archive.citations.names import Name, read_name
from archive.citations.reference import Reference
from archive.citations.remarks import remarks
from archive.dates import UncertainDate

PERIODICALS = {"newspaper": "newspaper", "agency": "newspaper", "magazine": "magazine"}
"""Outlets whose articles are `@article`, with the subtype that styles for newspapers and magazines ask for."""

TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "#$%&_"},
    }
)

# Names of the babel package, which `langid` takes; a language that is not here is left out.
BABEL = {
    "ar": "arabic",
    "da": "danish",
    "de": "ngerman",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "ja": "japanese",
    "nb": "norsk",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
}

YEAR = r"\d{4}|\d{3}X|\d\dXX|\d{4}-(?:0[1-9]|1[0-2]|2[1-4]|XX)"
TIME = r"T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?"
DAY = rf"(?:{YEAR}|\d{{4}}-\d\d-\d\d(?:{TIME})?|\d{{4}}-(?:\d\d|XX)-XX)[~?%]?"
BIBLATEX_DATE = re.compile(rf"{DAY}|{DAY}/(?:{DAY}|\.\.)?|(?:\.\.)?/{DAY}")
WORD = regex.compile(r"[\p{L}\p{N}](?:\S*[\p{L}\p{N}\p{M}])?")


def bibtex_entry(reference: Reference, *, accessed: date | None) -> str:
    """Give the article as one entry, without a line break at its end."""
    kind = "article" if reference.kind in PERIODICALS else "online"
    told = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference, accessed) if value)
    return f"@{kind}{{{citation_key(reference.key)},\n{told}}}"


def bibtex_file(entries: Iterable[str]) -> str:
    """Give a `.bib` file (to be written as UTF-8) of the entries of `bibtex_entry`, in their order."""
    return "\n".join(f"{entry}\n" for entry in entries)


def citation_key(seed: str) -> str:
    """Give the seed where it may stand as a key, else what may stand of it and eight digits that keep it apart."""
    allowed = re.sub(r"[^A-Za-z0-9:_-]+", "-", seed).strip("-")
    if allowed == seed and seed:
        return seed
    return f"{allowed or 'article'}-{hashlib.sha256(seed.encode()).hexdigest()[:8]}"


def _fields(reference: Reference, accessed: date | None) -> Iterator[tuple[str, str]]:
    subtype = PERIODICALS.get(reference.kind, "")
    names = (read_name(byline, language=reference.language) for byline in reference.bylines)
    yield "author", " and ".join(map(_tex_name, names))
    yield "title", _tex_title(reference.headline)
    yield "journaltitle" if subtype else "organization", _tex(reference.outlet)
    yield "entrysubtype", subtype
    yield "date", _biblatex_date(reference.published)
    yield "url", quote(reference.url, safe=":/?#[]@!$&'()*+,;=%~_-.")
    yield "urldate", accessed.isoformat() if accessed else ""
    yield "langid", BABEL.get(reference.language.split("-")[0].lower(), "")
    yield "library", _tex(reference.archive_name)
    yield "abstract", _tex(reference.summary)
    # The list of keywords is parted by commas, with no way to write one inside a keyword.
    yield "keywords", ", ".join(_tex(topic.replace(",", "")) for topic in reference.topics)
    yield "note", _tex(" ".join(remarks(reference)))


def _biblatex_date(published: UncertainDate | None) -> str:
    return published.edtf if published and BIBLATEX_DATE.fullmatch(published.edtf) else ""


def _tex(text: str) -> str:
    return text.translate(TEX)


def _tex_name(name: Name) -> str:
    return _tex(name.family_first) if name.is_split else f"{{{_tex(name.printed)}}}"


def _tex_title(headline: str) -> str:
    pieces, end = [], 0
    for word in WORD.finditer(headline):
        protected = any(letter.isupper() or letter.istitle() for letter in word[0])
        pieces += [_tex(headline[end : word.start()]), f"{{{_tex(word[0])}}}" if protected else _tex(word[0])]
        end = word.end()
    return "".join(pieces) + _tex(headline[end:])
