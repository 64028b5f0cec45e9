# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text, not_past
from medspil.journeys.models import JourneyPhase
from medspil.organisations.models import Person
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form, choose_among


class TaskForm(Form):
    prompts = {
        "what": _("Write what is to be done."),
        "owner": _("Choose who does it."),
        "due_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    what = long_text(label=_("What do we do?"), expects=NOTHING, max_length=300, rows=2)
    owner = PersonChoice(label=_("Who does it?"), queryset=Person.objects.none(), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when?"), widget=forms.DateInput())
    phase = forms.ChoiceField(label=_("In which phase?"), choices=JourneyPhase.choices)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "owner", people)

    def clean_due_on(self) -> date:
        return not_past(self.cleaned_data["due_on"])
