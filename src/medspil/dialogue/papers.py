# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Contracts and filled canvases as documents."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.models import Contract, FilledCanvas, Process
from medspil.documents.model import Block, Bullets, Column, Columns, Document, Heading, Paragraph, Sheet, Table
from medspil.materials.canvases import Pane, panes_of
from medspil.materials.schema import CanvasField
from medspil.materials.sheets import sheet_of


def contract_paper(process: Process, contract: Contract, filled: Sequence[tuple[CanvasField, str]]) -> Document:
    blocks: list[Block] = []
    for field, text in filled:
        if text:
            blocks += [Heading(text=field.title), Paragraph(text=text)]
    days = _("The leader answers within {days} days.").format(days=contract.answer_days)
    where = _("The leader {where}.").format(where=contract.get_leader_presence_display())
    blocks += [Heading(text=_("What the system keeps to")), Paragraph(text=where), Paragraph(text=days)]
    agreed = [
        (process.leader.name, contract.agreed_by_leader_at),
        (process.facilitator.name, contract.agreed_by_facilitator_at),
    ]
    meta = tuple((name, _("agreed {day}").format(day=date_format(at, "j. F Y")) if at else "–") for name, at in agreed)
    return Document(
        title=_("Contract: {name}").format(name=process.name),
        subtitle=process.unit.name,
        meta=meta,
        blocks=tuple(blocks),
    )


def filled_sheet(canvas: FilledCanvas) -> Sheet:
    """The canvas in its layout, to print."""
    return sheet_of(canvas.shape, canvas.lines_by_field(), title=canvas.title, lead=_lead(canvas))


def canvas_paper(canvas: FilledCanvas) -> Document:
    """The canvas as text to go on writing in."""
    panes = panes_of(canvas.shape, canvas.lines_by_field())
    match canvas.shape.layout:
        case "columns":
            blocks: tuple[Block, ...] = (Columns(columns=tuple(_column(pane) for pane in panes)),)
        case "checklist":
            blocks = (_ticked(panes),)
        case _:
            blocks = tuple(block for pane in panes for block in _written(pane))
    return Document(title=canvas.title, subtitle=_lead(canvas), blocks=blocks)


def _lead(canvas: FilledCanvas) -> str:
    """What it is made from, whose it is, and as of when."""
    day = date_format(canvas.finished_on or timezone.localdate(), "j. F Y")
    template = "" if canvas.title == canvas.shape.title else canvas.shape.title
    return " · ".join(part for part in (template, canvas.unit.name, day) if part)


def _texts(pane: Pane) -> tuple[str, ...]:
    return tuple(text for _line, cells in pane.rows for _cell, text in cells)


def _column(pane: Pane) -> Column:
    return Column(title=pane.field.title, items=_texts(pane), tone=pane.field.tone, help=pane.field.help)


def _ticked(panes: Sequence[Pane]) -> Table:
    rows = tuple(
        ("✓" if line.done else "", pane.field.title, *(text for _cell, text in cells))
        for pane in panes
        for line, cells in pane.rows
    )
    return Table(header=(_("Done"), _("What"), _("Note")), rows=rows)


def _written(pane: Pane) -> list[Block]:
    where = f" ({pane.corner})" if pane.corner else ""
    heading = Heading(text=pane.field.title + where)
    if not pane.lines:
        return [heading, Paragraph(text="–")]
    if len(pane.cells) == 1:
        return [heading, Bullets(items=_texts(pane))]
    rows = tuple(tuple(text for _cell, text in cells) for _line, cells in pane.rows)
    return [heading, Table(header=tuple(cell.title for cell in pane.cells), rows=rows)]
