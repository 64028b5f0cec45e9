# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, not_past
from medspil.organisations.models import Person, Unit
from medspil.practice.models import Ending, Held
from medspil.privacy.asking import NOTHING, PLACES
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among

_HOW_MANY = {
    "invalid": _("Write a whole number."),
    "min_value": _("Write at least 1."),
    "max_value": _("Write a smaller number. A trial is small."),
}


class TrialForm(Form):
    """The frame of a trial action; its six fields are the canvas beside it."""

    prompts = {
        "title": _("Write what the trial is called."),
        "owner": _("Choose who looks after it."),
        "starts_on": _("Choose the first day."),
        "ends_on": _("Choose the last day."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team tries it?"), queryset=Unit.objects.none(), empty_label=None)
    title = GuardedCharField(label=_("What do you call it?"), expects=NOTHING, max_length=80)
    owner = PersonChoice(
        label=_("Who looks after it?"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput())
    ends_on = forms.DateField(label=_("Until"), widget=forms.DateInput())

    def __init__(self, *args: Any, units: list[Unit], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
        choose_among(self, "owner", people)

    def clean_ends_on(self) -> date:
        return not_past(self.cleaned_data["ends_on"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The trial ends before it begins. Choose a later day."))
        return cleaned


def _how_many(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"class": "form-input input-short", "inputmode": "numeric"}),
        error_messages=_HOW_MANY,
    )


class PlanForm(Form):
    """What one expects, and how small one begins. `locked` leaves out what may not change once the trial has begun."""

    says_optional = False

    prediction = GuardedCharField(
        label=_("What do we expect to happen?"),
        expects=NOTHING,
        help_text=_("Your guess, before you try. Write it so that you can see afterwards whether it came true."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    citizens = _how_many(_("Citizens"))
    colleagues = _how_many(_("Colleagues"))
    times = _how_many(_("Times"))
    place = GuardedCharField(label=_("Where do we try it?"), expects=PLACES, required=False, max_length=120)
    needs = GuardedCharField(
        label=_("What do we need?"),
        expects=NOTHING,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, locked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if locked:
            del self.fields["prediction"]


class EndForm(Form):
    prompts = {
        "held": _("Choose how it went against what you expected."),
        "ending": _("Choose what happens now."),
        "reflection": _("Write what you learned before you end the trial."),
    }

    held = forms.ChoiceField(label=_("Did it go as we expected?"), choices=Held.choices, widget=forms.RadioSelect)
    reflection = GuardedCharField(
        label=_("What did you learn?"), expects=NOTHING, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    ending = forms.ChoiceField(
        label=_("What do we do now?"),
        widget=forms.RadioSelect,
        choices=[
            (Ending.ADOPT, _("Make it how we do it. The trial has shown what it was for.")),
            (Ending.CONTINUE, _("Continue, perhaps with more people. A new round begins.")),
            (Ending.ADJUST, _("Adjust, and try again. A new round begins.")),
            (Ending.STOP, _("Stop. It did not help, and now we know.")),
        ],
    )


class TipForm(Form):
    """To whom a trial may be of use."""

    prompts = {"unit": _("Choose who might use it.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(
        label=_("Who might use it?"), queryset=Unit.objects.none(), empty_label=_("Choose a team")
    )
    words = GuardedCharField(
        label=_("A few words to their leader"),
        expects=NOTHING,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
