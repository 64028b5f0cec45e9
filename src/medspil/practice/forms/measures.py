# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.practice.charts.reading import NotReadable, Table, read_date, read_number, read_table
from medspil.practice.models import Better, Every, Measure, Nature
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form

LARGEST = 1e9
PASTED = 400_000  # characters: ten thousand lines


class NumberField(forms.CharField):
    """A number as one writes it in Denmark; empty is None."""

    default_error_messages = {
        "invalid": _("»%(typed)s« is no number. Write for example 12,5."),
        "large": _("The number is too large. Write one below a thousand million."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "form-input input-short"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            number = read_number(typed)
        except NotReadable as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"typed": typed[:20]}
            ) from error
        if abs(number) >= LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        return number


class DayField(forms.DateField):
    """A day in any of the forms people write it in."""

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str) and value.strip():
            try:
                return read_date(value)
            except NotReadable:
                pass
        return super().to_python(value)


class MeasureForm(Form):
    prompts = {"title": _("Write what you measure.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = GuardedCharField(
        label=_("What do you measure?"),
        expects=NOTHING,
        help_text=_("For example: citizens who found the letter themselves"),
        max_length=80,
    )
    unit_of = GuardedCharField(
        label=_("In what?"),
        expects=NOTHING,
        help_text=_("For example: citizens a week, or minutes"),
        required=False,
        max_length=40,
    )
    nature = forms.ChoiceField(label=_("What kind of figure is it?"), choices=Nature.choices, widget=forms.RadioSelect)
    better = forms.ChoiceField(label=_("What is better?"), choices=Better.choices, widget=forms.RadioSelect)
    goal = NumberField(label=_("Do you have a goal?"), required=False)
    every = forms.ChoiceField(label=_("How often do you measure?"), choices=Every.choices, widget=forms.RadioSelect)


class ValueForm(Form):
    """One day's value; left empty, the day's value is taken away."""

    prompts = {"day": _("Choose a day.")}

    day = DayField(label=_("Day"), widget=forms.DateInput())
    value = NumberField(label=_("Value"), required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("The day is yet to come. Write the value when you know it."))
        return day

    def clean_value(self) -> float | None:
        value: float | None = self.cleaned_data["value"]
        problem = wrong_value(self.measure, value)
        if problem:
            raise ValidationError(problem)
        return value


class OneValueForm(Form):
    """The one field of the weekly mail."""

    prompts = {"value": _("Write a number, nought too.")}

    value = NumberField(label=_("Value"))

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure

    def clean_value(self) -> float | None:
        value: float | None = self.cleaned_data["value"]
        problem = wrong_value(self.measure, value)
        if problem:
            raise ValidationError(problem)
        return value


def wrong_value(measure: Measure, value: float | None) -> Any:
    """What is wrong with a value of this nature; empty when nothing is."""
    if value is None or measure.nature == Nature.OTHER:
        return ""
    if value < 0:
        return _("The value cannot be below nought.")
    if measure.nature == Nature.PERCENT and value > 100:
        return _("A percentage is at most 100.")
    return ""


class PasteForm(Form):
    """Two columns from a spreadsheet. `table` is what was read."""

    prompts = {"pasted": _("Paste two columns: the day and the value.")}

    pasted = GuardedCharField(
        label=_("Paste from your spreadsheet"),
        expects=NOTHING,
        help_text=_("Two columns: the day and the value. A line of headings does no harm."),
        max_length=PASTED,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.table = Table()

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        self.table = read_table(pasted)
        problems = list(self.table.problems)
        for row in self.table.rows:
            problem = wrong_value(self.measure, row.value)
            if problem or row.day > timezone.localdate():
                words = problem or _("The day is yet to come.")
                problems.append(_("Line {n}: {words}").format(n=row.line, words=words))
        if problems:
            raise ValidationError(problems[:20])
        if not self.table.rows:
            raise ValidationError(_("There is no day with a value in what you pasted."))
        return pasted


class FreezeForm(Form):
    prompts = {"until": _("Choose the last day of the baseline.")}

    until = DayField(label=_("The last day before you changed anything"), widget=forms.DateInput())


class HappeningForm(Form):
    prompts = {"day": _("Choose a day."), "words": _("Write what happened.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    day = DayField(label=_("Day"), widget=forms.DateInput())
    words = GuardedCharField(label=_("What happened?"), expects=NOTHING, max_length=120)
