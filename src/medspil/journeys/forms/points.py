# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text, not_past
from medspil.materials.schema import CanvasField
from medspil.organisations.models import Person
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form, choose_among


class PointForm(Form):
    """What is central, and what is done about it. The words for `how` differ between potentials and needs."""

    prompts = {
        "what": _("Write what you have chosen."),
        "how": _("Write what you do."),
        "owner": _("Choose who does it."),
        "due_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field = forms.ChoiceField(label=_("Where does it belong?"), choices=())
    what = long_text(label=_("What is it?"), expects=NOTHING, max_length=300, rows=2)
    how = long_text(label=_("What do we do about it?"), expects=NOTHING, max_length=300, rows=2)
    owner = PersonChoice(label=_("Who does it?"), queryset=Person.objects.none(), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when?"), widget=forms.DateInput())

    def __init__(self, *args: Any, fields: Sequence[CanvasField], people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = self.fields["field"]
        assert isinstance(where, forms.ChoiceField)  # noqa: S101 - declared in the class
        where.choices = [(field.key, field.title) for field in fields]
        choose_among(self, "owner", people)

    def clean_due_on(self) -> date:
        return not_past(self.cleaned_data["due_on"])
