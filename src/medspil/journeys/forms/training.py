# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text
from medspil.organisations.models import Person, Unit
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among

_NUMBER = {
    "invalid": _("Write a number, for example 12."),
    "min_value": _("Write a number from 0 and up."),
    "max_value": _("Write at most 2000."),
}


class TrainingForm(Form):
    prompts = {
        "what": _("Write what they learn."),
        "on": _("Choose a date."),
        "size": _("Write how many there are in the team."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team?"), queryset=Unit.objects.none(), empty_label=None)
    what = GuardedCharField(label=_("What do they learn?"), expects=NOTHING, max_length=200)
    case = long_text(
        label=_("From which piece of their own practice?"),
        expects=NOTHING,
        help_text=_("A conversation or a task they know, and the systems they use beside it."),
        max_length=600,
        required=False,
    )
    on = forms.DateField(label=_("When?"), widget=forms.DateInput())
    size = forms.IntegerField(
        label=_("How many are there in the team?"), min_value=1, max_value=2000, error_messages=_NUMBER
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", [unit for unit in units if unit.closed_on is None])

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("unit", "what", "case", "on", "size")}


class CountForm(Form):
    prompts = {"through": _("Write a number."), "size": _("Write how many there are in the team.")}

    through = forms.IntegerField(
        label=_("How many have been through it?"),
        help_text=_("Only the number. Who they are is written nowhere."),
        min_value=0,
        max_value=2000,
        error_messages=_NUMBER,
    )
    size = forms.IntegerField(
        label=_("How many are there in the team?"), min_value=1, max_value=2000, error_messages=_NUMBER
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and cleaned["through"] > cleaned["size"]:
            self.add_error("through", ValidationError(_("That is more than there are in the team.")))
        return cleaned


class AmbassadorForm(Form):
    prompts = {"person": _("Choose a person.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which department?"), queryset=Unit.objects.none(), empty_label=None)
    person = PersonChoice(
        label=_("Who is the ambassador?"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )

    def __init__(self, *args: Any, units: Sequence[Unit], people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", [unit for unit in units if unit.closed_on is None])
        choose_among(self, "person", people)
