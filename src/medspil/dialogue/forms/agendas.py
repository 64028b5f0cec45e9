# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.materials.models import Script
from medspil.ui.forms import Form


class ScriptForm(Form):
    prompts = {"script": _("Choose a length.")}

    script = forms.ModelChoiceField(label=_("Which script?"), queryset=Script.objects.none(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, scripts: list[Script], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["script"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Script.objects.filter(pk__in=[script.pk for script in scripts])
        field.choices = [
            (script.pk, _("{minutes} minutes · {title}").format(minutes=script.minutes, title=script.title))
            for script in scripts
        ]
