# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import PersonChoice, long_text
from medspil.organisations.models import Person, Unit
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


class StartForm(Form):
    """Four questions begin a journey."""

    prompts = {
        "name": _("Give it a name."),
        "about": _("Write what the idea is."),
        "lead": _("Choose who leads the project."),
    }

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    unit = forms.ModelChoiceField(label=_("Where is it to be used?"), queryset=Unit.objects.none(), empty_label=None)
    name = GuardedCharField(
        label=_("What do you call it?"),
        help_text=_("A few words that colleagues recognise. For example: Book your own meeting"),
        expects=NAMES,  # solutions are often called something like a person
        max_length=120,
    )
    about = long_text(
        label=_("What is the idea?"),
        expects=NOTHING,
        help_text=_("Two or three sentences. You sharpen it into a purpose together afterwards."),
        max_length=1000,
    )
    lead = PersonChoice(
        label=_("Who leads the project?"),
        help_text=_("One who has the time, and whom colleagues can find."),
        queryset=Person.objects.none(),
        empty_label=_("Choose a person"),
    )

    def __init__(self, *args: Any, units: list[Unit], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
        choose_among(self, "lead", people)
