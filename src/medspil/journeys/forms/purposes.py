# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField, GuardedURLField
from medspil.ui.forms import Form


class AgreeForm(Form):
    """What stands around the words of a purpose: what it is tied to, who agreed on it, when, and why it changes."""

    prompts = {
        "agreed_by": _("Write who agreed on it."),
        "agreed_on": _("Choose the day you agreed on it."),
        "reason": _("Write why it changes. Colleagues will ask."),
    }

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    strategy_link = GuardedURLField(
        label=_("Link to the strategy"),
        help_text=_("If it stands somewhere that colleagues can read it."),
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, for example https://kommune.dk/strategi")},
    )
    reason = long_text(label=_("Why does it change?"), expects=NOTHING, max_length=600, required=False)
    agreed_by = GuardedCharField(
        label=_("Who agreed on it?"),
        help_text=_("Names, or a group. For example: The leaders of the jobcentre and the working group"),
        expects=NAMES,
        max_length=200,
    )
    agreed_on = forms.DateField(label=_("Agreed on"), widget=forms.DateInput())

    def __init__(self, *args: Any, changes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if changes:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is yet to come. Write it when you have agreed."))
        return day

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
