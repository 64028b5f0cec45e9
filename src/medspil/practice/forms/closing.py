# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.practice.models import Reached
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form


class ClosingForm(Form):
    """What came of a process, held against what was wanted."""

    prompts = {"reached": _("Choose how far you got."), "seen": _("Write what you see now.")}

    reached = forms.ChoiceField(label=_("Did you get there?"), choices=Reached.choices, widget=forms.RadioSelect)
    seen = long_text(
        label=_("What do you see now, with citizens and colleagues?"),
        expects=NOTHING,
        help_text=_("Something one can see, hear or count. Write about the situation, never who the citizen is."),
        max_length=1000,
    )
    keeps = long_text(label=_("What do you keep doing?"), expects=NOTHING, max_length=1000, required=False)
    learned = long_text(label=_("What have you learned?"), expects=NOTHING, max_length=1000, required=False)
