# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.ui.forms import Form

MOST_BYTES = 10_000_000


class FileForm(Form):
    prompts = {"file": _("Choose a file.")}

    file = forms.FileField(
        label=_("File with offers"),
        allow_empty_file=True,
        help_text=_("A spreadsheet (xlsx, ods, csv), or HSDS 3.1 as JSON or as a zip of CSV files. At most 10 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        return file
