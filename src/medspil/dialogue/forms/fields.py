# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fields and checks that several forms share."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class RoomForm(Form):
    """Drawn by the room's own templates, which do not ask about what may point at a person. CPR numbers are refused."""

    asks = False


def long_text(**kwargs: Any) -> GuardedCharField:
    """A guarded text of several lines."""
    rows = kwargs.pop("rows", 3)
    return GuardedCharField(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def not_past(day: date) -> date:
    if day < timezone.localdate():
        raise ValidationError(_("The date has passed. Choose today or later."))
    return day


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def choose_among(form: forms.BaseForm, name: str, queryset: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared in the class
    field.queryset = queryset
