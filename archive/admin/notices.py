"""Notices and lost features, edited on the outlet or the article that they stand on."""

from __future__ import annotations

from django import forms

from archive.admin.desk import StackedRows, TableRows
from archive.admin.fields import HelpField
from archive.models import LostFeature, Notice


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A notice, with the places where help is found as lines."""

    help = HelpField(
        label="Where help is found",
        help_text="One place a line: country | name | phone | address. For content notes.",
    )


class NoticeRows(StackedRows):
    """The notices of an outlet or of an article."""

    model = Notice
    form = NoticeForm
    fields = ["kind", "placement", "text", "date", "source", "source_url", "help"]


class LostFeatureRows(TableRows):
    """What no longer works on the archived pages."""

    model = LostFeature
    fields = ["feature", "why", "survives_at"]
    verbose_name = "lost feature"
