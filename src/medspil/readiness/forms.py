# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import not_past
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.readiness.statements import SCALE, themes
from medspil.ui.forms import Form


class ChangeForm(Form):
    prompts = {"name": _("Give the round a name."), "closes_on": _("Choose the last day.")}

    name = GuardedCharField(
        label=_("What do you call the round?"),
        help_text=_("For example: Before we begin, Midway, After half a year"),
        expects=NOTHING,
        max_length=60,
    )
    closes_on = forms.DateField(
        label=_("Last day to answer"),
        help_text=_("One or two weeks are enough. The answers are counted the day after."),
        widget=forms.DateInput(),
    )

    def clean_closes_on(self) -> date:
        return not_past(self.cleaned_data["closes_on"])


class RoundForm(ChangeForm):
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    by_mail = forms.BooleanField(label=_("Send everybody a mail with a link"), required=False, initial=True)


class Scale(forms.RadioSelect):
    """Five steps side by side, also on a phone."""

    template_name = "readiness/scale.html"


class AnswerForm(Form):
    """Each statement on the scale. All of them: a mean of those that somebody felt like answering says little."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [pair for theme in themes() for pair in zip(theme.names, theme.statements, strict=True)]
        for number, (name, statement) in enumerate(pairs, start=1):
            label = f"{number}. {statement}"
            field = forms.TypedChoiceField(label=label, choices=SCALE, coerce=int, widget=Scale)
            field.error_messages["required"] = gettext("Answer statement {number}.").format(number=number)
            self.fields[name] = field
