"""The form of an article: what must hold before it is saved, said beside the field that mends it.

An article moves from draft to published, from published to withdrawn, and back to published; never back to draft, since
its address is for ever. The database holds the same rules as constraints, and their messages are used here.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from archive.admin.desk import WIDE
from archive.admin.fields import LinesField, QuotationField
from archive.models import Article

State, Extent = Article.State, Article.Extent

MOVES = {
    State.DRAFT: [State.DRAFT, State.PUBLISHED],
    State.PUBLISHED: [State.PUBLISHED, State.WITHDRAWN],
    State.WITHDRAWN: [State.WITHDRAWN, State.PUBLISHED],
}
"""What may become of an article in each state."""

REFUSED_MOVES = {
    State.DRAFT: "A draft has no readers to be withdrawn from: leave it a draft, or delete it.",
    State.PUBLISHED: "A published article does not become a draft again, since its address is for ever: withdraw it.",
    State.WITHDRAWN: "A withdrawn article does not become a draft again, since its address is for ever.",
}
MESSAGES = {constraint.name: str(constraint.violation_error_message) for constraint in Article._meta.constraints}
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article as an editor writes it. `extent_was_set` says whether the form chose the extent by itself."""

    bylines = LinesField(help_text="People, one a line.")
    extent_was_set = False

    class Meta:
        widgets = {
            "headline": WIDE,
            "published_note": WIDE,
            "body": AdminTextareaWidget(attrs={"rows": 24}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if state := self.fields.get("state"):
            now = State(self.instance.state)
            state.choices = [(move.value, move.label) for move in MOVES[now]]  # type: ignore[attr-defined]
            state.error_messages["invalid_choice"] = REFUSED_MOVES[now]

    def clean_source_sha256(self) -> str:
        """A whole SHA-256 that no other article has, or nothing."""
        digest = str(self.cleaned_data["source_sha256"]).lower()
        if digest and not FINGERPRINT.fullmatch(digest):
            raise forms.ValidationError("A SHA-256 has 64 digits, 0 to 9 and a to f.")
        if digest and (other := Article.objects.filter(source_sha256=digest).exclude(pk=self.instance.pk).first()):
            raise forms.ValidationError(f"“{other}” already has this document.")
        return digest

    def clean(self) -> dict[str, Any]:
        """What holds between fields."""
        super().clean()
        self._settle_extent()
        draft = self._will_be("state") == State.DRAFT
        if not draft and not self._will_be("outlet"):
            self._refuse("outlet", "published_article_has_an_outlet")
        if self._will_be("state") == State.WITHDRAWN and not self._will_be("withdrawal_reason"):
            self._refuse("withdrawal_reason", "withdrawal_has_a_reason")
        if self._will_be("extent") == Extent.FULL and not self._will_be("body"):
            self._refuse("body", "full_article_has_a_body")
        return self.cleaned_data

    def _settle_extent(self) -> None:
        """A record with a text is a full text, unless the editor has just said that it is a record."""
        if not self.cleaned_data.get("body") or self.cleaned_data.get("extent") != Extent.RECORD:
            return
        if self.instance.pk and "extent" in self.changed_data:
            self.add_error("extent", "There is a text: choose the full text or excerpts, or empty the text.")
        else:
            self.cleaned_data["extent"] = Extent.FULL
            self.extent_was_set = True

    def _will_be(self, name: str) -> Any:
        """The value after saving: that of the form, or what stands where the editor may not change it."""
        return self.cleaned_data.get(name, None if name in self.fields else getattr(self.instance, name))

    def _refuse(self, field: str, constraint: str) -> None:
        """Puts the message of the constraint beside the field, where there is no other yet."""
        if field not in self.errors:
            self.add_error(field if field in self.fields else None, MESSAGES[constraint])


class ExcerptForm(forms.ModelForm):  # type: ignore[type-arg]
    """An excerpt, no more than a short quotation."""

    class Meta:
        field_classes = {"words": QuotationField}
        widgets = {"words": WIDE}
