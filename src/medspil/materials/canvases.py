# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The one canvas engine. A canvas is fields in a layout; what is written in a field is lines, and a line has cells.

Contract, one-to-one and trial action are forms with one text for each field. What a team fills together has as many
lines as it likes. Both are drawn, on screen and on paper, from the same shape.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from medspil.materials.models import CanvasTemplate
from medspil.materials.pieces import canvas_file
from medspil.materials.queries import canvas_by_key
from medspil.materials.schema import CanvasColumn, CanvasField, CanvasFile
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form

LONGEST_ANSWER = 2000
LONGEST_LINE = 600
LONGEST_CELL = 300
_COLLEAGUES = frozenset({"who"})  # where the names of colleagues belong
TEXT = "text"  # the one cell of a line in all layouts but rows


class Line(Protocol):
    """What stands on one line of a field. `done` is the tick of a checklist."""

    @property
    def cells(self) -> Mapping[str, str]: ...
    @property
    def done(self) -> bool: ...


@dataclass(frozen=True)
class Written:
    """A line that is not kept as one: the answer to a field of a form."""

    cells: Mapping[str, str]
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Pane:
    """A field as it is drawn. `corner` says in words where in a quadrant it lies."""

    field: CanvasField
    cells: Sequence[CanvasColumn]
    lines: Sequence[Line] = ()
    corner: str = ""

    @property
    def rows(self) -> list[tuple[Line, list[tuple[CanvasColumn, str]]]]:
        """Each line with its cells; one that nobody wrote in is empty."""
        return [(line, [(cell, line.cells.get(cell.key, "")) for cell in self.cells]) for line in self.lines]


def canvas(municipality_id: UUID | None, key: str) -> CanvasTemplate:
    """The template a municipality uses. Code names only templates that the content has, so a missing one is a fault."""
    template = canvas_by_key(municipality_id, key)
    if template is None:
        raise CanvasTemplate.DoesNotExist(key)
    return template


def shape_of(template: CanvasTemplate) -> CanvasFile:
    return canvas_file(template)


def fields_of(template: CanvasTemplate) -> tuple[CanvasField, ...]:
    return tuple(CanvasField.model_validate(entry) for entry in template.fields)


def filled(template: CanvasTemplate, answers: Mapping[str, str]) -> list[tuple[CanvasField, str]]:
    """Each field with what has been written in it, for pages and documents."""
    return [(field, answers.get(field.key, "")) for field in fields_of(template)]


def cells_of(shape: CanvasFile) -> tuple[CanvasColumn, ...]:
    """What a line consists of: the columns of rows, a note to an item of a checklist, else one text."""
    title = _("Note") if shape.layout == "checklist" else _("Text")
    return shape.columns or (CanvasColumn(key=TEXT, title=title),)


def texts_of(shape: CanvasFile, line: Line) -> tuple[str, ...]:
    """The cells of a line in their order; one that nobody wrote in is empty."""
    return tuple(line.cells.get(cell.key, "") for cell in cells_of(shape))


def panes_of(shape: CanvasFile, lines: Mapping[str, Sequence[Line]] | None = None) -> list[Pane]:
    """The fields in their order, each with its lines, by the key of the field."""
    cells = cells_of(shape)
    return [
        Pane(field=field, cells=cells, lines=(lines or {}).get(field.key, ()), corner=_corner(shape, place))
        for place, field in enumerate(shape.fields_)
    ]


def _corner(shape: CanvasFile, place: int) -> str:
    if shape.axes is None:
        return ""
    ends = (shape.axes.top, shape.axes.bottom)[place // 2], (shape.axes.left, shape.axes.right)[place % 2]
    return " · ".join(ends)


def cell_fields(shape: CanvasFile) -> dict[str, GuardedCharField]:
    """A guarded text for each cell of a line, under the cell's key. None is required: a row may have gaps."""
    limit = LONGEST_CELL if shape.columns else LONGEST_LINE
    return {cell.key: _text(cell, required=False, max_length=limit, rows=2) for cell in cells_of(shape)}


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
        field.key: _text(field, required=field.required and not draft, max_length=LONGEST_ANSWER)
        for field in fields_of(template)
        if field.key not in leave_out
    }
    kind: type[Form] = type("CanvasForm", (Form,), made)
    form = kind(data, initial=dict(initial or {}))
    form.says_optional = not draft
    return form


def _text(about: CanvasField | CanvasColumn, *, required: bool, max_length: int, rows: int = 4) -> GuardedCharField:
    return GuardedCharField(
        label=about.title,
        help_text=about.help,
        expects=NAMES if about.key in _COLLEAGUES else NOTHING,
        required=required,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
