"""Numbers in addresses, written in one way only, so that every page has one address."""

from __future__ import annotations


class FourDigits:
    """A year: 2018."""

    regex = "[0-9]{4}"
    width = 4

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number, with zeros before it."""
        return f"{value:0{self.width}}"


class TwoDigits(FourDigits):
    """A month or a day: 05."""

    regex = "[0-9]{2}"
    width = 2
