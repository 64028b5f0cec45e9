# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import RoomForm, not_past
from medspil.practice.models import HowItWent
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField


class FollowUpForm(RoomForm):
    """How it went, as a meeting says it; the buttons are the choices."""

    prompts = {"how": _("Press how it went.")}

    how = forms.ChoiceField(choices=HowItWent.choices)
    words = GuardedCharField(label=_("How did it go?"), expects=NOTHING, required=False, max_length=600)
    due_on = forms.DateField(required=False)

    def clean_due_on(self) -> date | None:
        due_on: date | None = self.cleaned_data["due_on"]
        return not_past(due_on) if due_on else None
