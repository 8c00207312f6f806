"""Searches that are meant to hurt: what costs an engine most, and what breaks readers of query languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

KB = 1_000


@dataclass(frozen=True)
class Hostile:
    """One hostile request: what is typed, and the other parameters of the page."""

    kind: str
    typed: str
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its kind, and how it begins."""
        begins = "".join(each if each.isprintable() else "·" for each in self.typed[:40])
        chosen = ", ".join(f"{name}={value[:20]}" for name, value in self.parameters.items())
        return f"{self.kind}: {begins}{'…' if len(self.typed) > 40 else ''} {chosen}".strip()


def make_hostile(frequent: Sequence[str], prefixes: Sequence[str]) -> list[Hostile]:
    """More than 120 of them, made with the archive’s most frequent words and beginnings of words."""
    kinds = {
        "wildcards": _wildcards(prefixes),
        "ranges": _ranges(),
        "fuzzy": _fuzzy(frequent),
        "near": _near(frequent),
        "length": _lengths(frequent),
        "brackets": _brackets(frequent),
        "alternatives": _alternatives(frequent, prefixes),
        "characters": _characters(),
        "field names": _field_names(),
        "common words": _common(frequent),
        "code": _code(),
    }
    return [Hostile(kind, typed) for kind, texts in kinds.items() for typed in texts] + _pages() + _filters(frequent)


def _wildcards(prefixes: Sequence[str]) -> list[str]:
    short = ["*", "**", "*a*", "???", "a*", "t* h* e*", "*the", "t?e", "a*b*c*d*e*f*", "?*?*?*", "*:*"]
    long = ["the*", *(f"{prefix}*" for prefix in prefixes[:3]), " ".join(f"{prefix}*" for prefix in prefixes[:30])]
    return [
        *short,
        *long,
        " ".join("abcdefghijklmnopqrstuvwxyz") + "*",
        '"of the*"',
        "-*",
        "a* OR b* OR c* OR d* OR e*",
    ]


def _ranges() -> list[str]:
    return [
        "[a TO z]",
        "{* TO *}",
        "[* TO *] OR [a TO z]",
        "published:[1000 TO 9999]",
        "from:0001 to:9999",
        "from:[a TO z]",
    ]


def _fuzzy(frequent: Sequence[str]) -> list[str]:
    return [
        "goverment~9",
        "the~",
        "the~0.1",
        " ".join(f"{word}~2" for word in frequent[:100]),
        "a~9 b~9 c~9",
        "the^9999",
    ]


def _near(frequent: Sequence[str]) -> list[str]:
    pairs = [f'"{one} {other}"~50' for one, other in combinations(frequent[:15], 2)]
    return [
        '"the of"~50',
        f'"{" ".join(frequent[:6])}"~50',
        f'"{" ".join(frequent[:40])}"~50',
        f'"{"the " * 51}"~50',
        f'"{"the of " * 25}"~50',
        " ".join(pairs),
        " OR ".join(pairs),
        '"the of"~999999999999',
        '"of the"~' + "9" * 3_000,
        " ".join(f"-{pair}" for pair in pairs),
    ]


def _lengths(frequent: Sequence[str]) -> list[str]:
    size = 100 * KB
    texts = ["a" * size, "the " * (size // 4), '"' * size, '"the ' * (size // 5), "#" * size, "'" * size, "-" * size]
    texts += ["a:" * (size // 2), "\u00e9\u0301" * (size // 4), " " * size, "~" * size, "a*" * (size // 2), "\n" * size]
    return [*texts, " ".join(frequent * (size // 500)), f'"{" ".join(frequent * 20)}"', f"#{'MeToo' * (size // 5)}"]


def _brackets(frequent: Sequence[str]) -> list[str]:
    nested = "".join(f"({word} OR " for word in frequent[:60])
    return [
        "(" * 3_000,
        ")" * 3_000,
        "(" * 3_000 + "the" + ")" * 3_000,
        "()" * 5_000,
        "(-" * 3_000,
        nested,
        "-(" * 50 + "the",
    ]


def _alternatives(frequent: Sequence[str], prefixes: Sequence[str]) -> list[str]:
    many = [*frequent] * 40
    return [
        " OR ".join(many),
        " OR ".join(f'"{one} {other}"' for one, other in combinations(frequent[:60], 2)),
        " OR ".join(f"{prefix}*" for prefix in prefixes),
        " OR ".join(["OR"] * 3_000),
        " ".join(f"-{word}" for word in many),
        " ".join(f'-"{one} {other}"' for one, other in combinations(frequent[:30], 2)),
        " OR ".join(f'printed:"{one} {other}"' for one, other in combinations(frequent[:20], 2)),
        "the OR -the OR (of OR -of)",
        " ".join(f"({word} OR {word}ing)" for word in frequent),
    ]


def _characters() -> list[str]:
    return ["\0", "the\0of", "\0" * 50 * KB, "\u202ethe of\u202c", "شكرا للقارئ", "\u202e" * 20 * KB, "ש" * 20 * KB,
            "\u0301" * 20 * KB, "a" + "\u0301" * 20 * KB, "\ufeff\u200b\u200d" * 5 * KB, "\ud800\udfff", "漢" * 20 * KB,
            "👩‍👩‍👧‍👦" * 3 * KB, "\x1b[31m\x07\x08", "ﷺ" * 10 * KB, "\uffff\ufffe"]  # fmt: skip


def _field_names() -> list[str]:
    return [
        "exact:the",
        "table:*",
        "sequence:1",
        "django_ct:archive.article",
        "id:* AND django_id:*",
        "text:the",
        "_all:*",
    ]


def _common(frequent: Sequence[str]) -> list[str]:
    return ["the", '"the"', '"of the"', " ".join(frequent[:100]), 'printed:"the"', 'printed:"of the"', 'printed:"e"',
            f'"{" ".join(["the"] * 400)}"', " ".join(f'"{word}"' for word in frequent)]  # fmt: skip


def _code() -> list[str]:
    pattern = "(a+)+$ " + "a" * 5_000 + "!"
    markup = ["{{ 7*7 }}{% debug %}", "<script>alert(1)</script>", "${jndi:ldap://localhost/a}", "__import__('os')"]
    return [
        *markup,
        pattern,
        "' OR 1=1; DROP TABLE archive_article; --",
        "../../etc/passwd\0",
        "%00%0d%0aSet-Cookie: a=b",
    ]


def _pages() -> list[Hostile]:
    pages = ["1000000000", "9" * 400, "-5", "0", "5000", "1e9", "٣"]
    orders = ["oldest", "newest", "outlet", "'; --"]
    paged = [Hostile("deep pages", "the", {"page": page}) for page in pages]
    return [*paged, *(Hostile("orders", "the", {"order": order, "page": "99999"}) for order in orders)]


def _filters(frequent: Sequence[str]) -> list[Hostile]:
    names = " ".join(f"outlet:{word}" for word in frequent)
    beside = {"outlet": "x" * 50 * KB, "from": "[a TO z]", "to": "9" * 20 * KB, "topic": "\0", "on": "99-99"}
    return [
        *(Hostile("filters", typed) for typed in (names, names.replace("outlet", "topic"), "on:02-29 the")),
        Hostile("filters", "from:2000 " * 500),
        Hostile("filters", " OR ".join(f"-{name}" for name in names.split()) + " OR the"),
        *(Hostile("filters", "the", {name: value}) for name, value in beside.items()),
    ]
