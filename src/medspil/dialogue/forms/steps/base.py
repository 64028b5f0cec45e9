# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every step is asked, and what comes on top where it is set up: new in an agenda, changed there, or alone."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.dialogue.models import Step
from medspil.dialogue.queries.shelves import Shelf
from medspil.organisations.models import Unit
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among

_MINUTES = {
    "invalid": _("Write a whole number of minutes."),
    "min_value": _("Write at least one minute."),
    "max_value": _("Write at most 240 minutes."),
}
Choices = Sequence[tuple[str, Any]]


class StepForm(Form):
    """What every step has.

    `kept` names the fields that are settings of the step under their own names; `made` other settings that come of
    what is asked.
    """

    prompts = {"title": _("Write what the step is called."), "minutes": _("Write how many minutes it has.")}
    says_optional = False  # what may be left out says so itself, where it is not plain
    kept: ClassVar[tuple[str, ...]] = ("question",)
    made: ClassVar[tuple[str, ...]] = ()

    title = GuardedCharField(label=_("Title"), expects=NOTHING, max_length=60)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=240, error_messages=_MINUTES)
    question = long_text(
        label=_("What the room is asked"),
        expects=NOTHING,
        help_text=_("It stands largest on the wall and on the phones."),
        required=False,
        max_length=300,
        rows=2,
    )

    def __init__(self, *args: Any, shelf: Shelf, steps: Sequence[Step] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shelf, self.steps = shelf, steps
        self.prepare()

    def prepare(self) -> None:
        """Fill in what may be chosen."""

    def choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared in the class
        field.choices = choices

    def settings(self) -> dict[str, Any]:
        """What the step keeps; what is empty is left out."""
        return {name: value for name in self.kept if (value := self.cleaned_data.get(name))}

    def settings_over(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """The step's settings when this is saved: what is not asked about here stays as it was."""
        asked = {*self.kept, *self.made}
        return {name: value for name, value in before.items() if name not in asked} | self.settings()

    def columns(self) -> dict[str, Any]:
        """What stands in columns of the step."""
        return {name: self.cleaned_data[name] for name in ("title", "minutes", "own_notes") if name in self.fields}

    @classmethod
    def begun(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What the form begins with, from the settings of a step."""
        return {name: settings[name] for name in cls.kept if name in settings}


class Placed(StepForm):
    """A new step of an agenda, and where it comes."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    after = forms.ChoiceField(label=_("Where does it come?"), required=False)

    def prepare(self) -> None:
        super().prepare()
        places = [(str(step.position), _("After »{title}«").format(title=step.title)) for step in self.steps]
        self.choose("after", [("0", _("At the beginning")), *places])
        self.fields["after"].initial = str(len(self.steps))

    def place(self) -> int:
        """The position the step is to have."""
        return int(self.cleaned_data["after"] or len(self.steps)) + 1


class Noted(StepForm):
    """A step of an agenda with the facilitator's words to herself."""

    own_notes = long_text(
        label=_("My own notes"),
        expects=NOTHING,
        help_text=_("Only facilitators see them."),
        required=False,
        max_length=2000,
    )


class Alone(StepForm):
    """One activity alone: for which team, and whether its leader is in the room."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Which team is it?"), queryset=Unit.objects.none(), empty_label=None)
    leader_in_room = forms.BooleanField(
        label=_("The leader takes part"),
        help_text=_("Otherwise a leader who is signed in cannot open the room."),
        required=False,
    )

    def for_units(self, units: Sequence[Unit]) -> "Alone":
        """Ask for the team only where there is a choice."""
        choose_among(self, "unit", units)
        if len(units) == 1:
            self.fields["unit"].initial = units[0].pk
            self.fields["unit"].widget = forms.HiddenInput()
        return self
