# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an editor writes in a piece: forms made from the table in `kinds`."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.materials.comparing import Names
from medspil.materials.kinds import SCRIPT, Field, Items, Kind, Sort
from medspil.materials.pieces import Values
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField, GuardedURLField
from medspil.ui.forms import Form

_NUMBER = {
    "invalid": _("Write a whole number."),
    "min_value": _("Write one or more."),
    "max_value": _("Write at most %(limit_value)s."),
}


class WritingForm(Form):
    """A piece, or an entry of a list in one. Only the title has to be there: the rest can wait until publishing."""

    says_optional = False
    written: tuple[Field, ...] = ()

    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def values(self, old: Values) -> Values:
        """The old values with what was written in their place; what the form does not know stays."""
        values = {**old}
        for field in self.written:
            value = self.cleaned_data[field.name]
            outer = field.name.partition(".")[0]
            if "." in field.name:
                values[outer] = {**values.get(outer, {})}
            field.put(values, _as_json(field, value, field.get(old)))
        return values


def piece_form(kind: Kind, names: Names, data: Any = None, *, values: Values, mark: str = "") -> WritingForm:
    return _form(kind.fields, names, data, values, {"mark": mark})


def entry_form(items: Items, names: Names, data: Any = None, *, values: Values, mark: str = "") -> WritingForm:
    return _form(items.fields, names, data, values, {"mark": mark})


def _form(fields: Sequence[Field], names: Names, data: Any, values: Values, more: dict[str, Any]) -> WritingForm:
    shown = tuple(field for field in fields if field.by_form and (field.of is None or _named(field, names)))
    body = {field.name: _BUILDERS.get(field.sort, _text)(field, names) for field in shown}
    kind: type[WritingForm] = type("PieceForm", (WritingForm,), {**body, "written": shown})
    return kind(data, initial={field.name: _as_typed(field, field.get(values)) for field in shown} | more)


def _text(field: Field, _names: Names) -> forms.Field:
    rows = {Sort.LINE: 0, Sort.TEXT: 3, Sort.LINES: 6, Sort.PROSE: 5 if field.limit < 8000 else 12}[field.sort]
    return GuardedCharField(
        label=field.label,
        expects=NOTHING,
        help_text=field.help,
        required=field.name == "title",
        max_length=field.limit,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
    )


def _number(field: Field, _names: Names) -> forms.Field:
    return forms.IntegerField(
        label=field.label,
        help_text=field.help,
        min_value=1,
        max_value=field.limit,
        required=False,
        error_messages=_NUMBER,
    )


def _date(field: Field, _names: Names) -> forms.Field:
    return forms.DateField(label=field.label, required=False, widget=forms.DateInput())


def _address(field: Field, _names: Names) -> forms.Field:
    return GuardedURLField(label=field.label, required=False, max_length=field.limit)


def _choice(field: Field, _names: Names) -> forms.Field:
    required = all(value for value, _label in field.choices)
    return forms.ChoiceField(label=field.label, choices=[*field.choices], help_text=field.help, required=required)


def _flag(field: Field, _names: Names) -> forms.Field:
    return forms.ChoiceField(label=field.label, choices=[("", _("No")), ("yes", _("Yes"))], required=False)


def _key(field: Field, names: Names) -> forms.Field:
    return forms.ChoiceField(label=field.label, choices=[("", _("None")), *_named(field, names)], required=False)


def _keys(field: Field, names: Names) -> forms.Field:
    return forms.MultipleChoiceField(
        label=field.label, choices=_named(field, names), widget=forms.CheckboxSelectMultiple, required=False
    )


_BUILDERS: dict[Sort, Callable[[Field, Names], forms.Field]] = {
    Sort.NUMBER: _number,
    Sort.DATE: _date,
    Sort.ADDRESS: _address,
    Sort.CHOICE: _choice,
    Sort.FLAG: _flag,
    Sort.KEY: _key,
    Sort.KEYS: _keys,
}


def _named(field: Field, names: Names) -> list[tuple[str, str]]:
    return [(key, title) for (kind, key), title in names.items() if kind == field.of]


def _as_typed(field: Field, value: Any) -> Any:
    match field.sort:
        case Sort.LINES if isinstance(value, list):
            return "\n".join(value)
        case Sort.FLAG:
            return "yes" if value else ""
    return value


def _as_json(field: Field, value: Any, old: Any) -> Any:
    match field.sort:
        case Sort.LINES:
            return [line.strip() for line in value.splitlines() if line.strip()]
        case Sort.FLAG:
            return value == "yes"
        case Sort.DATE:
            return value.isoformat() if value else None
        case Sort.KEYS:
            # What was there keeps its order: a form lists the pieces in another.
            kept = [key for key in old or () if key in value]
            return kept + [key for key in value if key not in kept]
    return value


class NewPieceForm(Form):
    """Where a piece of one's own stands, beside the form of the piece itself."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    topic = forms.ChoiceField(label=_("In which topic?"))

    def __init__(self, *args: Any, kind: Kind, topics: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Any topic")), *topics] if kind is SCRIPT else topics
        field.required = kind is not SCRIPT
        if not kind.in_topic:
            del self.fields["topic"]
