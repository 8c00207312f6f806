"""Fields that keep a date as it was written, with the days it may be.

`EDTFField` holds the text; `EarliestDayField` and `LatestDayField` are reckoned from it whenever a row is written,
singly or in bulk, so that the database can sort and filter by them and they can never disagree with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from archive.dates import NotADate, UncertainDate, parse_date


def read_edtf(text: str) -> UncertainDate | None:
    """The date of a field, or None for a blank one. Raises ValidationError, with what to write instead."""
    try:
        return parse_date(text) if text else None
    except NotADate as error:
        raise ValidationError(str(error), code="not_a_date") from error


def validate_edtf(text: str) -> None:
    """For forms: refuses what `read_edtf` refuses."""
    read_edtf(text)


class EDTFField(models.CharField):  # type: ignore[type-arg]
    """A date that may be uncertain, as EDTF (ISO 8601-2); blank where nothing is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 100)
        super().__init__(*args, **kwargs)
        self.validators.append(validate_edtf)


class _BoundField(models.DateField):  # type: ignore[type-arg]
    end: str

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "editable": False, "db_index": True})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        date = read_edtf(getattr(model_instance, self.of))
        day = getattr(date, self.end) if date else None
        setattr(model_instance, self.attname, day)
        return day


class EarliestDayField(_BoundField):
    """The first day that the date of the field `of` may be; null where that is open or unknown."""

    end = "earliest"


class LatestDayField(_BoundField):
    """The last day that the date of the field `of` may be; null where that is open or unknown."""

    end = "latest"
