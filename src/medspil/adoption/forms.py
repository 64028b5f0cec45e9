# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.adoption.figures import Share
from medspil.adoption.models import Adoption, Team
from medspil.adoption.reading import Weeks, read_weeks, wrong_counts
from medspil.dialogue.forms.fields import PersonChoice
from medspil.organisations.models import Person, Unit
from medspil.practice.forms.measures import DayField
from medspil.practice.workdays import monday_of
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among

RECENT_WEEKS = 12  # to choose among; older ones are pasted


class ArrangeForm(Form):
    prompts = {"counted": gettext_lazy("Write what you count.")}

    counted = GuardedCharField(
        label=gettext_lazy("What do you count?"),
        help_text=gettext_lazy("Something that happens often and is easy to count. For example: conversations."),
        expects=NOTHING,
        max_length=80,
    )
    goal = forms.IntegerField(
        label=gettext_lazy("In how many of a hundred do you hope that it is used?"),
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "form-input input-short"}),
    )
    launched_on = DayField(
        label=gettext_lazy("When is it taken into use?"),
        help_text=gettext_lazy("Count some weeks before that day too. They are what the rest is held against."),
        required=False,
        widget=forms.DateInput(),
    )


class TeamForm(Form):
    prompts = {"unit": gettext_lazy("Choose a team.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=gettext_lazy("Which team?"), queryset=Unit.objects.none())
    keeper = PersonChoice(
        label=gettext_lazy("Who is asked for the figures?"),
        help_text=gettext_lazy("Gets a short mail each Monday."),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args: Any, units: Sequence[Unit], people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
        choose_among(self, "keeper", people)


class AgreeForm(Form):
    """What a team agrees on for itself."""

    nudge = GuardedCharField(
        label=gettext_lazy("What do you remind each other of?"),
        help_text=gettext_lazy("One sentence. It stands here, and in the mail on Monday. Empty: nothing."),
        expects=NOTHING,
        max_length=160,
        required=False,
    )
    keeper = PersonChoice(
        label=gettext_lazy("Who is asked for the figures?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "keeper", people)


def _number(label: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "form-input input-short", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, widget=widget)


class CountsForm(Form):
    """The two figures of a week that is given."""

    prompts = {"held": gettext_lazy("Write a number, nought too."), "used": gettext_lazy("Write a number, nought too.")}

    held = _number(gettext_lazy("How many in all?"))
    used = _number(gettext_lazy("In how many of them was it used?"))

    def __init__(self, *args: Any, adoption: Adoption, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held"].label = _("How many in all? ({counted})").format(counted=adoption.counted)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "held" in said and "used" in said:
            wrong = wrong_counts(said["held"], said["used"])
            if wrong:
                self.add_error("used", wrong)
        return said


def _mondays() -> list[date]:
    """Of the latest weeks, this one first."""
    this = monday_of(timezone.localdate())
    return [this - timedelta(weeks=n) for n in range(RECENT_WEEKS)]


def _last_week() -> str:
    return _mondays()[1].isoformat()


def _week(monday: date) -> str:
    return _("Week {week}, from {day}").format(week=monday.isocalendar().week, day=f"{monday.day}.{monday.month}.")


class WeekForm(CountsForm):
    """A week, chosen among the latest, and its two figures."""

    field_order = ("monday", "held", "used")
    monday = forms.TypedChoiceField(
        label=gettext_lazy("Week"),
        coerce=date.fromisoformat,
        choices=lambda: [(monday.isoformat(), _week(monday)) for monday in _mondays()],
        initial=_last_week,
    )

    def share(self) -> Share:
        said = self.cleaned_data
        return Share(monday=said["monday"], held=said["held"], used=said["used"])


class PasteForm(Form):
    """Three columns from a spreadsheet or a CSV file. `weeks` is what was read."""

    prompts = {"pasted": gettext_lazy("Paste three columns: week, held and used.")}

    pasted = GuardedCharField(
        label=gettext_lazy("Paste from your spreadsheet"),
        help_text=gettext_lazy(
            "Three columns: the week, how many in all, and in how many it was used. A line of headings does no harm."
        ),
        expects=NOTHING,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = team
        self.weeks = Weeks()

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        self.weeks = read_weeks(pasted, today=timezone.localdate())
        if self.weeks.problems:
            raise ValidationError(list(self.weeks.problems[:20]))
        if not self.weeks.shares:
            raise ValidationError(_("There is no week with two numbers in what you pasted."))
        return pasted
