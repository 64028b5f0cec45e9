# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A canvas on paper: the empty sheet to write on, and the filled one."""

from collections.abc import Mapping, Sequence

from medspil.documents.model import Sheet, SheetAxes, SheetField
from medspil.documents.pdf import Paper
from medspil.materials.canvases import Line, Pane, panes_of, texts_of
from medspil.materials.schema import CanvasFile


def sheet_of(
    shape: CanvasFile, lines: Mapping[str, Sequence[Line]] | None = None, *, title: str = "", lead: str = ""
) -> Sheet:
    """`title` and `lead` are the template's own unless a filled one says something better."""
    return Sheet(
        title=title or shape.title,
        lead=lead or shape.purpose,
        layout=shape.layout,
        landscape=shape.paper.endswith("landscape"),
        columns=tuple(column.title for column in shape.columns),
        axes=SheetAxes(**shape.axes.model_dump()) if shape.axes else None,
        fields=tuple(_field(shape, pane) for pane in panes_of(shape, lines)),
    )


def _field(shape: CanvasFile, pane: Pane) -> SheetField:
    written = tuple(texts_of(shape, line) for line in pane.lines)
    field = pane.field
    return SheetField(
        title=field.title,
        help=field.help,
        tone=field.tone,
        notes=() if shape.columns else tuple(text for (text,) in written if text),
        rows=written if shape.columns else (),
        done=any(line.done for line in pane.lines),
    )


def chosen_paper(shape: CanvasFile, asked: str | None) -> Paper:
    """The size somebody asked for, else the one the template is meant for."""
    size = (asked or shape.paper[:2]).lower()
    return "a4" if size == "a4" else "a3"
