# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django import forms


def pick(form: forms.BaseForm, name: str, queryset: Any) -> None:
    """Let a field choose among these rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared in the class
    field.queryset = queryset
