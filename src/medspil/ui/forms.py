# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Forms as Det Fælles Designsystem wants them: label, hint, error, control; the error summary above the heading."""

import copy
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django import forms
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None while nothing has been sent."""
    return request.POST if request.method == "POST" else None


def choose_among(form: forms.BaseForm, name: str, rows: Iterable[models.Model]) -> None:
    """Let a field offer these rows: a queryset in its own order, others in the order of their model."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared in the class
    declared: Any = field.queryset
    known = declared.model._default_manager  # noqa: SLF001 - Django's public name for it
    field.queryset = rows if isinstance(rows, models.QuerySet) else known.filter(pk__in=[row.pk for row in rows])


class Renderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class _Shared(dict[str, forms.Field]):
    """What Django copies for each form stays one."""

    def __deepcopy__(self, _memo: object) -> Self:
        return self


class Prepared(forms.BaseForm):
    """What `Form` and `ModelForm` share: class names, and words for an empty field that say what to do.

    `prompts` gives the words for one field: {"purpose": _("Write what the meeting is for.")}.
    """

    prompts: ClassVar[dict[str, Any]] = {}
    # Does the page show what may point at a person, with a box to say that it does not? `field.html` does.
    asks: ClassVar[bool] = True
    # Forms of the class have its fields themselves, not copies: for one that is made for hundreds at a time and never
    # changes a field.
    shares_fields: ClassVar[bool] = False
    dressed: ClassVar[bool]
    base_fields: ClassVar[dict[str, forms.Field]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if "dressed" not in vars(type(self)):
            _dress_all(type(self))
        super().__init__(*args, **kwargs)


class Form(Prepared, forms.Form):
    use_required_attribute = False
    says_optional = True  # a draft says it once, not at each of its fields
    conditional: ClassVar[frozenset[str]] = frozenset()  # fields whose help text says when they are needed


class ModelForm(Prepared, forms.ModelForm):  # type: ignore[type-arg]
    use_required_attribute = False


def _dress_all(form: type[Prepared]) -> None:
    """Once for a class, when it is first used; on fields of its own, since a class has those of its parents."""
    fields = copy.deepcopy(form.base_fields)
    for name, field in fields.items():
        _dress(field)
        if name in form.prompts:
            field.error_messages["required"] = form.prompts[name]
        elif str(field.error_messages.get("required")) == str(forms.Field.default_error_messages["required"]):
            field.error_messages["required"] = _("Fill this in.") if _is_typed(field) else _("Choose one.")
    form.base_fields = _Shared(fields) if form.shares_fields else fields
    form.dressed = True


def _is_typed(field: forms.Field) -> bool:
    return not isinstance(field, forms.ChoiceField)


def _dress(field: forms.Field) -> None:
    widget = field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        widget.template_name = "ui/forms/choices.html"
    elif isinstance(widget, forms.Select):
        widget.attrs.setdefault("class", "form-select")
    elif not isinstance(widget, forms.CheckboxInput | forms.HiddenInput):
        widget.attrs.setdefault("class", "form-input")
    if isinstance(field, forms.DateField) and isinstance(widget, forms.DateInput):
        widget.input_type, widget.format = "date", "%Y-%m-%d"
        field.error_messages["invalid"] = _("Write the date like this: 24.12.2026.")
    if isinstance(field, forms.TimeField) and isinstance(widget, forms.TimeInput):
        widget.input_type, widget.format = "time", "%H:%M"
        field.error_messages["invalid"] = _("Write the time like this: 13.30.")
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = _("Choose one from the list.")
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = _("Write the address like this: name@municipality.dk.")
