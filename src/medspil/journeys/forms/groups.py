# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text
from medspil.journeys.models import Archetype
from medspil.organisations.models import Person
from medspil.privacy.asking import CONTACTS, NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class FrameForm(Form):
    """What the group is for, and for whom the solution is."""

    prompts = {"group_task": _("Write what the group is to do.")}

    group_task = long_text(
        label=_("What is the task of the group?"),
        expects=NOTHING,
        help_text=_("What it decides itself, what it recommends, how often it meets, and until when."),
        max_length=2000,
        rows=5,
    )
    employee_groups = long_text(
        label=_("Which groups of employees are to work with the solution?"),
        expects=NOTHING,
        help_text=_("One on each line, for example: Advisers. We tell you when one of them is not in the group."),
        max_length=600,
        required=False,
    )


class MemberForm(Form):
    """Somebody in the group: why, what for, and how colleagues reach them. No person is chosen when it is changed."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    person = PersonChoice(
        label=_("Who?"), queryset=Person.objects.none(), required=False, empty_label=_("Somebody who does not sign in")
    )
    name = GuardedCharField(
        label=_("Name"),
        help_text=_("Only for one who is not on the list: a citizen or a partner. Their first name is enough."),
        expects=NAMES,
        max_length=80,
        required=False,
    )
    employee_group = forms.ChoiceField(label=_("Which group of employees?"), choices=(), required=False)
    archetype = forms.ChoiceField(
        label=_("Whose view do they bring?"),
        help_text=_("Ask them. It is a view to look after in the group, not a judgement of somebody."),
        choices=[("", _("None of these")), *Archetype.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    advantage = GuardedCharField(
        label=_("What is the advantage of having them along?"), expects=NOTHING, max_length=300, required=False
    )
    brings = GuardedCharField(label=_("What do they bring?"), expects=NOTHING, max_length=300, required=False)
    reach = GuardedCharField(
        label=_("How do colleagues reach them?"),
        help_text=_("For example: Thursdays at the coffee, or by telephone"),
        expects=CONTACTS,
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[Person] | None, groups: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people is None:
            del self.fields["person"]
        else:
            choose_among(self, "person", people)
        now = self.initial.get("employee_group")
        known = list(dict.fromkeys([*groups, *([now] if now else [])]))
        if known:
            field = self.fields["employee_group"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared in the class
            field.choices = [("", _("None of these")), *((group, group) for group in known)]
        else:
            del self.fields["employee_group"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "person" in self.fields and not cleaned.get("person") and not cleaned.get("name") and not self.errors:
            self.add_error("person", ValidationError(_("Choose a person, or write a name."), code="required"))
        return cleaned

    def said(self) -> dict[str, str]:
        names = ("name", "employee_group", "archetype", "advantage", "brings", "reach")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class LeadForm(Form):
    prompts = {"person": _("Choose who leads the project.")}

    person = PersonChoice(
        label=_("Who leads the project?"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "person", people)
