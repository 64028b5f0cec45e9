# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.actions.canvases import Said
from medspil.dialogue.models import CanvasLine, FilledCanvas, Process
from medspil.materials.canvases import TEXT, Pane, cell_fields, panes_of
from medspil.materials.models import CanvasTemplate
from medspil.materials.schema import CanvasField, CanvasFile
from medspil.organisations.models import Unit
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


class OpenForm(Form):
    """Take a template into use: which one, where it belongs, and what to call it."""

    prompts = {"template": _("Choose a template."), "place": _("Choose where it belongs.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    template = forms.ChoiceField(label=_("Which template?"))
    place = forms.ChoiceField(label=_("Where does it belong?"))
    title = GuardedCharField(
        label=_("What do you call it?"),
        expects=NOTHING,
        help_text=_("Leave it empty, and it is called what the template is called."),
        required=False,
        max_length=80,
    )

    def __init__(
        self,
        *args: Any,
        templates: Sequence[CanvasTemplate],
        units: Sequence[Unit],
        processes: Sequence[Process],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, tuple[Unit, Process | None]] = {str(unit.pk): (unit, None) for unit in units}
        self.places |= {str(process.pk): (process.unit, process) for process in processes}
        _offer(self, "template", [(template.key, template.title) for template in templates])
        _offer(self, "place", [(key, _name(*place)) for key, place in self.places.items()])

    def place_chosen(self) -> tuple[Unit, Process | None]:
        return self.places[self.cleaned_data["place"]]


def _name(unit: Unit, process: Process | None) -> str:
    return gettext("{unit}, »{process}«").format(unit=unit.name, process=process.name) if process else unit.name


def _offer(form: forms.BaseForm, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared in the class
    field.choices = choices


CELL = "cell-"  # so that a column may be called anything
FAR = 10**6  # no canvas has as many lines


class LineForm(Form):
    """One line of a canvas. `version` is what the writer saw, 0 for a new line; the cells are those of the template."""

    says_optional = False

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    position = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=FAR, required=False)
    field = forms.ChoiceField(label=_("Where does it belong?"), choices=())
    may_be_empty = False

    def cells(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name.startswith(CELL)}

    def said(self) -> Said:
        cells = {name.removeprefix(CELL): text for name, text in self.cells().items()}
        return Said(field=self.cleaned_data["field"], cells=cells, position=self.cleaned_data["position"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first = next(name for name in self.fields if name.startswith(CELL))
        if not self.may_be_empty and not self.errors and not any(self.cells().values()):
            self.add_error(first, ValidationError(_("Write something on the line first."), code="required"))
        return cleaned


def line_form(shape: CanvasFile, data: Mapping[str, Any] | None = None, *, line: CanvasLine | None = None) -> LineForm:
    """The form of a line that is there or is to be. It may move to another field, but for an item of a checklist."""
    fixed = shape.layout == "checklist"
    cells = {CELL + key: field for key, field in cell_fields(shape).items()}
    kind: type[LineForm] = type("CanvasLineForm", (LineForm,), {**cells, "may_be_empty": fixed})
    now = _now_on(line) if line else {}
    form = kind(data, initial=now)
    fields = [field for field in shape.fields_ if not fixed or line is None or field.key == line.field]
    _offer(form, "field", [(field.key, field.title) for field in fields])
    form.order_fields(list(cells))
    if len(fields) == 1:
        form.fields["field"].widget = forms.HiddenInput()
    return form


def _now_on(line: CanvasLine) -> dict[str, Any]:
    cells = {CELL + key: text for key, text in line.cells.items()}
    return {"version": line.version, "field": line.field, **cells}


def new_line_form(shape: CanvasFile, field: CanvasField) -> LineForm:
    """The small form below a field. The id of the line to be is in the address that it is sent to."""
    form = line_form(shape)
    form.auto_id = f"{field.key}-%s"
    form.initial = {"version": 0, "field": field.key}
    form.fields["field"].widget = forms.HiddenInput()
    if not shape.columns:
        form.fields[CELL + TEXT].label = gettext("New line in »{title}«").format(title=field.title)
    return form


@dataclass(frozen=True, kw_only=True)
class OpenPane(Pane):
    """A field that may be written in: the form of a new line, and the id that it will have."""

    form: LineForm
    new_id: UUID


def open_panes(canvas: FilledCanvas) -> list[OpenPane]:
    """The fields of a canvas with what stands in them; on a checklist no line is added, so its forms are not shown."""
    return [
        OpenPane(**vars(pane), form=new_line_form(canvas.shape, pane.field), new_id=uuid4())
        for pane in panes_of(canvas.shape, canvas.lines_by_field())
    ]
