"""Filters that put what the archive knows into what a page shows: dates, addresses, telephone numbers, counts."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.citations.dating import undoubted_date
from archive.date_words import BASES, with_basis
from archive.dates import UncertainDate
from archive.models import Outlet

register = template.Library()

COUNTRIES = {
    "AU": "Australia",
    "CA": "Canada",
    "GB": "United Kingdom",
    "IE": "Ireland",
    "IN": "India",
    "NZ": "New Zealand",
    "US": "United States",
    "ZA": "South Africa",
}
"""Where help lines of English-language archives are; any other is shown by its code."""


@register.simple_tag
def dated(date: UncertainDate | None, basis: str = "") -> SafeString:
    """A date in words and what it rests on; for programs too, in ISO 8601, where nothing about it is in doubt."""
    if date is None:
        return SafeString('<span class="date">date not known</span>')
    machine = undoubted_date(date)
    words = format_html('<time datetime="{}">{}</time>', machine, date.in_words) if machine else date.in_words
    rests_on = with_basis("", basis=basis if basis in BASES else None).strip()
    told = format_html(' <span class="basis">{}</span>', rests_on) if rests_on else ""
    return format_html('<span class="date">{}{}</span>', words, told)


@register.filter
def with_sign(outlet: Outlet) -> str:
    """The outlet's name, with a dagger where it has closed."""
    return (
        format_html('{} <abbr class="closed-sign" title="closed">†</abbr>', outlet.name)
        if outlet.is_closed
        else outlet.name
    )


@register.filter
def web_address(address: object) -> str:
    """The address, if it is one that a link may lead to (http or https); else blank."""
    return address if isinstance(address, str) and address.startswith(("http://", "https://")) else ""


@register.filter
def without_scheme(address: str) -> str:
    """An address as newspapers print it: www.example.org/2018/10/15/."""
    return re.sub(r"^[a-z]+://", "", address)


@register.filter
def telephone(number: object) -> str:
    """For `tel:` links (RFC 3966): the digits, with their plus."""
    return re.sub(r"[^\d+]", "", str(number))


@register.filter
def country_name(code: object) -> str:
    """The country of an ISO 3166 code."""
    return COUNTRIES.get(str(code), str(code))


@register.filter
def in_eights(fingerprint: str) -> str:
    """A fingerprint in groups of eight, for reading aloud."""
    return " ".join(re.findall(r".{1,8}", fingerprint))


@register.filter
def times(number: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
