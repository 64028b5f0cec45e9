# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.organisations.models import Unit
from medspil.organisations.units import actions
from medspil.organisations.units.plans import LONGEST_NAME
from medspil.organisations.units.tree import choices_of
from medspil.privacy.asking import PLACES
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class UnitChoice(forms.ChoiceField):
    """One of many units, in the order of the tree. It becomes the unit, or None where one need not choose."""

    _units: dict[str, Unit]

    def offer(self, units: Iterable[Unit], *, empty: str = "") -> None:
        self._units = {str(unit.pk): unit for unit in units}
        self.choices = [*([("", empty)] if empty else []), *choices_of(self._units.values())]

    def clean(self, value: Any) -> Unit | None:
        return self._units.get(str(super().clean(value)))


def offer(form: forms.BaseForm, name: str, units: Iterable[Unit], *, empty: str = "") -> None:
    field = form.fields[name]
    assert isinstance(field, UnitChoice)  # noqa: S101 - declared in the class
    field.offer(units, empty=empty)


class NameForm(Form):
    prompts = {"name": gettext_lazy("Write what the department or team is called.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = GuardedCharField(label=gettext_lazy("Name"), expects=PLACES, max_length=LONGEST_NAME)

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class LinesForm(Form):
    prompts = {"lines": gettext_lazy("Paste or write the names, one on each line.")}

    lines = GuardedCharField(
        label=gettext_lazy("One on each line"),
        help_text=gettext_lazy(
            "Indent a team to place it beneath the department above it, or write »Department / Team«. "
            "Lines that you copy from a spreadsheet are fine."
        ),
        expects=PLACES,
        max_length=40_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class PlaceForm(Form):
    prompts = {"under": gettext_lazy("Choose where it is to lie.")}

    under = UnitChoice(label=gettext_lazy("Beneath which department?"))

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "under", units)


class CloseForm(Form):
    into = UnitChoice(
        label=gettext_lazy("Who takes over?"),
        help_text=gettext_lazy(
            "Whoever works here gets the same role there. Leaders and administrators do not follow along."
        ),
        required=False,
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "into", units, empty=_("Nobody, just close it"))


def words_for(refused: actions.Refused) -> ValidationError:
    """What to do about a change of the tree that was refused."""
    match refused:
        case actions.NameTaken(args=(Unit() as other,)):
            words = _taken(other)
        case actions.TooDeep():
            words = _("There are too many levels. Choose a place further up.")
        case actions.Closed():
            words = _("The unit above is closed. Open it again first, or choose another place.")
        case actions.UnitsBeneath():
            words = _("There are open teams beneath. Move or close them first.")
        case actions.BeneathItself():
            words = _("A unit cannot lie beneath itself. Choose another place.")
        case _other:
            words = _("Something hangs on it, so it cannot be deleted. Close it instead.")
    return ValidationError(words)


def _taken(other: Unit) -> str:
    if other.closed_on:
        words = _("»{name}« is there already, but closed. Open it again, or choose another name.")
    else:
        words = _("»{name}« is there already in the same place. Choose another name.")
    return words.format(name=other.name)
