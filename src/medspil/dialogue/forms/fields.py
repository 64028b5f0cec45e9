# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fields and checks that several forms share."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.privacy.asking import ASKED, YES, Asking, Expects, Told, ask_about
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class RoomForm(Form):
    """Drawn by the room's own templates. What may point at a person is asked about once, for all that is typed in it,
    and answered with one yes; `asking` is what they show."""

    asks = False  # not field by field
    asking: Asking | None = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        self.asking = None if self.errors else self.question()
        if self.asking:
            self.add_error(None, ValidationError(ASKED, code="personal"))

    @property
    def yes(self) -> str:
        """What was said yes to."""
        return str(self.data.get(YES, ""))

    def question(self) -> Asking | None:
        """What is asked about the texts that came in, when nothing is wrong with them."""
        return ask_about(self._told(), yes=self.yes)

    def _told(self) -> Iterator[Told]:
        for name, field in self.fields.items():
            text, before = self.cleaned_data.get(name), self.get_initial_for_field(field, name)
            if isinstance(field, GuardedCharField) and isinstance(text, str):
                yield Told(name, text, field.expects, before if isinstance(before, str) else "")


def long_text(*, expects: Expects, rows: int = 3, **kwargs: Any) -> GuardedCharField:
    """A guarded text of several lines."""
    return GuardedCharField(expects=expects, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def not_past(day: date) -> date:
    if day < timezone.localdate():
        raise ValidationError(_("The date has passed. Choose today or later."))
    return day


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)
