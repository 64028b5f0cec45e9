# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.custody.events import Reason
from medspil.custody.periods import PERIODS, Period
from medspil.organisations.models import Person
from medspil.privacy.asking import NAMES
from medspil.privacy.fields import GuardedCharField
from medspil.privacy.finding import Kind
from medspil.ui.forms import Form


class PeriodsForm(Form):
    """For how many months each kind is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for period in PERIODS:
            self.fields[period.key] = _field(period)


class EraseForm(Form):
    """The name typed once more: there is no way back."""

    prompts = {"name": gettext_lazy("Write the name as it stands above.")}

    name = GuardedCharField(label=gettext_lazy("Write the name"), expects=NAMES, max_length=80)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name.strip().casefold() != self.person.name.strip().casefold():
            raise ValidationError(_("This is not the name. Write it as it stands above."))
        return name


class RemoveForm(Form):
    """The words that ought not to stand there. They may be anything, and are not kept."""

    LEAST = 8  # letters, or else they might stand in the middle of much
    prompts = {
        "words": gettext_lazy("Paste the words."),
        "why": gettext_lazy("Choose why."),
        "sure": gettext_lazy("Tick the box if you are sure."),
    }

    words = GuardedCharField(
        label=gettext_lazy("The words"),
        help_text=gettext_lazy("As they stand, but capitals and line breaks do not matter. At least two words."),
        expects=frozenset(Kind),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    why = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        widget=forms.RadioSelect,
        choices=[
            (Reason.CITIZEN, gettext_lazy("It is about a citizen")),
            (Reason.COLLEAGUE, gettext_lazy("It is about a colleague")),
            (Reason.GIVEN_AWAY, gettext_lazy("It gives a code or a secret away")),
            (Reason.OTHER, gettext_lazy("Something else")),
        ],
    )
    sure = forms.BooleanField(label=gettext_lazy("I am sure. It cannot be undone."))

    def clean_words(self) -> str:
        words: str = " ".join(self.cleaned_data["words"].split())
        if len(words) < self.LEAST or " " not in words:
            raise ValidationError(_("Write more of the text: at least two words. Otherwise too much is removed."))
        return words


class TakeOutForm(Form):
    """The words that ought not to have been said in a meeting: a whole note, or only the name in it."""

    LEAST = 3  # letters
    prompts = {
        "words": gettext_lazy("Write the words as they stand."),
        "sure": gettext_lazy("Tick the box if you are sure."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = GuardedCharField(
        label=gettext_lazy("The words that are to go"),
        help_text=gettext_lazy("As they stand. Delete here what may stay: a name alone is enough."),
        expects=frozenset(Kind),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    sure = forms.BooleanField(label=gettext_lazy("I am sure. It cannot be undone."))

    def clean_words(self) -> str:
        words: str = " ".join(self.cleaned_data["words"].split())
        if len(words) < self.LEAST:
            raise ValidationError(_("Write at least three letters. Otherwise too much is removed."))
        return words


def _field(period: Period) -> forms.IntegerField:
    bounds = _("At least {least} and at most {most} months.").format(least=period.least, most=period.most)
    return forms.IntegerField(
        label=period.what,
        help_text=f"{period.hint} {bounds}",
        min_value=period.least,
        max_value=period.most,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "form-input input-short", "autocomplete": "off"}
        ),
        error_messages={
            "required": _("Write a number of months."),
            "invalid": _("Write a number of months."),
            "min_value": bounds,
            "max_value": bounds,
        },
    )
