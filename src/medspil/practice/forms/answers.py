# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.practice.models import Verdict
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class AnswerForm(Form):
    """The leader's answer to one proposal. Left empty it is answered later."""

    says_optional = False

    verdict = forms.ChoiceField(
        label=_("Your answer"), choices=Verdict.choices, widget=forms.RadioSelect, required=False
    )
    reason = GuardedCharField(
        label=_("Why? The team sees it"),
        expects=NOTHING,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("verdict") and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Write why. The team sees the reason with your answer."))
        if cleaned.get("reason") and not cleaned.get("verdict"):
            self.add_error("verdict", _("Choose an answer to go with the reason."))
        return cleaned


class TalkForm(Form):
    prompts = {"held_on": _("Choose the day you talked.")}

    held_on = forms.DateField(label=_("When did you talk?"), widget=forms.DateInput())

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is yet to come. Choose it when you have talked."))
        return day
