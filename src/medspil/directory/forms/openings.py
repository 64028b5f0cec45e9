# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where and when: a place, the hours of a week as one types them, and what is otherwise on some days."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from medspil.directory import typed_hours
from medspil.directory.hours import Timetable, stored, stored_closings
from medspil.directory.models import Opening, Place
from medspil.privacy.asking import CONTACTS
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class HoursField(GuardedCharField):
    """»10-14, 15.30-17« as spans."""

    def clean(self, value: Any) -> Any:
        return typed_hours.read_spans(super().clean(value))


class OpeningForm(Form):
    says_optional = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    place = forms.ModelChoiceField(
        label=_("Where?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("By phone, on screen or at home"),
    )
    note = GuardedCharField(
        label=_("What else to know about the place or the time"),
        expects=CONTACTS,
        required=False,
        max_length=200,
        help_text=_("For instance: on the first floor, ask at the desk."),
    )
    exceptions = GuardedCharField(
        label=_("Days when it is otherwise"),
        expects=CONTACTS,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line: 24.12.2026 - 1.1.2027 lukket Juleferie. Or 23.12.2026 10-12."),
    )
    on_holidays = forms.BooleanField(label=_("Also open on public holidays"), required=False)

    def __init__(self, *args: Any, places: list[Place], opening: Opening | None, today: date, **kwargs: Any) -> None:
        self.before = opening.timetable if opening else Timetable()
        self.today = today
        super().__init__(*args, **kwargs)
        choose_among(self, "place", places)
        days = {f"day_{day}": self._day(day) for day in range(7)}
        names = ("place", *days, "exceptions", "on_holidays", "note")
        self.fields.update(days)
        self.order_fields(names)

    def _day(self, day: int) -> HoursField:
        typed = typed_hours.weekly_as_typed(self.before)[day]
        field = HoursField(label=str(WEEKDAYS[day]), expects=CONTACTS, required=False, max_length=80, initial=typed)
        field.widget.attrs.update({"class": "form-input", "placeholder": "", "autocomplete": "off"})
        return field

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[f"day_{day}"] for day in range(7)]

    def clean_exceptions(self) -> str:
        """Read once, so that what is wrong is told at the field; the usual days are known when all is clean."""
        text: str = self.cleaned_data["exceptions"]
        typed_hours.read_exceptions(text, range(7))
        return text

    @property
    def fields_of_row(self) -> dict[str, Any]:
        """The fields of the opening. Hours of a season, which came with an import, stay as they are."""
        said = self.cleaned_data
        week = typed_hours.weekly([said[f"day_{day}"] for day in range(7)], self.before)
        usual = sorted({day for hours in week for day in hours.days}) or list(range(7))
        others, closings = typed_hours.read_exceptions(said["exceptions"], usual)
        return {
            "place": said["place"],
            "note": said["note"],
            "on_holidays": said["on_holidays"],
            "hours": stored([*week, *typed_hours.seasons(self.before), *others]),
            "closings": stored_closings(closings),
        }
