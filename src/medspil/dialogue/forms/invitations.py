# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text, not_past
from medspil.organisations.models import Person
from medspil.privacy.asking import CONTACTS, NOTHING, PLACES
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class InvitationForm(Form):
    prompts = {
        "day": _("Choose a date."),
        "at": _("Choose a time."),
        "place": _("Write where you meet."),
        "message": _("Write a few words to the team."),
        "people": _("Tick at least one colleague."),
    }

    seen = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(label=_("Date"), widget=forms.DateInput())
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput())
    place = GuardedCharField(label=_("Where do you meet?"), expects=PLACES, max_length=120)
    message = long_text(label=_("Your words to the team"), expects=CONTACTS, max_length=2000, rows=8)
    preparation = long_text(
        label=_("A small task to prepare"), expects=NOTHING, required=False, max_length=2000, rows=8
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who is invited?"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "people", people)

    def clean_day(self) -> date:
        return not_past(self.cleaned_data["day"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "day" in cleaned and "at" in cleaned and self.starts_at() <= timezone.now():
            self.add_error("at", _("The time has passed. Choose a later one."))
        return cleaned

    def starts_at(self) -> datetime:
        at: time = self.cleaned_data["at"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], at))
