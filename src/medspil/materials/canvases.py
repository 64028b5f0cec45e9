# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The one canvas engine: contract, one-to-one and trial action are all forms made from a template."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django import forms

from medspil.materials.models import CanvasTemplate
from medspil.materials.queries import canvas_by_key
from medspil.materials.schema import CanvasField
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form

__all__ = ["CanvasField", "canvas", "canvas_form", "fields_of", "filled"]

LONGEST_ANSWER = 2000


def canvas(municipality_id: UUID | None, key: str) -> CanvasTemplate:
    """The template a municipality uses. Code names only templates that the content has, so a missing one is a fault."""
    template = canvas_by_key(municipality_id, key)
    if template is None:
        raise CanvasTemplate.DoesNotExist(key)
    return template


def fields_of(template: CanvasTemplate) -> tuple[CanvasField, ...]:
    return tuple(CanvasField.model_validate(entry) for entry in template.fields)


def filled(template: CanvasTemplate, answers: Mapping[str, str]) -> list[tuple[CanvasField, str]]:
    """Each field with what has been written in it, for pages and documents."""
    return [(field, answers.get(field.key, "")) for field in fields_of(template)]


def canvas_form(
    template: CanvasTemplate,
    data: Mapping[str, Any] | None = None,
    *,
    initial: Mapping[str, Any] | None = None,
    draft: bool = False,
    leave_out: Set[str] = frozenset(),
) -> Form:
    """A form with one guarded text for each field of the template, under the field's key.

    `cleaned_data` is what a model's `canvas` column holds. A draft may leave required fields empty; `leave_out` names
    fields that the page asks for in another way.
    """
    made = {
        field.key: _text(field, required=field.required and not draft)
        for field in fields_of(template)
        if field.key not in leave_out
    }
    kind: type[Form] = type("CanvasForm", (Form,), made)
    form = kind(data, initial=dict(initial or {}))
    form.says_optional = not draft
    return form


def _text(field: CanvasField, *, required: bool) -> GuardedCharField:
    return GuardedCharField(
        label=field.title,
        help_text=field.help,
        required=required,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
