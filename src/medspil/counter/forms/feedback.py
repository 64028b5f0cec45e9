# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class EnoughForm(Form):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class MissingForm(EnoughForm):
    prompts = {"question": _("Write what you lack an answer to.")}

    question = long_text(
        label=_("What do you lack an answer to?"),
        expects=NOTHING,
        help_text=_("Write the situation, never who the citizen is."),
        max_length=300,
        rows=3,
    )


class AnsweredForm(Form):
    """An answer of the guide that answers a question."""

    entry = forms.UUIDField(widget=forms.HiddenInput)


class AsideForm(Form):
    prompts = {"why": _("Write why, so that those who asked know.")}

    why = GuardedCharField(
        label=_("Why does it get no answer?"),
        expects=NOTHING,
        help_text=_("Those who asked can read it."),
        max_length=200,
    )
