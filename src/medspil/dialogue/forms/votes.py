# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.ui.forms import Form


class PaperForm(Form):
    """Dots counted on a sheet of paper, one number for each topic."""

    def __init__(self, *args: Any, topics: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in topics:
            self.fields[topic.key] = forms.IntegerField(
                label=topic.title,
                min_value=0,
                max_value=5000,
                required=False,
                widget=forms.NumberInput(attrs={"class": "form-input", "inputmode": "numeric"}),
                error_messages={
                    "invalid": _("Write a whole number."),
                    "min_value": _("Write nought or more."),
                    "max_value": _("Write at most 5,000."),
                },
            )

    def counts(self) -> dict[str, int]:
        return {key: int(value or 0) for key, value in self.cleaned_data.items()}
