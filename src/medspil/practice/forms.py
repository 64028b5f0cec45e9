# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, not_past
from medspil.dialogue.models import Process
from medspil.organisations.models import Person, Unit
from medspil.practice.models import CommitmentStatus, Ending, Verdict
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


def _pick(form: forms.BaseForm, name: str, queryset: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared in the class
    field.queryset = queryset


class AnswerForm(Form):
    """The leader's answer to one proposal. Left empty it is answered later."""

    says_optional = False

    verdict = forms.ChoiceField(
        label=_("Your answer"), choices=Verdict.choices, widget=forms.RadioSelect, required=False
    )
    reason = GuardedCharField(
        label=_("Why? The team sees it"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("verdict") and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Write why. The team sees the reason with your answer."))
        if cleaned.get("reason") and not cleaned.get("verdict"):
            self.add_error("verdict", _("Choose an answer to go with the reason."))
        return cleaned


class CommitmentForm(Form):
    prompts = {
        "process": _("Choose the process."),
        "what": _("Write what is to be done."),
        "due_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    process = forms.ModelChoiceField(label=_("Which process?"), queryset=Process.objects.none(), empty_label=None)
    what = GuardedCharField(label=_("What do we do?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = PersonChoice(label=_("Who does it?"), queryset=Person.objects.none(), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when?"), widget=forms.DateInput())

    def __init__(self, *args: Any, processes: list[Process], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _pick(self, "process", Process.objects.filter(pk__in=[process.pk for process in processes]))
        _pick(self, "owner", Person.objects.filter(pk__in=[person.pk for person in people]).order_by("name"))
        self.fields["owner"].error_messages["required"] = _("Choose who does it.")

    def clean_due_on(self) -> date:
        return not_past(self.cleaned_data["due_on"])


class SettleForm(Form):
    status = forms.ChoiceField(
        label=_("How does it stand?"), choices=CommitmentStatus.choices, widget=forms.RadioSelect
    )
    how_it_went = GuardedCharField(
        label=_("How did it go?"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )


class TalkForm(Form):
    prompts = {"held_on": _("Choose the day you talked.")}

    held_on = forms.DateField(label=_("When did you talk?"), widget=forms.DateInput())

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is yet to come. Choose it when you have talked."))
        return day


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
    title = GuardedCharField(label=_("What do you call it?"), max_length=80)
    owner = PersonChoice(
        label=_("Who looks after it?"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput())
    ends_on = forms.DateField(label=_("Until"), widget=forms.DateInput())

    def __init__(self, *args: Any, units: list[Unit], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _pick(self, "unit", Unit.objects.filter(pk__in=[unit.pk for unit in units]))
        _pick(self, "owner", Person.objects.filter(pk__in=[person.pk for person in people]).order_by("name"))

    def clean_ends_on(self) -> date:
        return not_past(self.cleaned_data["ends_on"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The trial ends before it begins. Choose a later day."))
        return cleaned


class EndForm(Form):
    prompts = {
        "ending": _("Choose what happens now."),
        "reflection": _("Write what you learned before you end the trial."),
    }

    reflection = GuardedCharField(
        label=_("What did you learn?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    ending = forms.ChoiceField(label=_("What do we do now?"), choices=Ending.choices, widget=forms.RadioSelect)
