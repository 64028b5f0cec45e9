# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text, not_past
from medspil.organisations.models import Unit
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class PauseForm(Form):
    prompts = {"reason": _("Write why. Colleagues will ask."), "look_again_on": _("Choose a date.")}

    reason = long_text(label=_("Why does it rest?"), expects=NOTHING, max_length=600)
    look_again_on = forms.DateField(label=_("When do you look at it again?"), widget=forms.DateInput())

    def clean_look_again_on(self) -> date:
        return not_past(self.cleaned_data["look_again_on"])


class BranchForm(Form):
    prompts = {"name": _("Give it a name."), "about": _("Write who it is for now, and what the idea is.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Where is it to be used?"), queryset=Unit.objects.none(), empty_label=None)
    name = GuardedCharField(label=_("What do you call it?"), expects=NAMES, max_length=120)
    about = long_text(label=_("Who is it for now, and what is the idea?"), expects=NOTHING, max_length=1000)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)


class EndForm(Form):
    prompts = {
        "reached": _("Write how far you came."),
        "differently": _("Write at least one thing. It helps the next who set out."),
    }

    reached = long_text(label=_("Did you get where you wanted?"), expects=NOTHING, max_length=1000)
    keeps = long_text(
        label=_("Who keeps at it from now on?"),
        expects=NOTHING,
        help_text=_("Habits come back. Say who looks at the use, and how often."),
        max_length=600,
        required=False,
    )
    differently = long_text(label=_("What would you do differently?"), expects=NOTHING, max_length=2000, rows=5)
