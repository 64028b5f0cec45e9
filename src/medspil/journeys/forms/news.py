# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form


class NewsForm(Form):
    prompts = {"text": _("Write a few lines. It is news, too, that nothing is decided yet.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = long_text(
        label=_("What is new?"),
        expects=NOTHING,
        help_text=_("What happened, what comes now, and whom one can ask."),
        max_length=2000,
        rows=6,
    )
    by_mail = forms.BooleanField(label=_("Send it by mail as well, to all who work here"), required=False, initial=True)
