# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, not_past
from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.practice.models import CommitmentStatus
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class CommitmentForm(Form):
    prompts = {
        "process": _("Choose the process."),
        "what": _("Write what is to be done."),
        "due_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    process = forms.ModelChoiceField(label=_("Which process?"), queryset=Process.objects.none(), empty_label=None)
    what = GuardedCharField(
        label=_("What do we do?"), expects=NOTHING, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    owner = PersonChoice(label=_("Who does it?"), queryset=Person.objects.none(), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when?"), widget=forms.DateInput())

    def __init__(self, *args: Any, processes: list[Process], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "process", processes)
        choose_among(self, "owner", people)
        self.fields["owner"].error_messages["required"] = _("Choose who does it.")

    def clean_due_on(self) -> date:
        return not_past(self.cleaned_data["due_on"])


class HowForm(Form):
    """What the owner wants to add when she answers from a mail."""

    how_it_went = GuardedCharField(
        label=_("How did it go?"),
        expects=NOTHING,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SettleForm(Form):
    status = forms.ChoiceField(
        label=_("How does it stand?"), choices=CommitmentStatus.choices, widget=forms.RadioSelect
    )
    how_it_went = GuardedCharField(
        label=_("How did it go?"),
        expects=NOTHING,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
