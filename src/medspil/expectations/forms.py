# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.dialogue.models import Meeting
from medspil.expectations.models import Level
from medspil.organisations.models import Unit
from medspil.privacy.asking import CONTACTS, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class _MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        opened = date_format(timezone.localtime(obj.opened_at), "j. F Y") if obj.opened_at else ""
        return f"{obj.process.name} · {opened}"


class AgreementForm(Form):
    """What is agreed of a task, since when, where and why."""

    prompts = {
        "level": _("Choose what you do."),
        "reason": _("Write why. Colleagues and citizens will ask."),
        "agreed_on": _("Choose the day you agreed on it."),
    }

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    level = forms.ChoiceField(label=_("What do you do?"), choices=Level.choices, widget=forms.RadioSelect)
    words = GuardedCharField(
        label=_("A few words to citizens"),
        help_text=_("Short and plain. For example: Bring your phone and your passport."),
        expects=CONTACTS,
        max_length=200,
        required=False,
    )
    reason = long_text(
        label=_("Why?"), expects=NOTHING, help_text=_("For yourselves. Citizens do not see it."), max_length=600
    )
    agreed_on = forms.DateField(label=_("Agreed on"), widget=forms.DateInput())
    meeting = _MeetingChoice(
        label=_("In which meeting?"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("None of these"),
    )

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(pk__in=[meeting.pk for meeting in meetings]).select_related("process")
        choose_among(self, "meeting", rows.order_by("-opened_at"))

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is yet to come. Write it when you have agreed."))
        return day

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("level", "words", "reason", "agreed_on", "meeting")}


class TaskForm(AgreementForm):
    """A task that is not on the table yet."""

    prompts = {"title": _("Write what citizens come with."), **AgreementForm.prompts}
    field_order = ("unit", "title")

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team?"), queryset=Unit.objects.none(), empty_label=None)
    title = GuardedCharField(
        label=_("What do citizens come with?"),
        expects=NOTHING,
        help_text=_("As a citizen would say it. For example: New MitID"),
        max_length=80,
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)


class PublishForm(Form):
    prompts = {"contact": _("Write where citizens find you.")}

    contact = GuardedCharField(
        label=_("Where do citizens find you?"),
        help_text=_("For example: Torvet 1. Open every day from 10 to 15. Telephone 12 34 56 78."),
        expects=CONTACTS,
        max_length=200,
    )
