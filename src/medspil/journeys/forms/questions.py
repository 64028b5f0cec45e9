# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.organisations.models import Unit
from medspil.privacy.asking import NOTHING
from medspil.ui.forms import Form, choose_among


class AskForm(Form):
    prompts = {"text": _("Write your question.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = long_text(
        label=_("What do you want to ask?"),
        expects=NOTHING,
        help_text=_("Your name is stored nowhere. Everybody here sees the question and the answer."),
        max_length=600,
    )


class ChannelForm(AskForm):
    """To the ambassador of a department."""

    prompts = {**AskForm.prompts, "unit": _("Choose the department.")}
    field_order = ("unit", "text")

    unit = forms.ModelChoiceField(label=_("Which department?"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "unit", units)
        self.fields["text"].label = _("What do you want to ask or tell?")


class AnswerForm(Form):
    prompts = {"answer": _("Write the answer. That you do not know yet is also an answer.")}

    answer = long_text(label=_("Your answer"), expects=NOTHING, max_length=2000, rows=4)
