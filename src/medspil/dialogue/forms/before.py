# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import LeaderPresence, StepKind
from medspil.materials.models import Script
from medspil.organisations.models import Person, Unit
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


def _text(**kwargs: Any) -> GuardedCharField:
    rows = kwargs.pop("rows", 3)
    return GuardedCharField(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def not_past(day: date) -> date:
    if day < timezone.localdate():
        raise ValidationError(_("The date has passed. Choose today or later."))
    return day


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class StartForm(Form):
    """Four questions begin a process."""

    prompts = {
        "unit": _("Choose the team."),
        "value": _("Write what you want to come out of it."),
        "facilitator": _("Choose who facilitates."),
        "planned_on": _("Choose a date."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team is it?"), queryset=Unit.objects.none(), empty_label=None)
    value = _text(
        label=_("What should it be worth to citizens and colleagues?"),
        help_text=_("A sentence or two. You come back to it when you look at what came of it."),
        max_length=500,
    )
    facilitator = PersonChoice(
        label=_("Who facilitates?"),
        help_text=_("A colleague the team trusts. Not the leader, if it can be helped."),
        queryset=Person.objects.none(),
        empty_label=_("Choose a person"),
    )
    planned_on = forms.DateField(label=_("About when do you meet?"), widget=forms.DateInput())

    def __init__(self, *args: Any, units: list[Unit], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self, "unit", Unit.objects.filter(pk__in=[unit.pk for unit in units]))
        _choose_among(self, "facilitator", Person.objects.filter(pk__in=[person.pk for person in people]))

    def clean_planned_on(self) -> date:
        return not_past(self.cleaned_data["planned_on"])


def _choose_among(form: forms.BaseForm, name: str, queryset: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared in the class
    field.queryset = queryset


class TermsForm(Form):
    """The part of the contract that the system itself keeps to."""

    prompts = {"leader_presence": _("Choose where the leader is."), "answer_days": _("Write a number of days.")}

    version = forms.IntegerField(widget=forms.HiddenInput)
    leader_presence = forms.ChoiceField(
        label=_("Where is the leader during the meeting?"),
        widget=forms.RadioSelect,
        choices=[
            (LeaderPresence.OUT, _("Stays out. Sees only what the team hands over.")),
            (LeaderPresence.FRAMES, _("Sets the frame and leaves. Sees only what the team hands over.")),
            (LeaderPresence.IN_ROOM, _("Takes part. Sees what the room sees, without names.")),
        ],
    )
    answer_days = forms.IntegerField(
        label=_("Within how many days does the leader answer the proposals?"),
        min_value=1,
        max_value=60,
        error_messages={
            "invalid": _("Write a number of days, for example 14."),
            "min_value": _("Write at least one day."),
            "max_value": _("Write at most 60 days. The team waits for the answer."),
        },
    )


class PaperForm(Form):
    """Dots counted on a sheet of paper, one number for each topic."""

    def __init__(self, *args: Any, topics: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in topics:
            self.fields[topic.key] = forms.IntegerField(
                label=topic.title,
                min_value=0,
                max_value=5000,
                required=False,
                widget=forms.NumberInput(attrs={"class": "form-input", "inputmode": "numeric"}),
                error_messages={
                    "invalid": _("Write a whole number."),
                    "min_value": _("Write nought or more."),
                    "max_value": _("Write at most 5,000."),
                },
            )

    def counts(self) -> dict[str, int]:
        return {key: int(value or 0) for key, value in self.cleaned_data.items()}


class ScriptForm(Form):
    prompts = {"script": _("Choose a length.")}

    script = forms.ModelChoiceField(label=_("Which script?"), queryset=Script.objects.none(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, scripts: list[Script], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["script"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Script.objects.filter(pk__in=[script.pk for script in scripts])
        field.choices = [
            (script.pk, _("{minutes} minutes · {title}").format(minutes=script.minutes, title=script.title))
            for script in scripts
        ]


_MINUTES = {
    "invalid": _("Write a whole number of minutes."),
    "min_value": _("Write at least one minute."),
    "max_value": _("Write at most 240 minutes."),
}


class StepForm(Form):
    prompts = {"title": _("Write what the step is called."), "minutes": _("Write how many minutes it has.")}

    title = GuardedCharField(label=_("Title"), max_length=60)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=240, error_messages=_MINUTES)
    question = _text(label=_("What the room is asked"), required=False, max_length=300, rows=2)
    own_notes = _text(label=_("My own notes"), required=False, max_length=2000)


class NewStepForm(StepForm):
    """A step of one's own. Cases, points and canvases come with the scripts."""

    KINDS = (
        StepKind.FRAME,
        StepKind.REFLECTION,
        StepKind.GROUPING,
        StepKind.DOT_VOTE,
        StepKind.DISCUSSION,
        StepKind.BOARD,
        StepKind.DECIDE,
        StepKind.CLOSING,
    )
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label=_("Kind of step"), choices=[(kind, kind.label) for kind in KINDS])
    canvas = forms.ChoiceField(label=_("Template, when it is a board"), required=False, choices=())
    own_notes = None  # type: ignore[assignment]

    def __init__(self, *args: Any, canvases: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["canvas"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("No template")), *((canvas.key, canvas.title) for canvas in canvases)]


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
    place = GuardedCharField(label=_("Where do you meet?"), max_length=120)
    message = _text(label=_("Your words to the team"), max_length=2000, rows=8)
    preparation = _text(label=_("A small task to prepare"), required=False, max_length=2000, rows=8)
    people = forms.ModelMultipleChoiceField(
        label=_("Who is invited?"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self, "people", Person.objects.filter(pk__in=[person.pk for person in people]).order_by("name"))

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
