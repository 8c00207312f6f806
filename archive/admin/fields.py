"""Form fields for what the archive keeps as text or as a list, so that an editor types plain lines.

Each round-trips: what is stored is shown as lines, and those lines, sent back untouched, store the same again.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

LONGEST_QUOTATION = 15
"""Words of a quotation, counted as an editor counts them, between spaces: the limit that the models' help names."""

HELP_PARTS = ("country", "name", "phone", "url")


class TextField(forms.CharField):
    """A text with the archive's line ends. Browsers send CRLF, which would make every untouched text a changed one."""

    def to_python(self, value: Any) -> str:
        """The text, its lines apart by LF."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class LinesField(TextField):
    """A list of texts, one a line. Blank lines and the space around a line do not count."""

    widget = AdminTextareaWidget(attrs={"rows": 3})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})

    def prepare_value(self, value: Any) -> str:
        """A stored list, or what was typed, as the lines to show."""
        return value if isinstance(value, str) else "\n".join(self.line_of(entry) for entry in value or [])

    def clean(self, value: Any) -> list[Any]:
        """The list. Raises ValidationError with what is wrong in which line."""
        entries, errors = [], []
        for number, line in enumerate(_lines(super().clean(value)), 1):
            try:
                entries.append(self.entry_of(line))
            except ValidationError as error:
                errors.append(ValidationError(f"Line {number}: {' '.join(error.messages)}"))
        if errors:
            raise ValidationError(errors)
        return entries

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines say something else than the stored list."""
        return _lines(self.prepare_value(initial)) != _lines(self.to_python(data))

    def line_of(self, entry: Any) -> str:
        """One entry as a line."""
        return str(entry)

    def entry_of(self, line: str) -> Any:
        """One line as an entry. Raises ValidationError."""
        return line


class HelpField(LinesField):
    """Where help is found, one place a line: country | name | phone | address."""

    def line_of(self, entry: dict[str, str]) -> str:
        """The parts with bars between them, without the bars after the last."""
        return " | ".join(str(entry.get(part, "")) for part in HELP_PARTS).rstrip(" |")

    def entry_of(self, line: str) -> dict[str, str]:
        """The parts that are given, by name. Raises ValidationError where a reader could not use the line."""
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > len(HELP_PARTS):
            raise ValidationError("there are more than four parts. Write country | name | phone | address.")
        entry = {part: cell for part, cell in zip(HELP_PARTS, cells, strict=False) if cell}
        if not (entry.get("country") and entry.get("name")):
            raise ValidationError("the country or the name is missing. Write country | name | phone | address.")
        if not (entry.get("phone") or entry.get("url")):
            raise ValidationError("give a phone number or an address.")
        if "url" in entry:
            URLValidator(schemes=["http", "https"], message="the address must begin with https://.")(entry["url"])
        return entry


class QuotationField(forms.CharField):
    """Words as printed, no more of them than a short quotation has."""

    def validate(self, value: str) -> None:
        """Raises ValidationError where it is too long."""
        super().validate(value)
        if (number := len(value.split())) > LONGEST_QUOTATION:
            raise ValidationError(f"That is {number} words: quote at most {LONGEST_QUOTATION}.")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
