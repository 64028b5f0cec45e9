# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.organisations.models import Person
from medspil.privacy.asking import CONTACTS, NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField, GuardedURLField
from medspil.procurement.models import PriceModel
from medspil.procurement.specification.rows import Row
from medspil.ui.forms import Form, choose_among

MOST_BYTES = 10_000_000


class SupplierForm(Form):
    prompts = {"name": _("Write the name of the supplier.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = GuardedCharField(label=_("Supplier"), max_length=120, expects=NAMES)


class PaperForm(Form):
    prompts = {"title": _("Write what it is."), "url": _("Write the address of the document.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = GuardedCharField(label=_("What is it?"), max_length=120, expects=NAMES)
    url = GuardedURLField(
        label=_("Link"),
        help_text=_("To where you keep the document. Only those who may open it there can read it."),
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write an address that begins with https://")},
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not url.startswith(("https://", "http://")):
            raise ValidationError(_("Write an address that begins with https://"))
        return url


class MethodForm(Form):
    """How bids are compared. What belongs to another model is left out of what is locked."""

    conditional = frozenset({"slope", "span_low", "span_high"})
    prompts = {"reason": _("Write why you chose this."), "price_weight": _("Write how much the price counts.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    price_weight = forms.IntegerField(
        label=_("Weight of the price, in per cent"),
        help_text=_("The rest is the weight of the quality."),
        min_value=1,
        max_value=100,
    )
    scale = forms.TypedChoiceField(
        label=_("Points for quality"), choices=[(5, _("0 to 5")), (10, _("0 to 10"))], coerce=int, initial=10
    )
    model = forms.ChoiceField(label=_("Price model"), choices=PriceModel.choices, widget=forms.RadioSelect)
    slope = forms.DecimalField(
        label=_("Slope"),
        help_text=_("Linear alone: how many times the lowest price above it gives no points. Often 1."),
        min_value=0.1,
        max_digits=4,
        decimal_places=2,
        initial=1,
        required=False,
    )
    span_low = forms.DecimalField(
        label=_("Price that gives all points, in kroner"),
        help_text=_("Fixed span alone."),
        min_value=1,
        max_digits=14,
        decimal_places=2,
        required=False,
    )
    span_high = forms.DecimalField(
        label=_("Price that gives none, in kroner"),
        help_text=_("Fixed span alone."),
        min_value=1,
        max_digits=14,
        decimal_places=2,
        required=False,
    )
    reason = long_text(label=_("Why this model and these weights?"), expects=NOTHING, max_length=1000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        spanned = cleaned.get("model") == PriceModel.SPAN
        low, high = cleaned.get("span_low"), cleaned.get("span_high")
        if spanned and (low is None or high is None):
            self.add_error("span_low" if low is None else "span_high", _("The fixed span needs both prices."))
        elif low is not None and high is not None and spanned and low >= high:
            self.add_error("span_high", _("It must be higher than the price that gives all points."))
        return cleaned

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        model = said["model"]
        spanned = model == PriceModel.SPAN
        return {
            "model": model,
            "price_weight": said["price_weight"],
            "scale": said["scale"],
            "slope": (said["slope"] if model == PriceModel.LINEAR else None) or 1,
            "span_low": said["span_low"] if spanned else None,
            "span_high": said["span_high"] if spanned else None,
            "reason": said["reason"],
        }


class OpenForm(Form):
    prompts = {"file": _("Choose a file.")}

    file = forms.FileField(
        label=_("The table that the supplier filled in"),
        help_text=_("The Word file (.docx) of your specification. At most 10 MB."),
        allow_empty_file=True,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Ask for it without pictures."))
        return file


class VerdictForm(Form):
    prompts = {"reason": _("Write why.")}

    number = forms.IntegerField(widget=forms.HiddenInput)
    met = forms.TypedChoiceField(
        label=_("What do you say?"),
        choices=[("1", _("It is met")), ("0", _("It is not met"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = long_text(label=_("Why?"), expects=NOTHING, max_length=600, rows=2)


class AssessorsForm(Form):
    person = forms.ModelMultipleChoiceField(
        label=_("Who scores?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "person", people)


class PointsForm(Form):
    """A field of points and one of words for each requirement. `reasons`: whether words are needed."""

    asks_reason = False
    says_optional = False

    def __init__(self, *args: Any, rows: Sequence[Row], scale: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[f"points-{row.number}"] = forms.TypedChoiceField(
                label=_("Points for {mark}").format(mark=row.mark),
                choices=[("", "–"), *((n, str(n)) for n in range(scale + 1))],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
            self.fields[f"words-{row.number}"] = GuardedCharField(
                label=_("Why {mark}").format(mark=row.mark),
                max_length=self.longest,
                expects=CONTACTS,
                required=False,
                widget=forms.TextInput(attrs={"class": "form-input"}),
            )

    longest = 300

    def fields_of(self, row: Row) -> tuple[forms.BoundField, forms.BoundField]:
        return self[f"points-{row.number}"], self[f"words-{row.number}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for row in self.rows if self.asks_reason else ():
            points, words = cleaned.get(f"points-{row.number}"), cleaned.get(f"words-{row.number}")
            if points is not None and not words:
                self.add_error(f"words-{row.number}", _("Write why you agree on these points."))
        return cleaned

    def given(self) -> dict[int, tuple[int, str]]:
        """Points and words by number, of those that have points."""
        said = self.cleaned_data
        pairs = {row.number: (said[f"points-{row.number}"], said[f"words-{row.number}"]) for row in self.rows}
        return {number: (points, words) for number, (points, words) in pairs.items() if points is not None}


class AgreedForm(PointsForm):
    asks_reason = True
    longest = 600
